/// The span of time a query asks for.
public struct TimeWindow: Hashable, Sendable {
  /// Occurrences start before `until`, and at or after `from`.
  public var from: Instant
  public var until: Instant
  /// Those that started before `from` and still run then count too.
  public var includesRunning: Bool
}

extension MeetingQuery.TimeFilter {
  /// The hours of an evening, on the reader's clock.
  private static let eveningBegins = 17
  private static let nightEnds = 4

  /// The span it means for somebody in `zone` at `now`; nil for `any`.
  public func window(now: Instant, zone: Zone) -> TimeWindow? {
    let today = zone.date(at: now)
    switch self {
    case .any: return nil
    case .now:
      return TimeWindow(from: now, until: now.adding(minutes: MeetingQuery.Limits.nowMinutes), includesRunning: true)
    case .today: return TimeWindow(from: now, until: zone.midnight(today.adding(days: 1)), includesRunning: true)
    case .tonight: return Self.night(now: now, today: today, zone: zone)
    case .tomorrow: return Self.whole(today.adding(days: 1), zone)
    case .week: return TimeWindow(from: now, until: now.adding(days: 7), includesRunning: true)
    case .date(let date): return Self.whole(date, zone)
    case .weekday(let weekday):
      let days = (weekday.rawValue - today.weekday.rawValue + 7) % 7
      return days == 0 ? Self.today.window(now: now, zone: zone) : Self.whole(today.adding(days: days), zone)
    case .between(let from, let until): return TimeWindow(from: from, until: until, includesRunning: false)
    }
  }

  private static func whole(_ date: CivilDate, _ zone: Zone) -> TimeWindow {
    TimeWindow(from: zone.midnight(date), until: zone.midnight(date.adding(days: 1)), includesRunning: false)
  }

  private static func night(now: Instant, today: CivilDate, zone: Zone) -> TimeWindow {
    func instant(_ date: CivilDate, _ hour: Int) -> Instant {
      zone.instant(of: date, at: WallTime(hour: hour, minute: 0) ?? .midnight)
    }
    if now < instant(today, nightEnds) {
      return TimeWindow(from: now, until: instant(today, nightEnds), includesRunning: true)
    }
    let evening = instant(today, eveningBegins)
    let until = instant(today.adding(days: 1), nightEnds)
    return now < evening
      ? TimeWindow(from: evening, until: until, includesRunning: false)
      : TimeWindow(from: now, until: until, includesRunning: true)
  }
}

extension Zone {
  /// When that day begins.
  func midnight(_ date: CivilDate) -> Instant { instant(of: date, at: .midnight) }
}
