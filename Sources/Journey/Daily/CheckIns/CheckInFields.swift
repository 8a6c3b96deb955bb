import Meetings
import Pages
import Recovery
import Web

extension CheckIn {
  /// A check-in as its form has it.
  var fields: ParameterList {
    let needs = (needs ?? []).map { ParameterList.Item(name: "needs", value: $0.rawValue) }
    let others: [(String, String?)] = [
      ("craving", craving.map { String($0.value) }), ("mood", mood.map { String($0.value) }),
      ("connectedness", connectedness.map { String($0.value) }), ("sleep", sleepHours.map(Self.plain)), ("note", note),
    ]
    return ParameterList(needs + others.compactMap { name, value in value.map { .init(name: name, value: $0) } })
  }

  private static func plain(_ hours: Double) -> String {
    hours == Double(Int(hours)) ? String(Int(hours)) : String(hours)
  }

  /// Takes over what a form says.
  mutating func read(_ reader: inout FieldReader) {
    craving = reader.rating("craving")
    mood = reader.rating("mood")
    connectedness = reader.rating("connectedness")
    sleepHours = reader.number("sleep", in: DailyLimits.sleepHours)
    note = reader.text("note", upTo: RecordLimits.note)
    let marked: [Need] = reader.choices("needs")
    // The question stands on the long form only: a quick tap says nothing about it.
    needs = reader.form.contains("asked") || !marked.isEmpty ? marked : needs
    if isEmpty, reader.errors.isEmpty {
      reader.fail("craving", t("Choose at least one thing, whichever is easiest."))
    }
  }
}

/// The questions of a check-in beyond the craving: everything can be skipped.
struct CheckInFields: Component {
  var form: ParameterList
  var errors: [FieldError] = []

  var html: HTML {
    """
    \(HiddenField("asked", "all"))\
    \(RatingChoice(name: "mood", legend: t("Mood"), ends: (t("very low"), t("very good")), value: form.last("mood"), errors: errors))\
    \(ChipChoices(legend: t("Just now I am"), name: "needs", choices: needs))\
    \(RatingChoice(
      name: "connectedness", legend: t("How close do you feel to other people?"), ends: (t("alone"), t("close")),
      value: form.last("connectedness"), errors: errors))\
    \(FormField(
      "sleep", label: t("Hours of sleep last night"), control: .input("text"), value: form.last("sleep") ?? "",
      errors: errors, longest: 5))\
    \(FormField(
      "note", label: t("Note"), control: .multiline(rows: 3), value: form.last("note") ?? "", errors: errors,
      longest: RecordLimits.note))
    """
  }

  private var needs: [Choice] {
    let chosen = Set(form.all("needs"))
    return CheckIn.Need.allCases.map { Choice($0.rawValue, label: $0.label, isOn: chosen.contains($0.rawValue)) }
  }
}
