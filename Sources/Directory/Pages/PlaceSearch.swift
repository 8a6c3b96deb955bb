import Meetings
import Pages

/// The field that asks for a town, region or postcode: the same on every page.
struct PlaceSearch: Component {
  var value = ""
  /// Kept in the address beside what is typed.
  var hidden: [(String, String)] = []
  /// In a narrow column the hint would be cut off.
  var isNarrow = false

  var html: HTML {
    """
    \(SearchField(
      action: DirectoryPath.meetings.url(), name: "place", label: t("Town, region or postcode, or the word online"),
      placeholder: isNarrow ? t("Where") : t("Town or postcode"), value: value, button: t("Find"),
      hidden: hidden, longest: MeetingQuery.Limits.longestText))
    """
  }
}
