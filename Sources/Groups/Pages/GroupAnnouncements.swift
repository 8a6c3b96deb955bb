import Meetings
import Pages

/// The group's news, newest first, until the day that each ends with.
struct GroupAnnouncements: Component {
  var settings: GroupSettings
  /// In the reader's zone.
  var today: CivilDate

  var html: HTML {
    let news = settings.announcements.present.filter { $0.until >= today }.reversed()
    if news.isEmpty { return "" }
    let items = news.map { item -> HTML in
      "<li><div class=\"card wash\"><p class=\"notes\">\(item.text)</p><p class=\"soft small\">\(item.made.words)</p></div></li>"
    }
    return "<section class=\"group\">\(DayHeading(t("News")))<ul class=\"stack tight\">\(items)</ul></section>"
  }
}
