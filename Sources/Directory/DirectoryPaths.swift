import Pages

/// Every address of the directory: registers the routes and builds the links.
public enum DirectoryPath {
  public static let meetings = Path0("/meetings")
  public static let calendar = Path0("/meetings.ics")
  public static let meeting = Path1("/meetings/", "slug")
  public static let meetingCalendar = Path1("/meetings/", "slug", ".ics")
  public static let problem = Path1("/meetings/", "slug", "/problem")
  public static let print = Path0("/print")
  public static let serve = Path0("/serve")
  public static let apiMeetings = Path0("/api/meetings")
  public static let apiMeeting = Path1("/api/meetings/", "slug")
  public static let apiPlaces = Path0("/api/places")
  public static let apiDescription = Path0("/api/openapi.json")
}
