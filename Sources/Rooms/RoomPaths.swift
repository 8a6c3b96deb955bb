import Pages

/// The places of live rooms.
public enum RoomPath {
  /// The room; its door, its lobby or its end for whoever is not inside.
  public static let room = Path1("/rooms/", "room")
  /// Sit down: `name`, `listening`, `first`.
  public static let seats = Path1("/rooms/", "room", "/seats")
  /// Everything that somebody does: `act` and its fields (`RoomAct`).
  public static let act = Path1("/rooms/", "room", "/do")
  /// Words: `text`, `share`, `keep`, `key`, `whole`, `pass`.
  public static let say = Path1("/rooms/", "room", "/say")
  public static let events = Path1("/rooms/", "room", "/events")
  /// The heartbeat.
  public static let here = Path1("/rooms/", "room", "/here")
  /// Pages of their own where there are no scripts, since the room's page refreshes itself there.
  public static let write = Path1("/rooms/", "room", "/write")
  public static let more = Path1("/rooms/", "room", "/more")
  public static let tools = Path1("/rooms/", "room", "/tools")
  /// Tell the moderators: `seat` or `share`, `words`, `about`.
  public static let report = Path1("/rooms/", "room", "/report")

  /// Of other features, which this one does not know.
  static let signIn = Path0("/sign-in")
  static let weekPlan = Path0("/plans/week")
}
