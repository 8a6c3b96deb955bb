import Meetings
import Pages
import Recovery

/// One clock: the number, what comes next, what came back, and its history.
struct ClockPage {
  var token: HiddenField
  var clock: Clock
  var count: ClockCount
  var progress: MilestoneProgress
  var errors: [FieldError] = []
  /// Of "I began again on", where it came back.
  var typedDate: String?

  init(token: HiddenField, clock: Clock, now: Instant) {
    self.token = token
    self.clock = clock
    count = clock.count(now)
    progress = clock.progress(count)
  }

  var page: Page {
    Page(
      title: clock.label, activeTab: "today", styles: [.clocksStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Clocks"), url: ClockPath.all.url()))
        <h1>\(clock.label)</h1>
        \(face)
        \(clock.isOpen ? again : nil)
        \(Actions("\(clock.isOpen ? nil : LinkButton(t("I slipped"), url: ClockPath.slip.url(clock.id), kind: .quiet))\(count.lifetimeDays > 0 ? LinkButton(t("Share the number"), url: ClockPath.card.url(clock.id), kind: .quiet, icon: .share) : nil)"))
        \(next)
        \(regained)
        \(tokens)
        <section><h2>\(t("History"))</h2>\(ClockTimeline(clock: clock, count: count))</section>
        \(Doors([
          Door(t("Fill in history"), text: t("Earlier times that were free"), url: ClockPath.history.url(clock.id), icon: .calendar),
          Door(t("Correct a date"), text: t("The only thing that may change what was counted"), url: ClockPath.correct.url(clock.id), icon: .clock),
          Door(t("Change name, milestones, money or time"), url: ClockPath.edit.url(clock.id), icon: .filter),
          Door(t("Delete this clock"), url: ClockPath.delete.url(clock.id), icon: .leave),
        ]))
        """)
  }

  private var face: HTML {
    let face = ClockFace(count)
    let token: HTML? =
      progress.isToday
      ? progress.last.map { "<div class=\"clock-token\">\(MilestoneToken($0, set: clock.milestones))</div>" } : nil
    let today: HTML? =
      progress.isToday
      ? progress.last.map { "<p><strong>\(t("Today: \(ClockText.milestone($0)). Well done."))</strong></p>" } : nil
    let longest: HTML? =
      count.longestDays > count.currentDays
      ? "<p class=\"soft small\">\(t("Longest run: \(ClockText.days(count.longestDays))."))</p>" : nil
    return """
      <div class="card clock\(progress.isToday ? " sun" : "")"><div class="clock-head"><div>\
      <p class="clock-number">\(face.number)</p><p class="soft">\(face.caption)</p></div>\(token)</div>\(today)\
      \(ClockFacts(count: count, progress: progress))\(longest)</div>
      """
  }

  private var again: HTML {
    """
    <div class="card wash"><h2>\(t("The slip is still open"))</h2>\
    <p>\(t("Nothing is counted against you meanwhile. When you begin again, say so here."))</p>\
    <form method="post" action="\(url: ClockPath.again.url(clock.id))" class="form">\(token)\
    \(FormField("date", label: t("I began again on"), control: .input("date"), value: typedDate ?? count.today.description, errors: errors, isRequired: true))\
    \(SubmitButton(t("I begin again")))</form></div>
    """
  }

  private var next: HTML? {
    guard let next = progress.next, let days = progress.daysToNext else { return nil }
    let day = count.today.adding(days: days)
    let basis = clock.basis == .run ? t("Counted from the current beginning.") : t("Counted over all free days.")
    return """
      <section class="next-token">\(MilestoneToken(next, set: clock.milestones, isAhead: true))<div>\
      <h2>\(t("Next: \(ClockText.milestone(next))"))</h2>\
      <p>\(t(count: days, one: "Tomorrow, \(ClockText.date(day))", other: "In \(days) days, on \(ClockText.date(day))"))</p>\
      <p class="soft small">\(basis)</p></div></section>
      """
  }

  private var regained: HTML? {
    guard let regained = clock.regained, count.lifetimeDays > 0 else { return nil }
    let money = regained.money(days: count.lifetimeDays).map { ClockText.money($0, regained.currency) }
    let time = regained.minutes(days: count.lifetimeDays).map { ClockText.span(minutes: $0) }
    let parts = [money, time].compactMap { $0 }
    if parts.isEmpty { return nil }
    return """
      <section><h2>\(t("Regained"))</h2><p class="lead">\(parts.joined(separator: " · "))</p>\
      <p class="soft small">\(t("Over \(ClockText.days(count.lifetimeDays)), by what you said a day cost."))</p></section>
      """
  }

  private var tokens: HTML? {
    if progress.reached.isEmpty { return nil }
    let items = progress.reached.reversed().map { reached -> HTML in
      "<li>\(MilestoneToken(reached.milestone, set: clock.milestones))<span>\(ClockText.date(reached.day))</span></li>"
    }
    return """
      <section><h2>\(t("Reached"))</h2><p class="soft small">\(t("With the day each was first reached. They stay."))</p>\
      <ul class="tokens">\(items)</ul></section>
      """
  }
}
