import Meetings
import Members
import Pages
import Recovery

/// Meetings somebody went to: how many, when, and writing one down.
struct AttendancePage {
  var month: Month
  var months: [String]
  var today: CivilDate
  /// Of the month shown, latest first.
  var entries: [AttendedMeeting]
  var progress: AttendanceProgress?
  /// Theirs, as they are listed now.
  var mine: [MyMeeting]
  /// What was looked for in the directory; nil where nothing was.
  var search: String?
  var found: [MeetingBook.Entry] = []
  /// What was typed by hand, where it came back.
  var typed: (name: String, day: String, note: String)
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("My meetings"), back: DailyPage.backToToday,
      """
      <h1>\(t("My meetings"))</h1>
      \(ErrorSummary(errors))
      \(progressCard)
      <section class="group">\(DayHeading(t("I was at a meeting")))
      \(mineCard)
      \(searchForm)
      \(Disclosure(t("One that is not listed, or on another day"), isOpen: !errors.isEmpty || search != nil && found.isEmpty, byHand))
      </section>
      <section class="group">\(DayHeading(month.words, note: countNote))
      \(AttendanceCalendar(month: month, days: entries.map(\.day), today: today))
      \(entries.isEmpty && months.isEmpty ? empty : EntryList(entries.map(line)).html)</section>
      \(MonthPager(month, pages: months) { DailyPath.meetings.url(query: [("month", $0.page)]) })
      """)
  }

  private var countNote: String? {
    entries.isEmpty ? nil : t(count: entries.count, one: "1 meeting", other: "\(entries.count) meetings")
  }

  private var empty: HTML {
    "<p class=\"soft\">\(t("Nothing here yet. Find the meeting above, and one tap writes it down."))</p>"
  }

  private var progressCard: HTML {
    guard let progress else {
      return """
        <p><a class="button quiet" href="\(url: DailyPath.goal.url())">\(t("Set a goal, if it helps"))</a></p>
        """
    }
    return """
      <div class="card">\(GoalProgress(progress: progress))
      <p><a href="\(url: DailyPath.goal.url())">\(t("Change the goal"))</a></p></div>
      """
  }

  private var mineCard: HTML? {
    if mine.isEmpty { return nil }
    let lines = mine.map { meeting -> HTML in
      """
      <li class="entry beside"><h3>\(meeting.name)</h3><div class="entry-actions">\
      \(wentForm(slug: meeting.slug, name: meeting.name))\
      \(MyMeetingButton(slug: meeting.slug, name: meeting.name, isMine: true, token: token))</div></li>
      """
    }
    return "<ul class=\"rows entries\">\(lines)</ul>"
  }

  private func wentForm(slug: String, name: String) -> HTML {
    """
    <form method="post" action="\(url: DailyPath.meetings.url())">\(token)\(HiddenField("slug", slug))\
    <button class="button quiet" type="submit">\(t("I was there today"))<span class="visually-hidden">: \(name)</span>\
    </button></form>
    """
  }

  private var searchForm: HTML {
    let lines = found.map { meeting -> HTML in
      """
      <li class="entry beside"><div><h3><a href="\(url: meeting.url)">\(meeting.name)</a></h3>\
      <p class="facts">\(meeting.isOnline ? t("Online") : meeting.place ?? "")</p></div>\
      <div class="entry-actions">\(wentForm(slug: meeting.slug, name: meeting.name))\
      \(MyMeetingButton(slug: meeting.slug, name: meeting.name, isMine: mine.contains { $0.slug == meeting.slug }, token: token))\
      </div></li>
      """
    }
    let results: HTML? =
      search.map { words in
        found.isEmpty
          ? "<p class=\"soft\">\(t("No listed meeting has “\(words)” in its name or place. Write it down by hand below."))</p>"
          : "<ul class=\"rows entries\">\(lines)</ul>"
      } ?? nil
    return """
      <form method="get" action="\(url: DailyPath.meetings.url())" class="search" role="search">\
      <label class="visually-hidden" for="find-meeting">\(t("Find a meeting by its name"))</label>\
      <input type="search" id="find-meeting" name="q" value="\(search ?? "")" placeholder="\(t("Name or place of the meeting"))" \
      maxlength="\(RecordLimits.label)" autocomplete="off"><button class="button" type="submit">\(t("Find"))</button></form>
      \(results)
      """
  }

  private var byHand: HTML {
    """
    <form method="post" action="\(url: DailyPath.meetings.url())" class="form">\(token)
    \(FormField("name", label: t("Which meeting?"), value: typed.name, errors: errors, isRequired: true, longest: RecordLimits.label))
    \(FormField("day", label: t("Day"), control: .input("date"), value: typed.day, errors: errors, isRequired: true))
    \(FormField("note", label: t("Note"), control: .multiline(rows: 2), value: typed.note, errors: errors, longest: RecordLimits.note))
    \(SubmitButton(t("Write it down")))
    </form>
    """
  }

  private func line(_ entry: AttendedMeeting) -> EntryLine {
    EntryLine(
      title: entry.name, facts: [entry.day.shortWords], text: entry.note,
      editURL: DailyPath.oneMeeting.url(entry.address.month, entry.id),
      remove: RemoveButton(
        kind: Daily.attended.name, place: entry.address, token: token, about: "\(entry.name), \(entry.day.shortWords)"))
  }
}

/// "Mine", or not any more.
struct MyMeetingButton: Component {
  var slug: String
  var name: String
  var isMine: Bool
  var token: HiddenField

  var html: HTML {
    """
    <form method="post" action="\(url: DailyPath.myMeeting.url())">\(token)\(HiddenField("slug", slug))\
    \(HiddenField("mine", isMine ? "no" : "yes"))<button class="button text" type="submit">\
    \(isMine ? t("Not mine any more") : t("Make it mine"))<span class="visually-hidden">: \(name)</span></button></form>
    """
  }
}

/// Where somebody stands with their goal, in a sentence and a bar.
struct GoalProgress: Component {
  var progress: AttendanceProgress

  var html: HTML {
    """
    <p class="kicker">\(progress.goal.label)</p>
    <p class="goal"><strong>\(t("\(progress.attended) of \(progress.wanted)"))</strong> <span class="soft">\(rest)</span></p>
    <progress max="\(progress.wanted)" value="\(min(progress.attended, progress.wanted))" \
    aria-label="\(t("Meetings towards the goal"))"></progress>
    """
  }

  private var rest: String {
    if progress.isReached { return t("reached") }
    if progress.daysLeft == 0 { return t("and that is what it was") }
    return t(count: progress.daysLeft, one: "today is the last day", other: "\(progress.daysLeft) days to go")
  }
}
