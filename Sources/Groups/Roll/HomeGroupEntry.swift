import Meetings
import Members
import Pages

/// A group that a member calls their home group, in their own record: the only place that says so with a name.
struct HomeGroupEntry: VaultEntry {
  /// The group's.
  var id: String
  var slug: String
  var name: String
  /// The day on which they made it theirs.
  var joined: CivilDate

  var facts: [EntryFact] {
    [EntryFact(t("Group"), name), EntryFact(t("Since"), joined.words)]
  }

  /// More than anybody calls home.
  static let most = 50
  static let collection = VaultCollection<HomeGroupEntry>("home-groups", mostPerPage: most) { t("My home groups") }
}

extension CivilDate {
  /// `23 November 2026`.
  var words: String {
    let (year, month, day) = yearMonthDay
    return TimeText.date(year: year, month: month, day: day)
  }
}
