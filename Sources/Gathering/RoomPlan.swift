import Meetings

/// Who may come in as they please.
public enum RoomDoor: String, Sendable, Hashable, Codable, CaseIterable {
  case open
  /// Everybody waits until somebody lets them in, but for the group's own hosts and servants. Nobody is turned away.
  case lobby
  /// Nobody new comes in, but for the group's own hosts.
  case locked
}

/// What people without an account may do.
public enum VisitorRule: String, Sendable, Hashable, Codable, CaseIterable {
  case share, listen, none
}

/// A text of the group's own that its hosts may put before everyone.
public struct Reading: Sendable, Hashable, Codable {
  public var title: String
  public var text: String

  public init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}

/// What a room is opened for.
public struct RoomPlan: Sendable, Hashable, Codable {
  /// What the meeting is called.
  public var name: String
  public var start: Instant
  public var end: Instant
  public var way: WayToRun
  public var readings: [Reading]
  public var door: RoomDoor
  public var visitors: VisitorRule
  /// Whether who comes in may say that it is their first time.
  public var asksFirstTime: Bool
  /// The room stays open for so long after its end.
  public var graceMinutes: Int

  public init(
    name: String, start: Instant, end: Instant, way: WayToRun, readings: [Reading] = [], door: RoomDoor = .open,
    visitors: VisitorRule = .share, asksFirstTime: Bool = true, graceMinutes: Int = 10
  ) {
    self.name = name
    self.start = start
    self.end = max(end, start.adding(minutes: 1))
    self.way = way.bounded
    self.readings = readings.prefix(RoomLimits.readings).map {
      Reading(
        title: $0.title.cut(to: RoomLimits.readingTitle), text: $0.text.cut(to: RoomLimits.readingText))
    }
    self.door = door
    self.visitors = visitors
    self.asksFirstTime = asksFirstTime
    self.graceMinutes = graceMinutes.clamped(to: 0...Self.mostGrace)
  }

  /// Minutes that a room may stay open after its end.
  public static let mostGrace = 60
}
