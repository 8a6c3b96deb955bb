import Meetings
import Pages

/// One time of the form: the days, from when to when, and (behind a summary) what is not every week.
struct TimeRow: Component {
  var index: Int
  var fields: TimeFields
  var errors: [FieldError]
  /// There is nothing to take off yet.
  var isNew: Bool

  private var prefix: String { "\(TimeFields.prefix)\(index)." }

  var html: HTML {
    let off: HTML? =
      isNew
      ? nil
      : ChoiceGroup(
        t("Not any more?"), name: prefix + "off", choices: [Choice("yes", label: t("Take this time off"))]
      ).html
    return """
      <div class="card plain time"><div class="days">\(ChoiceGroup(
        t("On which days?"), name: prefix + "days", choices: days, errors: errors))</div>
      <div class="pair">\(FormField(
        prefix + "start", label: t("Starts"), control: .input("time"), value: fields.start, errors: errors,
        isRequired: false))\
      \(FormField(prefix + "end", label: t("Ends"), control: .input("time"), value: fields.end, errors: errors))</div>
      \(Disclosure(t("Not every week?"), isOpen: isOpen, rare))\(off)</div>
      """
  }

  private var isOpen: Bool {
    fields.kind != .weekly || !fields.longer.isEmpty
      || errors.contains { ["nth", "weeks", "from", "dates"].map { prefix + $0 }.contains($0.field) }
  }

  private var rare: HTML {
    """
    \(ChoiceGroup(t("How often?"), name: prefix + "kind", kind: .radio, choices: kinds))
    <div class="days">\(ChoiceGroup(
      t("Which weeks of the month"), name: prefix + "nth", choices: weeks, errors: errors))</div>
    <div class="pair">\(FormField(
      prefix + "weeks", label: t("Every how many weeks"), control: .input("number"), value: fields.weeks, errors: errors))\
    \(FormField(
      prefix + "from", label: t("One date on which it meets"), control: .input("date"), value: fields.from,
      errors: errors))</div>
    \(FormField(
      prefix + "dates", label: t("On these dates only"), value: fields.dates, hint: "2026-12-24, 2026-12-31",
      errors: errors, longest: ListingFormLimits.dates * 12))\(longer)
    """
  }

  private var longer: HTML? {
    if fields.longer.isEmpty { return nil }
    return FormField(
      prefix + "longer", label: t("Further whole days it lasts"), control: .input("number"), value: fields.longer
    ).html
  }

  private var days: [Choice] {
    [1, 2, 3, 4, 5, 6, 0].map { number in
      Choice(
        String(number), label: TimeText.shortWeekday(number), isOn: fields.days.contains(String(number)))
    }
  }

  private var kinds: [Choice] {
    TimeFields.Kind.allCases.map { kind in
      let label =
        switch kind {
        case .weekly: t("Every week")
        case .monthly: t("In some weeks of the month, such as the first Monday")
        case .interval: t("Every few weeks")
        case .dates: t("On certain dates only")
        case .always: t("All day, every day")
        }
      return Choice(kind.rawValue, label: label, isOn: kind == fields.kind)
    }
  }

  private var weeks: [Choice] {
    let others = fields.nth.compactMap { Int($0) }.filter { ![1, 2, 3, 4, 5, -1].contains($0) }
    return ([1, 2, 3, 4, 5, -1] + others).map { number in
      Choice(String(number), label: Self.name(of: number), isOn: fields.nth.contains(String(number)))
    }
  }

  private static func name(of number: Int) -> String {
    switch number {
    case 1: t("first")
    case 2: t("second")
    case 3: t("third")
    case 4: t("fourth")
    case 5: t("fifth")
    case -1: t("last")
    case -2: t("second last")
    default: t("third last")
    }
  }
}

/// Somebody to reach.
struct ContactRow: Component {
  var index: Int
  var fields: ContactFields
  var errors: [FieldError]

  var html: HTML {
    let prefix = "\(ContactFields.prefix)\(index)."
    return """
      <div class="card plain time">\(FormField(
        prefix + "name", label: t("Name"), value: fields.name, errors: errors, longest: ListingFormLimits.line))
      <div class="pair">\(FormField(
        prefix + "phone", label: t("Phone"), control: .input("tel"), value: fields.phone, errors: errors,
        longest: ListingFormLimits.line))\
      \(FormField(
        prefix + "email", label: t("E-mail"), control: .input("email"), value: fields.email, errors: errors,
        longest: ListingFormLimits.line))</div>
      \(ChoiceGroup(
        t("Who sees it"), name: prefix + "public",
        choices: [Choice("yes", label: t("Anybody, on the meeting’s page"), isOn: fields.isPublic)]))</div>
      """
  }
}
