import Foundation

/// Schedules that a day and a time cannot say, as the field `homegroup_schedule`: the coding of `Schedule` itself, without its zone.
enum MeetingGuideSchedule {
  /// Slots read of one record: a meeting at every hour of one day, and more than any has.
  static let mostSlots = 50
  /// Dates read of one slot: every week of ten years.
  static let mostDates = 520
  static let longestInterval = 52

  static func read(_ value: JSONValue, zone: String) -> Schedule? {
    guard case .object(var fields) = value else { return nil }
    fields["timeZone"] = .string(zone)
    guard let schedule = try? JSONDecoder().decode(Schedule.self, from: Data(JSONWriter.bytes(.object(fields)))),
      schedule.slots.count <= mostSlots, schedule.slots.allSatisfy(isSound)
    else { return nil }
    return schedule
  }

  static func value(of schedule: Schedule) -> JSONValue? {
    guard let data = try? JSONEncoder().encode(schedule),
      case .object(var fields)? = try? JSONParser.value([UInt8](data))
    else {
      return nil
    }
    fields["timeZone"] = nil
    return .object(fields)
  }

  private static func isSound(_ slot: Slot) -> Bool {
    if let duration = slot.duration, !(1...Schedule.longestDuration).contains(duration) { return false }
    switch slot.recurrence {
    case .weekly(let days, let interval, let anchor):
      return !days.isEmpty && (1...longestInterval).contains(interval) && (interval == 1 || anchor != nil)
    case .monthly(_, let ordinals): return !ordinals.isEmpty && ordinals.allSatisfy { (1...5).contains(abs($0)) }
    case .dates(let dates): return !dates.isEmpty && dates.count <= mostDates
    case .aroundTheClock: return true
    }
  }

  /// Whether the format's day, time and end say all of it, as our decoder would read them.
  static func isPlain(_ schedule: Schedule) -> Bool {
    guard let slot = schedule.slots.first else { return schedule.isByAppointment }
    return schedule.slots.count == 1 && !schedule.isByAppointment && isPlain(slot)
  }

  private static func isPlain(_ slot: Slot) -> Bool {
    guard case .weekly(let days, let interval, let anchor) = slot.recurrence, !days.isEmpty, interval == 1,
      anchor == nil
    else {
      return false
    }
    guard let duration = slot.duration else { return true }
    return duration > 0 && duration < 1440
      && (slot.start.minuteOfDay + duration < 1440 || duration <= FindingCollector.longestPastMidnight)
  }
}
