import Gathering
import Meetings

extension GroupSettings {
  /// A room for one of the group's meetings, run as the group wants it.
  public func plan(_ name: String, start: Instant, end: Instant) -> RoomPlan {
    RoomPlan(
      name: name, start: start, end: end, way: way,
      readings: readings.present.map { Gathering.Reading(title: $0.title, text: $0.text) },
      door: door == .lobby ? .lobby : .open, visitors: visitors, asksFirstTime: isFirstTimeMarkOn)
  }
}
