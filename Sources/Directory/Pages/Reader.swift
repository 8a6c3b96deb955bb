import Meetings
import Pages

/// Who a page is for: what their clock says and how they measure. Holds nothing that tells who they are.
struct Reader: Sendable {
  var now: Instant
  /// The reader's own zone where the browser gave it, or else the directory's.
  var zone: Zone
  var unit: DistanceUnit
  /// Rooms of this site that are open: for each meeting's slug the address of its door.
  var openRooms: [String: String] = [:]

  var today: CivilDate { zone.date(at: now) }

  func clock(_ instant: Instant) -> String { TimeText.clock(minuteOfDay: zone.wallClock(at: instant).time.minuteOfDay) }

  func distance(_ kilometres: Double) -> String { DistanceText.distance(kilometres: kilometres, unit: unit) }

  /// `today`, `tomorrow`, or the day with its date.
  func day(_ instant: Instant) -> String {
    let date = zone.date(at: instant)
    switch date.daysSinceEpoch - today.daysSinceEpoch {
    case 0: return t("Today")
    case 1: return t("Tomorrow")
    default: return Self.date(date)
    }
  }

  static func date(_ date: CivilDate) -> String {
    let (_, month, day) = date.yearMonthDay
    return TimeText.date(month: month, day: day, weekday: date.weekday.rawValue)
  }
}
