import Meetings

/// Where a clock stands among its milestones.
public struct MilestoneProgress: Sendable, Equatable {
  public struct Reached: Sendable, Equatable {
    public var milestone: Milestone
    /// When it was first reached.
    public var day: CivilDate
  }

  /// What was ever reached, in order; no slip takes any of it.
  public var reached: [Reached]
  /// The last that what counts now has reached: of the current run, or of all days.
  public var last: Milestone?
  public var next: Milestone?
  /// 1 or more; nil where there is no next, or while a slip goes on and nothing counts.
  public var daysToNext: Int?
  /// Reached today.
  public var isToday: Bool
}

extension Clock {
  public func progress(_ now: Instant) -> MilestoneProgress { progress(count(now)) }

  public func progress(_ count: ClockCount) -> MilestoneProgress {
    let all = milestones.milestones
    switch basis {
    case .run:
      let reached = all.compactMap { milestone -> MilestoneProgress.Reached? in
        count.runs.lazy.map { (milestone.day(from: $0.from), $0.until) }.first { $0.0 <= $0.1 }
          .map { .init(milestone: milestone, day: $0.0) }
      }
      let days = count.current.map { run in all.map { $0.day(from: run.from) } }
      let index = days.map { $0.firstIndex { $0 > count.today } ?? all.count } ?? 0
      return MilestoneProgress(
        reached: reached, last: index > 0 ? all[index - 1] : nil, next: index < all.count ? all[index] : nil,
        daysToNext: days.flatMap { index < all.count ? $0[index].days(since: count.today) : nil },
        isToday: days.map { $0.contains(count.today) } ?? false)
    case .lifetime:
      let reached = all.compactMap { milestone in
        count.day(ofFree: milestone.meanDays).map { MilestoneProgress.Reached(milestone: milestone, day: $0) }
      }
      let next = all.first { $0.meanDays > count.lifetimeDays }
      return MilestoneProgress(
        reached: reached, last: reached.last?.milestone, next: next,
        daysToNext: count.current == nil ? nil : next.map { $0.meanDays - count.lifetimeDays },
        isToday: reached.last?.day == count.today)
    }
  }
}

extension ClockCount {
  /// The day on which so many free days were full; nil where they are not yet.
  func day(ofFree wanted: Int) -> CivilDate? {
    var left = wanted
    for run in runs {
      if run.days >= left { return run.from.adding(days: left) }
      left -= run.days
    }
    return nil
  }
}
