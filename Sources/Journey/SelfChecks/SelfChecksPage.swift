import Meetings
import Members
import Pages
import Recovery

/// The self-checks on offer, each with its last answers and when it is due.
struct SelfChecksPage {
  struct Row {
    var offer: SelfCheckOffer
    var last: SelfCheckEntry?
    var isDue: Bool
    var due: CivilDate?

    /// Ours is always worth an invitation when it is due; others once somebody has begun with them.
    var isWaiting: Bool { isDue && (offer.isOurs || last != nil) }
  }

  var rows: [Row]
  /// Answered once, and no longer on offer.
  var earlier: [SelfCheckEntry]
  var isSaved = false
  var isRemoved = false

  var page: Page {
    let done: HTML? =
      isRemoved
      ? "\(Notice(.done, "<p>\(t("Those answers are gone."))</p>"))"
      : isSaved ? "\(Notice(.done, "<p>\(t("Your words are saved."))</p>"))" : nil
    return Page(
      title: t("Self-checks"), activeTab: "today", styles: [.checksStyle], isPrivate: true, showsListings: false,
      body: """
        \(DailyPage.backToToday)
        <h1>\(t("Self-checks"))</h1>
        <p class="lead">\(t("A few questions now and then, to see your own way. None of them is a diagnosis."))</p>
        \(done)
        <div class="check-list">\(rows.map(card))</div>
        \(earlierList)
        \(Doors([
          Door(
            t("Words that mean danger to you"),
            text: t("When you write one of them, help opens. Nobody is told."), url: SelfCheckPath.words.url(), icon: .heart)
        ]))
        """)
  }

  private func card(_ row: Row) -> HTML {
    let offer = row.offer
    let about: HTML? = offer.about.map { "<p>\($0)</p>" }
    let results: HTML? =
      row.last == nil
      ? nil
      : """
      <a class="button quiet" href="\(url: SelfCheckPath.results.url(offer.id))">\(t("Your answers"))\
      <span class="visually-hidden">: \(offer.title)</span></a>
      """
    let take: HTML = """
      <a class="button \(row.isWaiting ? "primary" : "quiet")" href="\(url: SelfCheckPath.check.url(offer.id))">\(t("Answer it"))\
      <span class="visually-hidden">: \(offer.title)</span></a>
      """
    return """
      \(Card(.plain, "<h2>\(offer.title)</h2>\(about)<p class=\"soft small\">\(Self.said(row))</p>\(Actions("\(take)\(results)"))"))
      """
  }

  /// `Last: 12 on 9 November 2026 · again from 23 November 2026`.
  private static func said(_ row: Row) -> String {
    guard let last = row.last else { return t("Not answered yet") }
    let day = SelfCheckWords.day(last.day)
    let only = last.scores.count == 1 ? last.scores.first : nil
    let before = only.map { t("Last: \(SelfCheckWords.value($0)) on \(day)") } ?? t("Last on \(day)")
    let next = row.isDue ? t("due again") : row.due.map { t("again from \(SelfCheckWords.day($0))") }
    return [before, next].compactMap { $0 }.joined(separator: "\u{A0}· ")
  }

  private var earlierList: HTML {
    if earlier.isEmpty { return "" }
    let doors = earlier.map { entry in
      Door(entry.title, text: SelfCheckWords.day(entry.day), url: SelfCheckPath.results.url(entry.check))
    }
    return "<section><h2>\(t("No longer offered here"))</h2>\(Doors(doors))</section>"
  }
}
