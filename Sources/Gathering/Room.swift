import Meetings

/// A room: an occurrence of a meeting, live. It is what has happened in it: events applied one after another to an empty room.
///
/// Pure: no clock, no dice, no input or output of its own.
public struct Room: Sendable, Hashable {
  public init() {}
}
