import Pages

/// Every address of live meetings.
public enum RoomPath {
  /// The door of a listed meeting: leads to its room, or says when it opens.
  public static let door = Path1("/meetings/", "slug", "/room")
  public static let room = Path1("/rooms/", "room")
  static let seats = Path1("/rooms/", "room", "/seats")
  static let act = Path1("/rooms/", "room", "/do")
  static let report = Path1("/rooms/", "room", "/report")
  static let reports = Path0("/serve/reports")

  // For scripts and other programs: no account is looked up for these, the seat's cookie is all they know.
  static let events = Path1("/api/rooms/", "room", "/events")
  static let say = Path1("/api/rooms/", "room", "/say")
  static let here = Path1("/api/rooms/", "room", "/here")
  static let call = Path1("/api/rooms/", "room", "/do")
}
