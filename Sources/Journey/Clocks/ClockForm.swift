import Meetings
import Pages
import Recovery
import Web

/// What somebody typed about a clock, kept as typed until it is right.
struct ClockForm {
  var label = ""
  var kind: Clock.Kind = .substance
  var date = ""
  var time = ""
  var set = "chips"
  var own = ""
  /// Empty: as is usual for the set.
  var basis = ""
  var money = ""
  var currency = ""
  var minutes = ""

  init() {}

  init(_ form: ParameterList) {
    label = ParsedText.trimmed(form.last("label"))
    kind = form.last("kind").flatMap(Clock.Kind.init) ?? .substance
    date = ParsedText.trimmed(form.last("date"))
    time = ParsedText.trimmed(form.last("time"))
    set = form.last("set") ?? "chips"
    own = ParsedText.trimmed(form.last("own"))
    basis = form.last("basis") ?? ""
    money = ParsedText.trimmed(form.last("money"))
    currency = ParsedText.trimmed(form.last("currency"))
    minutes = ParsedText.trimmed(form.last("minutes"))
  }

  init(_ clock: Clock) {
    label = clock.label
    kind = clock.kind
    switch clock.milestones {
    case .chips: set = "chips"
    case .keyTags: set = "tags"
    case .round: set = "round"
    case .own(let days):
      set = "own"
      own = days.map(String.init).joined(separator: ", ")
    }
    basis = clock.basis.rawValue
    money =
      clock.regained?.hundredths.map {
        $0 % 100 == 0
          ? String($0 / 100) : Language.english.decimal(Double($0) / 100, digits: 2).replacing(",", with: "")
      } ?? ""
    currency = clock.regained?.currency ?? ""
    minutes = clock.regained?.minutes.map(String.init) ?? ""
  }

  /// What can be changed at any time without touching the days.
  struct Choices {
    var label: String
    var kind: Clock.Kind
    var milestones: MilestoneSet
    var basis: MilestoneBasis
    var regained: Clock.Regained?
  }

  func choices() -> (Choices, [FieldError]) {
    var errors: [FieldError] = []
    if label.isEmpty {
      errors.append(FieldError(field: "label", message: t("Give it a name, for your eyes only.")))
    } else if label.count > RecordLimits.label {
      errors.append(FieldError(field: "label", message: t("Write at most \(RecordLimits.label) characters.")))
    }
    let milestones: MilestoneSet
    switch set {
    case "tags": milestones = .keyTags
    case "round": milestones = .round
    case "own":
      if let own = MilestoneSet.own(typed: own) {
        milestones = own
      } else {
        milestones = .round
        errors.append(
          FieldError(
            field: "own",
            message: t("Write up to \(RecordLimits.lines) numbers of days, such as 10, 40, 120.")))
      }
    default: milestones = .chips
    }
    let regained = regained(&errors)
    let basis = MilestoneBasis(rawValue: basis) ?? milestones.usualBasis
    return (Choices(label: label, kind: kind, milestones: milestones, basis: basis, regained: regained), errors)
  }

  private func regained(_ errors: inout [FieldError]) -> Clock.Regained? {
    var regained = Clock.Regained()
    if !money.isEmpty {
      regained.hundredths = ParsedText.hundredths(money)
      if regained.hundredths == nil {
        errors.append(
          FieldError(field: "money", message: t("Write an amount, such as 12 or 12.50, without the currency.")))
      }
      regained.currency = currency.isEmpty ? nil : currency
      if currency.count > ClockLimits.currency {
        errors.append(FieldError(field: "currency", message: t("Write at most \(ClockLimits.currency) characters.")))
      }
    }
    if !minutes.isEmpty {
      regained.minutes = Int(minutes).flatMap { ClockLimits.minutes.contains($0) ? $0 : nil }
      if regained.minutes == nil {
        errors.append(FieldError(field: "minutes", message: t("Write a whole number of minutes, at most 1,440.")))
      }
    }
    return regained.hundredths == nil && regained.minutes == nil ? nil : regained
  }
}

/// Reading what people type into fields.
enum ParsedText {
  static func trimmed(_ text: String?) -> String {
    guard let text else { return "" }
    let isSpace = \Character.isWhitespace
    return String(
      text.drop(while: { $0[keyPath: isSpace] }).reversed().drop(while: { $0[keyPath: isSpace] }).reversed())
  }

  /// Nil where nothing was written.
  static func words(_ text: String?) -> String? {
    let text = trimmed(text)
    return text.isEmpty ? nil : text
  }

  /// `12`, `12.5`, `12,50` in hundredths, within bounds; nil for anything else.
  static func hundredths(_ text: String) -> Int? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      parts[0].count <= 7, let whole = Int(parts[0])
    else { return nil }
    var cents = 0
    if parts.count == 2 {
      guard (1...2).contains(parts[1].count), let digits = Int(parts[1]) else { return nil }
      cents = parts[1].count == 1 ? digits * 10 : digits
    }
    let value = whole * 100 + cents
    return ClockLimits.hundredths.contains(value) ? value : nil
  }

  /// A day and, where one was written, a time, with what is wrong beside its field.
  static func moment(_ form: ParameterList, date: String, time: String?, _ errors: inout [FieldError]) -> CivilMoment? {
    let day = CivilDate(trimmed(form.last(date)))
    if day == nil { errors.append(FieldError(field: date, message: t("Choose a date."))) }
    let typed = time.map { trimmed(form.last($0)) } ?? ""
    let clock = WallTime(typed.prefix(5))
    if let time, !typed.isEmpty, clock == nil {
      errors.append(FieldError(field: time, message: t("Write the time as 18:30, or leave it out.")))
    }
    return day.map { CivilMoment($0, clock) }
  }
}
