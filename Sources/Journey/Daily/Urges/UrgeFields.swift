import Meetings
import Pages
import Recovery
import Web

extension Urge {
  /// An urge as its forms have it.
  var fields: ParameterList {
    let single: [(String, String?)] = [
      ("day", day.description), ("time", time.description), ("place", place?.rawValue), ("tool", tool),
      ("before", before.map { String($0.value) }), ("after", after.map { String($0.value) }),
      ("minutes", secondsRidden.map { String(($0 + 30) / 60) }), ("note", note),
    ]
    let triggers = triggers.map { ("triggers", $0.rawValue) } + ownTriggers.map { ("own", $0) }
    return ParameterList(
      (single.compactMap { name, value in value.map { (name, $0) } } + triggers).map { .init(name: $0.0, value: $0.1) })
  }

  /// Takes over what was around it.
  mutating func readCircumstances(_ reader: inout FieldReader) {
    place = reader.choice("place")
    triggers = reader.choices("triggers")
    note = reader.text("note", upTo: RecordLimits.note)
    let typed = (reader.form.last("new-trigger") ?? "").split(separator: ",").map { String($0).trimmingWhitespace }
      .filter { !$0.isEmpty }
    if typed.contains(where: { $0.count > DailyLimits.trigger || $0.utf8.count > DailyLimits.trigger * 8 }) {
      reader.fail("new-trigger", t("Write at most \(DailyLimits.trigger) characters for one."))
    }
    var known: Set<String> = []
    ownTriggers = (reader.form.all("own") + typed)
      .filter { $0.count <= DailyLimits.trigger && $0.utf8.count <= DailyLimits.trigger * 8 }
      .filter { known.insert(TextFolding.fold($0)).inserted }
    if triggers.count + ownTriggers.count > DailyLimits.triggers {
      reader.fail("new-trigger", t("Choose at most \(DailyLimits.triggers). Fewer say more."))
    }
  }

  /// Takes over everything, for one that is written down later or changed.
  mutating func readAll(
    _ reader: inout FieldReader, today: CivilDate, now: (day: CivilDate, time: WallTime), zone: Zone
  ) {
    readCircumstances(&reader)
    day = reader.day("day", today: today)
    if let typed = reader.form.last("time"), !typed.isEmpty {
      if let read = WallTime(typed.prefix(5)) {
        time = read
      } else {
        reader.fail("time", t("Write the time as hours and minutes: 18:30."))
      }
    }
    if day == now.day, time > now.time { reader.fail("time", t("That time has not come yet.")) }
    at = zone.instant(of: day, at: time)
    before = reader.rating("before")
    after = reader.rating("after")
    tool = reader.form.last("tool").flatMap { UrgeTool.find($0)?.id ?? ($0 == tool ? $0 : nil) }
    // Whole minutes: what a timer counted more exactly stays as long as nobody changes it.
    let minutes = reader.number("minutes", in: 0...Double(DailyLimits.rideMinutes)).map { Int($0) }
    if minutes != secondsRidden.map({ ($0 + 30) / 60 }) { secondsRidden = minutes.map { $0 * 60 } }
    if before == nil, reader.errors.isEmpty {
      reader.fail("before", t("Say how strong it was, roughly."))
    }
  }
}

/// Where one was, what brought it, and a note.
struct UrgeCircumstances: Component {
  var form: ParameterList
  /// Own words from earlier urges.
  var ownTriggers: [String]
  var errors: [FieldError]

  var html: HTML {
    let triggers = Set(form.all("triggers"))
    let chosenOwn = form.all("own")
    let own = chosenOwn + ownTriggers.filter { !chosenOwn.contains($0) }
    return """
      \(ChipChoices(
        legend: t("What brought it?"), name: "triggers",
        choices: Urge.Trigger.allCases.map { Choice($0.rawValue, label: $0.label, isOn: triggers.contains($0.rawValue)) }))\
      \(own.isEmpty ? nil : ChipChoices(
        legend: t("In my own words"), name: "own",
        choices: own.map { Choice($0, label: $0, isOn: chosenOwn.contains($0)) }))\
      \(FormField(
        "new-trigger", label: t("Something else"), value: form.last("new-trigger") ?? "",
        hint: t("A word or two; several with commas. They are offered again next time."), errors: errors,
        longest: DailyLimits.trigger * 4))\
      \(ChipChoices(
        legend: t("Where were you?"), name: "place", kind: .radio,
        choices: Urge.Place.allCases.map { Choice($0.rawValue, label: $0.label, isOn: $0.rawValue == form.last("place")) }))\
      \(FormField(
        "note", label: t("Note"), control: .multiline(rows: 3), value: form.last("note") ?? "", errors: errors,
        longest: RecordLimits.note))
      """
  }
}

/// One that is written down later, or changed.
struct UrgeFormPage {
  /// Nil for a new one.
  var editing: Urge?
  var ownTriggers: [String]
  var form: ParameterList
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      editing == nil ? t("An urge from earlier") : t("Change an urge"),
      back: BackLink(t("Urges"), url: DailyPath.urges.url()),
      """
      <h1>\(editing == nil ? t("An urge from earlier") : t("Change an urge"))</h1>
      \(ErrorSummary(errors))
      <form method="post" action="\(url: action)" class="form">\(token)
      <div class="pair">\(FormField("day", label: t("Day"), control: .input("date"), value: value("day"), errors: errors, isRequired: true))\
      \(FormField("time", label: t("Time"), control: .input("time"), value: value("time"), errors: errors, isRequired: true))</div>
      \(RatingChoice(name: "before", legend: t("How strong was it at first?"), ends: ends, value: form.last("before"), errors: errors))
      \(FormField("tool", label: t("What did you do?"), control: .select(tools), value: value("tool"), errors: errors))
      \(FormField("minutes", label: t("For how many minutes?"), value: value("minutes"), errors: errors, longest: 4))
      \(RatingChoice(name: "after", legend: t("How strong was it afterwards?"), ends: ends, value: form.last("after"), errors: errors))
      \(UrgeCircumstances(form: form, ownTriggers: ownTriggers, errors: errors))
      \(SubmitButton(t("Save"), isWide: true))
      </form>
      """)
  }

  private func value(_ name: String) -> String { form.last(name) ?? "" }
  private var ends: (low: String, high: String) { (t("none"), t("as strong as it gets")) }
  private var action: String {
    editing.map { DailyPath.editUrge.url($0.address.month, $0.id) } ?? DailyPath.earlierUrge.url()
  }
  private var tools: [Choice] {
    let known = UrgeTool.quick.map { Choice($0.id, label: $0.name) }
    let other = editing?.tool.flatMap { UrgeTool.find($0) == nil ? [Choice($0, label: $0)] : nil } ?? []
    return [Choice("", label: t("nothing in particular"))] + known + other
  }
}
