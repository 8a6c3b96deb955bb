import Meetings
import Members
import Pages
import Recovery
import Web

/// A check-in with all its questions: a new one, or one that is changed.
struct CheckInPage {
  /// Nil for a new one.
  var editing: CheckIn?
  var form: ParameterList
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("Check in"),
      back: editing == nil ? DailyPage.backToToday : BackLink(t("Check-ins"), url: DailyPath.checkIns.url()),
      """
      <h1>\(t("How are you just now?"))</h1>
      <p class="soft">\(editing.map { $0.day.words } ?? t("Skip anything. Only you can read it."))</p>
      \(ErrorSummary(errors))
      <form method="post" action="\(url: action)" class="form">\(token)
      \(RatingChoice(
        name: "craving", legend: t("How strong is the craving?"), ends: (t("none"), t("as strong as it gets")),
        value: form.last("craving"), errors: errors))
      \(CheckInFields(form: form, errors: errors))
      \(SubmitButton(t("Save"), isWide: true))
      </form>
      """)
  }

  private var action: String {
    editing.map { DailyPath.oneCheckIn.url($0.address.month, $0.id) } ?? DailyPath.checkIn.url()
  }
}

/// A month of check-ins.
struct CheckInsPage {
  var month: Month
  var months: [String]
  var entries: [CheckIn]
  var zone: Zone
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("Check-ins"), back: DailyPage.backToToday,
      """
      <h1>\(t("Check-ins"))</h1>
      \(Actions("\(LinkButton(t("Check in"), url: DailyPath.checkIn.url()))"))
      \(entries.isEmpty && months.isEmpty ? empty : list)
      """)
  }

  private var empty: HTML {
    EmptyState(
      t("Nothing here yet"), text: t("One tap on a number is a whole check-in. After a few weeks you see how it goes."),
      actions: HTML()
    ).html
  }

  private var list: HTML {
    """
    <section class="group">\(DayHeading(month.words, note: entries.isEmpty ? t("nothing written") : nil))
    \(EntryList(entries.map(line)))</section>
    \(MonthPager(month, pages: months) { DailyPath.checkIns.url(query: [("month", $0.page)]) })
    """
  }

  private func line(_ entry: CheckIn) -> EntryLine {
    let time = TimeText.clock(minuteOfDay: zone.wallClock(at: entry.at).time.minuteOfDay)
    return EntryLine(
      title: "\(entry.day.shortWords), \(time)", facts: entry.shortFacts, text: entry.note,
      editURL: DailyPath.oneCheckIn.url(entry.address.month, entry.id),
      remove: RemoveButton(kind: Daily.checkIns.name, place: entry.address, token: token, about: entry.day.shortWords))
  }
}

extension CheckIn {
  /// What it says, apart from the note, in a line.
  var shortFacts: [String] {
    [
      craving.map { t("craving \($0.value)") }, mood.map { t("mood \($0.value)") },
      connectedness.map { t("close to people \($0.value)") },
      sleepHours.map { t("\(HoursText.hours($0)) h of sleep") }, needs.map { $0.map(\.label).joined(separator: ", ") },
    ].compactMap { $0 }.filter { !$0.isEmpty }
  }
}
