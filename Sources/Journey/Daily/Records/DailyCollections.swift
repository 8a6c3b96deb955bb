import Members
import Pages
import Recovery

/// Where daily records stand in the vault: on a page a month, by their own day.
enum Daily {
  static let checkIns = VaultCollection<CheckIn>("check-ins") { t("Check-ins") }
  static let pledges = VaultCollection<Pledge>("pledges") { t("Pledges") }
  static let reviews = VaultCollection<Review>("reviews") { t("Evening reviews") }
  static let urges = VaultCollection<Urge>("urges") { t("Urges") }
  static let attended = VaultCollection<AttendedMeeting>("attended-meetings") { t("Meetings I went to") }
  static let journal = VaultCollection<JournalEntry>("journal", mostPerPage: 500) { t("Journal") }
  static let inventories = VaultCollection<NightlyInventory>("inventories") { t("Nightly inventories") }
  static let gratitude = VaultCollection<GratitudeList>("gratitude") { t("Gratitude lists") }
  // Small sets, on one page.
  static let myMeetings = VaultCollection<MyMeeting>("my-meetings", mostPerPage: DailyLimits.myMeetings) {
    t("My meetings")
  }
  static let choices = VaultCollection<DailyChoices>("daily-choices", mostPerPage: 1) { t("Goals and own words") }

  static let collections: [any AnyVaultCollection] = [
    checkIns, pledges, reviews, urges, attended, journal, inventories, gratitude, myMeetings, choices,
  ]
}
