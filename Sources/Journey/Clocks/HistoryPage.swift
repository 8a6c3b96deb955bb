import Pages
import Recovery
import Web

/// Earlier times that were free, filled in afterwards.
struct HistoryPage {
  var token: HiddenField
  var clock: Clock
  var values = ParameterList()
  var errors: [FieldError] = []

  var page: Page {
    let known = clock.earlier.map { run -> HTML in
      "<li>\(t("\(ClockText.date(run.from)) to \(ClockText.date(run.until))"))</li>"
    }
    let list: HTML? = known.isEmpty ? nil : "<section><h2>\(t("Already there"))</h2><ul>\(known)</ul></section>"
    return Page(
      title: t("Fill in history"), activeTab: "today", styles: [.clocksStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Back to the clock"), url: ClockPath.clock.url(clock.id)))
        <h1>\(t("Fill in history"))</h1>
        <p>\(t("Were you free before \(ClockText.date(clock.start.date)) as well? Those days count too. A guess is fine."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: ClockPath.history.url(clock.id))" class="form">\(token)
        <div class="pair">\(FormField(
          "from", label: t("From"), control: .input("date"), value: values.last("from") ?? "", errors: errors, isRequired: true))\
        \(FormField(
          "until", label: t("Until"), control: .input("date"), value: values.last("until") ?? "",
          errors: errors, isRequired: true))</div>
        \(SubmitButton(t("Add these days")))
        </form>
        \(list)
        """)
  }

  static func read(_ form: ParameterList, id: String) -> (PastRun?, [FieldError]) {
    var errors: [FieldError] = []
    let from = ParsedText.moment(form, date: "from", time: nil, &errors)
    let until = ParsedText.moment(form, date: "until", time: nil, &errors)
    guard let from, let until else { return (nil, errors) }
    return (PastRun(id: id, from: from.date, until: until.date), [])
  }
}

/// "Delete this clock?"
struct DeleteClockPage {
  var token: HiddenField
  var clock: Clock

  var page: Page {
    Page(
      title: t("Delete this clock"), activeTab: "today", styles: [.clocksStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Back to the clock"), url: ClockPath.clock.url(clock.id)))
        <h1>\(t("Delete “\(clock.label)”?"))</h1>
        <p>\(t("Its days, its history and what you wrote about it will be gone for good. An export keeps a copy."))</p>
        <form method="post" action="\(url: ClockPath.delete.url(clock.id))">\(token)\
        \(Actions("\(SubmitButton(t("Delete it")))\(LinkButton(t("Keep it"), url: ClockPath.clock.url(clock.id), kind: .quiet))"))</form>
        """)
  }
}
