import Meetings
import Members
import Pages
import Recovery
import Web

/// Says where unsaved words are: in this tab, until they are saved or somebody leaves quickly.
struct DraftNote: Component {
  var html: HTML {
    """
    <p class="soft small with-script">\(t("Until you save, this tab keeps your words. “Leave quickly” wipes them."))</p>\
    <p class="soft small without-script">\(t("Save before you go to another page."))</p>\
    <p class="soft small" role="status" data-draft-status data-back="\(t("Your unsaved words are back."))"></p>
    """
  }
}

/// A month of the journal, or what a search found in it.
struct JournalPage {
  var month: Month
  var months: [String]
  var lines: [EntryLine]
  var search: JournalSearch?
  /// The draft that was just saved.
  var saved: String?

  var page: Page {
    DailyPage.make(
      t("Journal"), scripts: [.draftScript], back: DailyPage.backToToday,
      """
      <div\(attribute: "data-draft-saved", saved)><h1>\(t("Journal"))</h1></div>
      \(Actions("\(LinkButton(t("Write"), url: DailyPath.newJournal.url()))\(LinkButton(t("Nightly inventory"), url: DailyPath.inventory.url(), kind: .quiet))\(LinkButton(t("Gratitude list"), url: DailyPath.gratitude.url(), kind: .quiet))"))
      \(months.isEmpty ? empty : "\(searchForm)\(search == nil ? list : found)")
      """)
  }

  private var empty: HTML {
    EmptyState(
      t("An empty notebook"),
      text: t("A line is enough. What you write is sealed with your key: nobody who runs this site can read it.")
    ).html
  }

  private var searchForm: HTML {
    """
    <form method="get" action="\(url: DailyPath.journal.url())" class="search" role="search">\
    <label class="visually-hidden" for="find-words">\(t("Find words in the journal"))</label>\
    <input type="search" id="find-words" name="q" value="\(search?.words ?? "")" placeholder="\(t("Find words"))" \
    maxlength="\(SearchWords.longest)" autocomplete="off"><button class="button" type="submit">\(t("Find"))</button></form>
    """
  }

  private var list: HTML {
    """
    <section class="group">\(DayHeading(month.words, note: lines.isEmpty ? t("nothing written") : nil))
    \(EntryList(lines))</section>
    \(MonthPager(month, pages: months) { DailyPath.journal.url(query: [("month", $0.page)]) })
    """
  }

  private var found: HTML {
    guard let search else { return "" }
    let heading = t(
      count: lines.count, one: "1 place with “\(search.words)”", other: "\(lines.count) places with “\(search.words)”")
    let more: HTML? = search.earlier.map { month in
      """
      <p><a class="button quiet" href="\(url: DailyPath.journal.url(query: [("q", search.words), ("until", month.page)]))">\
      \(t("Look in earlier months"))</a></p>
      """
    }
    return """
      <section class="group">\(DayHeading(heading))<p class="soft small">\(search.range)</p>
      \(EntryList(lines))</section>\(more)
      <p><a href="\(url: DailyPath.journal.url())">\(t("Back to the journal"))</a></p>
      """
  }
}

/// Where a search looked.
struct JournalSearch {
  /// Months that one search opens: a year, so that it stays quick.
  static let monthsAtOnce = 12
  /// Places that one page shows.
  static let mostShown = 50

  var words: String
  var first: Month
  var last: Month
  /// The next month to look in; nil where all were.
  var earlier: Month?

  var range: String {
    first == last
      ? t("Looked in \(first.words).") : t("Looked in everything from \(first.words) to \(last.words).")
  }
}

/// Writing, or changing what was written.
struct JournalFormPage {
  /// Nil for a new entry.
  var editing: JournalEntry?
  /// The stamp that the form came with; nil for the entry's own.
  var seen: String?
  var prompt: DailyPrompts.Prompt?
  /// Another one to turn to.
  var nextPrompt: DailyPrompts.Prompt?
  var text: String
  /// It was taken out in another window while it was being changed.
  var isGone = false
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("Journal"), scripts: [.draftScript], back: BackLink(t("Journal"), url: DailyPath.journal.url()),
      """
      <h1>\(prompt?.words ?? (editing == nil ? t("Write") : t("Change an entry")))</h1>
      \(editing.map { entry -> HTML in "<p class=\"soft\">\(entry.day.words)</p>" })
      \(isGone ? Notice(.warning, title: t("This entry was taken out in another window"), "<p>\(t("Your words are below. Save them as a new entry, or leave them."))</p>") : nil)
      \(ErrorSummary(errors))
      <form method="post" action="\(url: action)" class="form" data-draft="\(draft)">\(token)
      \(prompt.map { HiddenField("prompt", $0.id) })\(editing.map { HiddenField("seen", seen ?? $0.stamp) })
      \(FormField(
        "text", label: t("Your words"), control: .multiline(rows: 12), value: text, errors: errors, isRequired: true,
        longest: RecordLimits.journal))
      \(DraftNote())
      \(SubmitButton(t("Save"), isWide: true))
      </form>
      \(otherPrompt)
      """)
  }

  private var action: String {
    editing.map { DailyPath.oneJournal.url($0.address.month, $0.id) } ?? DailyPath.newJournal.url()
  }
  private var draft: String { editing.map { "journal-\($0.id)" } ?? "journal" }

  private var otherPrompt: HTML? {
    guard editing == nil else { return nil }
    let next: HTML? = nextPrompt.map {
      "<a href=\"\(url: DailyPath.newJournal.url(query: [("prompt", $0.id)]))\">\(prompt == nil ? t("Give me a prompt") : t("Another prompt"))</a>"
    }
    let none: HTML? = prompt == nil ? nil : " · <a href=\"\(url: DailyPath.newJournal.url())\">\(t("No prompt"))</a>"
    return "<p>\(next)\(none)</p>"
  }
}
