import Meetings
import Web

/// One repeating time of the form, as typed.
struct TimeFields: Sendable, Hashable {
  /// How often, as radio buttons have it.
  enum Kind: String, CaseIterable, Sendable {
    case weekly
    /// On some weeks of the month.
    case monthly
    /// Every few weeks.
    case interval
    case dates
    /// All day, every day.
    case always
  }

  static let prefix = "t"

  var kind = Kind.weekly
  /// Weekdays by their numbers.
  var days: [String] = []
  var start = ""
  var end = ""
  /// Whole days that it runs beyond what start and end say.
  var longer = ""
  /// Which weeks of the month: 1 … 5 from its beginning, -1 … from its end.
  var nth: [String] = []
  var weeks = ""
  /// A date in a week that has it.
  var from = ""
  var dates = ""

  var isBlank: Bool {
    kind != .always && days.isEmpty && start.isEmpty && end.isEmpty && nth.isEmpty && dates.isEmpty
  }

  /// The rows that a browser sent, without blank ones and those to be taken off.
  static func rows(in list: ParameterList) -> [TimeFields] {
    var rows: [TimeFields] = []
    for index in 0..<ListingFormLimits.times * 2 {
      let row = "\(prefix)\(index)."
      guard list.contains(row + "kind"), !list.contains(row + "off") else { continue }
      func text(_ name: String) -> String { ListingText.line(list.last(row + name) ?? "") }
      func several(_ name: String) -> [String] { Array(Set(list.all(row + name).map(ListingText.line))).sorted() }
      var fields = TimeFields()
      fields.kind = Kind(rawValue: text("kind")) ?? .weekly
      fields.days = several("days")
      fields.start = String(text("start").prefix(5))
      fields.end = String(text("end").prefix(5))
      fields.longer = text("longer")
      fields.nth = several("nth")
      fields.weeks = text("weeks")
      fields.from = text("from")
      fields.dates = ListingText.line(list.last(row + "dates") ?? "")
      if !fields.isBlank { rows.append(fields) }
    }
    return rows
  }

  init() {}

  init(_ slot: Slot) {
    func numbers(_ days: some Sequence<Weekday>) -> [String] { days.map { String($0.rawValue) }.sorted() }
    switch slot.recurrence {
    case .weekly(let days, let interval, let anchor):
      self.days = numbers(days)
      kind = interval > 1 ? .interval : .weekly
      if interval > 1 {
        weeks = String(interval)
        from = anchor?.description ?? ""
      }
    case .monthly(let day, let ordinals):
      kind = .monthly
      days = numbers([day])
      nth = ordinals.map(String.init).sorted()
    case .dates(let dates):
      kind = .dates
      self.dates = dates.sorted().map(\.description).joined(separator: ", ")
    case .aroundTheClock:
      kind = .always
      return
    }
    start = slot.start.description
    if let duration = slot.duration, duration > 0 {
      end = WallTime(minuteOfDay: (slot.start.minuteOfDay + duration) % 1440)?.description ?? ""
      // An end at the time of the start is a whole day later.
      let days = duration / 1440
      longer = days > 0 ? String(days) : ""
    }
  }
}

extension ListingForm {
  var times: [TimeFields] {
    (0..<ListingFormLimits.times * 2).compactMap { index in
      let row = "\(TimeFields.prefix)\(index)."
      guard has(row + "kind") else { return nil }
      var fields = TimeFields()
      fields.kind = TimeFields.Kind(rawValue: self[row + "kind"]) ?? .weekly
      fields.days = all(row + "days")
      fields.start = self[row + "start"]
      fields.end = self[row + "end"]
      fields.longer = self[row + "longer"]
      fields.nth = all(row + "nth")
      fields.weeks = self[row + "weeks"]
      fields.from = self[row + "from"]
      fields.dates = self[row + "dates"]
      return fields
    }
  }

  mutating func setTimes(_ rows: [TimeFields]) {
    for (index, fields) in rows.enumerated() {
      let row = "\(TimeFields.prefix)\(index)."
      self[row + "kind"] = fields.kind.rawValue
      set(row + "days", fields.days)
      self[row + "start"] = fields.start
      self[row + "end"] = fields.end
      self[row + "longer"] = fields.longer
      set(row + "nth", fields.nth)
      self[row + "weeks"] = fields.weeks
      self[row + "from"] = fields.from
      self[row + "dates"] = fields.dates
    }
  }
}
