import Meetings
import Pages
import Recovery
import Web

/// Dates that were wrong, set right: the beginning, the zone, a slip, an earlier run. One at a time.
struct CorrectPage {
  enum Item: Equatable {
    case start, zone
    case slip(Slip)
    case earlier(PastRun)

    /// As the address has it.
    var name: String {
      switch self {
      case .start: "start"
      case .zone: "zone"
      case .slip(let slip): slip.id
      case .earlier(let run): run.id
      }
    }
  }

  var token: HiddenField
  var clock: Clock
  var item: Item
  var values = ParameterList()
  var errors: [FieldError] = []

  static func item(_ name: String?, of clock: Clock) -> Item? {
    switch name {
    case nil, "start": .start
    case "zone": .zone
    case .some(let id):
      clock.slips.first { $0.id == id }.map(Item.slip) ?? clock.earlier.first { $0.id == id }.map(Item.earlier)
    }
  }

  var page: Page {
    Page(
      title: t("Correct a date"), activeTab: "today", styles: [.clocksStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Back to the clock"), url: ClockPath.clock.url(clock.id)))
        <h1>\(t("Correct a date"))</h1>
        \(Notice(.info, "<p>\(t("This is the only thing that may change what was counted. Use it where a date was wrong; a slip has its own page."))</p>"))
        \(ChipRow(label: t("What to correct"), chips))
        \(ErrorSummary(errors))
        <form method="post" action="\(url: ClockPath.correct.url(clock.id))" class="form">\(token)\
        \(HiddenField("item", item.name))
        \(fields)
        \(Actions("\(SubmitButton(t("Save")))\(removal)"))
        </form>
        """)
  }

  private var chips: [Chip] {
    let items: [(Item, String)] =
      [(.start, t("The beginning")), (.zone, t("The time zone"))]
      + clock.slips.reversed().map { (.slip($0), t("Slip, \(ClockText.date($0.at.date))")) }
      + clock.earlier.reversed().map { (.earlier($0), t("Earlier run, \(ClockText.date($0.from))")) }
    return items.map { entry in
      Chip(
        entry.1, url: ClockPath.correct.url(clock.id, query: [("item", entry.0.name)]), isOn: entry.0.name == item.name)
    }
  }

  private var removal: HTML? {
    switch item {
    case .start, .zone: nil
    case .slip: SubmitButton(t("It never happened: remove it"), kind: .quiet, name: "do", value: "remove").html
    case .earlier: SubmitButton(t("Remove this run"), kind: .quiet, name: "do", value: "remove").html
    }
  }

  private var fields: HTML {
    switch item {
    case .start: pair(clock.start, date: "date", time: "time", label: t("It began on"))
    case .zone: zones
    case .slip(let slip):
      """
      \(pair(slip.at, date: "date", time: "time", label: t("The slip was on")))\
      \(FormField(
        "until", label: t("It was over on"), control: .input("date"),
        value: values.last("until") ?? slip.resumed?.date.description ?? "", hint: t("Empty while it is still open."),
        errors: errors))
      """
    case .earlier(let run):
      """
      <div class="pair">\(FormField(
        "from", label: t("From"), control: .input("date"), value: values.last("from") ?? run.from.description,
        errors: errors, isRequired: true))\
      \(FormField(
        "until", label: t("Until"), control: .input("date"), value: values.last("until") ?? run.until.description,
        errors: errors, isRequired: true))</div>
      """
    }
  }

  private func pair(_ moment: CivilMoment, date: String, time: String, label: String) -> HTML {
    """
    <div class="pair">\(FormField(
      date, label: label, control: .input("date"), value: values.last(date) ?? moment.date.description, errors: errors,
      isRequired: true))\
    \(FormField(
      time, label: t("At what time?"), control: .input("time"),
      value: values.last(time) ?? moment.time?.description ?? "", errors: errors))</div>
    """
  }

  private var zones: HTML {
    let names = Zone.identifiers.filter { $0.contains("/") }.union(["UTC", clock.zone]).sorted()
    let field = FormField(
      "zone", label: t("Days are those of"), control: .select(names.map { Choice($0, label: $0) }),
      value: values.last("zone") ?? clock.zone,
      hint: t("The days so far stay as they are. New days begin at midnight there."), errors: errors, isRequired: true)
    return field.html
  }
}
