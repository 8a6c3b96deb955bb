import Pages

/// The places of daily records. One that stands in the vault is named by its month and its id.
enum DailyPath {
  static let today = Path0("/today")
  /// Undoes the removal that the page before it made.
  static let putBack = Path0("/today/put-back")
  static let checkIn = Path0("/today/check-in")
  static let checkIns = Path0("/today/check-ins")
  static let oneCheckIn = Path2("/today/check-in/", "month", "/", "id")
  static let pledge = Path0("/today/pledge")
  static let review = Path0("/today/review")
  static let evenings = Path0("/today/evenings")
  static let urge = Path0("/today/urge")
  static let earlierUrge = Path0("/today/urge/earlier")
  static let urges = Path0("/today/urges")
  static let pickTool = Path2("/today/urge/", "month", "/", "id")
  static let ride = Path2("/today/urge/", "month", "/", "id", "/ride")
  static let after = Path2("/today/urge/", "month", "/", "id", "/after")
  static let editUrge = Path2("/today/urge/", "month", "/", "id", "/edit")
  static let meetings = Path0("/today/meetings")
  static let goal = Path0("/today/meetings/goal")
  static let myMeeting = Path0("/today/meetings/mine")
  static let oneMeeting = Path2("/today/meetings/", "month", "/", "id")
  static let journal = Path0("/today/journal")
  static let newJournal = Path0("/today/journal/new")
  static let oneJournal = Path2("/today/journal/", "month", "/", "id")
  static let inventory = Path0("/today/inventory")
  static let gratitude = Path0("/today/gratitude")
  /// Takes an entry of any kind out: kind and id; its month stands in the form.
  static let remove = Path2("/today/remove/", "kind", "/", "id")
}
