import Foundation

/// Schedules that the columns Day, Time and End Time cannot hold, as one cell that people can read and write too.
///
/// Slots are parted by `|`. Each is `weekly mon,wed 19:00 +90`, `every 2 weeks from 2026-01-05 mon 19:00`, `monthly 2nd,4th,last tue 18:00 +60`,
/// `on 2026-05-01,2026-06-12 10:00 +60` or `always`; `+90` is the length in minutes.
enum CSVSchedule {
  static func text(_ slots: [Slot]) -> String { slots.map(text).joined(separator: " | ") }

  private static func text(_ slot: Slot) -> String {
    let time = "\(slot.start)" + (slot.duration.map { " +\($0)" } ?? "")
    switch slot.recurrence {
    case .weekly(let days, let interval, let anchor):
      let names = days.sorted().map(\.shortName).joined(separator: ",")
      guard interval != 1 || anchor != nil else { return "weekly \(names) \(time)" }
      return "every \(interval) weeks\(anchor.map { " from \($0)" } ?? "") \(names) \(time)"
    case .monthly(let day, let ordinals):
      return "monthly \(ordinals.sorted().map(ordinal).joined(separator: ",")) \(day.shortName) \(time)"
    case .dates(let dates): return "on \(dates.sorted().map(\.description).joined(separator: ",")) \(time)"
    case .aroundTheClock: return "always"
    }
  }

  /// Nil where some part is not of that form.
  static func slots(_ text: String) -> [Slot]? {
    let parts = text.split(separator: "|")
    let slots = parts.compactMap { slot($0.lowercased().split(whereSeparator: \.isWhitespace)[...]) }
    return slots.isEmpty || slots.count < parts.count || slots.count > mostSlots ? nil : slots
  }

  /// Slots of one meeting: three a day, every day.
  static let mostSlots = 21
  /// Dates of one slot: ten years of weeks.
  static let mostDates = 520

  private static func slot(_ words: ArraySlice<Substring>) -> Slot? {
    if words.elementsEqual(["always"]) { return .aroundTheClock }
    var words = words
    var duration: Int?
    if let last = words.last, last.hasPrefix("+") {
      guard let minutes = Int(last.dropFirst()), (1...Schedule.longestDuration).contains(minutes) else { return nil }
      duration = minutes
      words.removeLast()
    }
    guard let clock = words.popLast(), let start = WallTime(clock), let recurrence = recurrence(Array(words)) else {
      return nil
    }
    return Slot(recurrence, at: start, duration: duration)
  }

  private static func recurrence(_ words: [Substring]) -> Recurrence? {
    switch words.first {
    case "weekly" where words.count == 2: return days(words[1]).map { .weekly($0) }
    case "every" where words.count == 4 || words.count == 6:
      guard let interval = Int(words[1]), (1...520).contains(interval), words[2] == "weeks",
        let days = words.last.flatMap(days)
      else { return nil }
      guard words.count == 6 else { return .weekly(days, interval: interval) }
      guard words[3] == "from", let anchor = CivilDate(words[4]) else { return nil }
      return .weekly(days, interval: interval, anchor: anchor)
    case "monthly" where words.count == 3:
      let ordinals = words[1].split(separator: ",").map(ordinal)
      guard let day = days(words[2])?.first, !ordinals.isEmpty, !ordinals.contains(nil) else { return nil }
      return .monthly(day, ordinals: Set(ordinals.compactMap { $0 }))
    case "on" where words.count == 2:
      let dates = words[1].split(separator: ",").map { CivilDate($0) }
      guard !dates.isEmpty, dates.count <= mostDates, !dates.contains(nil) else { return nil }
      return .dates(Set(dates.compactMap { $0 }))
    default: return nil
    }
  }

  private static func days(_ text: Substring) -> Set<Weekday>? { Cleaning.weekdays(String(text)) }

  private static func ordinal(_ number: Int) -> String {
    if number < 0 { return number == -1 ? "last" : "\(-number)th-last" }
    return ["1st", "2nd", "3rd"].indices.contains(number - 1) ? ["1st", "2nd", "3rd"][number - 1] : "\(number)th"
  }

  private static func ordinal(_ text: Substring) -> Int? {
    if text == "last" { return -1 }
    let isFromEnd = text.hasSuffix("-last")
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), (1...5).contains(number) else { return nil }
    let ending = text.dropFirst(digits.count).replacingOccurrences(of: "-last", with: "")
    guard ["st", "nd", "rd", "th", ""].contains(ending) else { return nil }
    return isFromEnd ? -number : number
  }
}

extension Weekday {
  fileprivate var shortName: String { englishName.prefix(3).lowercased() }
}
