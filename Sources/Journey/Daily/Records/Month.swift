import Meetings
import Members
import Pages

/// A calendar month: how daily records are kept and leafed through.
struct Month: Hashable, Comparable {
  let year: Int
  let month: Int

  init(_ day: CivilDate) {
    let (year, month, _) = day.yearMonthDay
    (self.year, self.month) = (year, month)
  }

  /// Reads `2026-11`, the name of its page.
  init?(_ text: some StringProtocol) {
    guard let first = CivilDate("\(text)-01") else { return nil }
    self.init(first)
  }

  /// The page's name in the vault and in addresses.
  var page: String { VaultPage.month(year: year, month: month) }
  /// `November 2026`.
  var words: String { "\(TimeText.month(month)) \(String(year))" }

  var firstDay: CivilDate { CivilDate(year: year, month: month, day: 1) ?? CivilDate(daysSinceEpoch: 0) }
  var lastDay: CivilDate { firstDay.adding(days: CivilDate.daysInMonth(month, of: year) - 1) }
  var previous: Month { Month(firstDay.adding(days: -1)) }
  var next: Month { Month(lastDay.adding(days: 1)) }

  /// The months from that day's to this one's, ascending.
  static func from(_ first: CivilDate, through last: CivilDate) -> [Month] {
    var months: [Month] = []
    var month = Month(first)
    while month <= Month(last) {
      months.append(month)
      month = month.next
    }
    return months
  }

  static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }
}

/// The months that have something, around the one on the page.
struct MonthPager: Component {
  var month: Month
  /// Of months with entries.
  var pages: [String]
  var url: @Sendable (Month) -> String

  init(_ month: Month, pages: [String], url: @escaping @Sendable (Month) -> String) {
    self.month = month
    self.pages = pages
    self.url = url
  }

  var html: HTML {
    let earlier = pages.last { $0 < month.page }.flatMap { Month($0) }
    let later = pages.first { $0 > month.page }.flatMap { Month($0) }
    if earlier == nil, later == nil { return "" }
    let back: HTML? = earlier.map { "<a href=\"\(url: url($0))\" rel=\"prev\">\(Icon.back)\($0.words)</a>" }
    let on: HTML? = later.map { "<a href=\"\(url: url($0))\" rel=\"next\">\($0.words)\(Icon.arrow)</a>" }
    return "<nav class=\"months\" aria-label=\"\(t("Months"))\"><span>\(back)</span><span>\(on)</span></nav>"
  }
}
