@testable import Meetings

/// A small reader of RFC 5545 that shares nothing with the writer.
struct ParsedCalendar {
  final class Component {
    let name: String
    var properties: [(key: String, value: String)] = []
    var children: [Component] = []
    init(_ name: String) { self.name = name }
    /// By name and parameters, as written.
    subscript(key: String) -> String? { properties.first { $0.key == key }?.value }
    func text(_ key: String) -> String? { self[key].map(unescape) }
  }
  struct Fault: Error, CustomStringConvertible { let description: String }

  let root: Component
  var events: [Component] { root.children.filter { $0.name == "VEVENT" } }
  var zones: [Component] { root.children.filter { $0.name == "VTIMEZONE" } }

  init(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(description: "not UTF-8") }
    let unfolded = text.unicodeScalars.split(separator: "\r\n".unicodeScalars).map { String($0) }
      .reduce(into: [String]()) { lines, line in
        if line.first == " ", let last = lines.popLast() {
          lines.append(last + line.dropFirst())
        } else {
          lines.append(line)
        }
      }
    var open: [Component] = []
    var done: Component?
    for line in unfolded {
      guard let colon = line.firstIndex(of: ":") else { throw Fault(description: "no colon in “\(line)”") }
      let (key, value) = (String(line[..<colon]), String(line[line.index(after: colon)...]))
      if key == "BEGIN" {
        let component = Component(value)
        open.last?.children.append(component)
        open.append(component)
      } else if key == "END" {
        guard let last = open.popLast(), last.name == value else {
          throw Fault(description: "END:\(value) ends nothing")
        }
        done = last
      } else {
        open.last?.properties.append((key, value))
      }
    }
    guard open.isEmpty, let done, done.name == "VCALENDAR" else { throw Fault(description: "not closed") }
    root = done
  }
}

private func unescape(_ text: String) -> String {
  var out = ""
  var isEscaped = false
  for character in text {
    if isEscaped { out.append(character == "n" ? "\n" : character) } else if character != "\\" { out.append(character) }
    isEscaped = !isEscaped && character == "\\"
  }
  return out
}

private func fields(_ rule: String) -> [String: String] {
  Dictionary(
    uniqueKeysWithValues: rule.split(separator: ";").map {
      let parts = $0.split(separator: "=")
      return (String(parts[0]), String(parts[1]))
    })
}

private func date(_ text: some StringProtocol) throws -> CivilDate {
  guard let number = Int(text.prefix(8)),
    let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  else { throw ParsedCalendar.Fault(description: "“\(text)” has no date") }
  return date
}

private let weekdayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]

/// Whether BYDAY (3.3.10) takes the day, in a rule of months or years.
private func takes(_ byDay: String, _ date: CivilDate) -> Bool {
  let (year, month, day) = date.yearMonthDay
  let length = CivilDate.daysInMonth(month, of: year)
  return byDay.split(separator: ",").contains { part in
    guard part.suffix(2) == weekdayNames[date.weekday.rawValue] else { return false }
    guard let ordinal = Int(part.dropLast(2)) else { return true }
    return ordinal > 0 ? (day + 6) / 7 == ordinal : (length - day) / 7 + 1 == -ordinal
  }
}

extension ParsedCalendar.Component {
  /// The days an event starts on, from DTSTART, RRULE and RDATE.
  func dates(through last: CivilDate) throws -> [CivilDate] {
    guard let start = properties.first(where: { $0.key.hasPrefix("DTSTART") }) else { return [] }
    let first = try date(start.value)
    var found: Set<CivilDate> = [first]
    for list in properties where list.key.hasPrefix("RDATE") {
      for text in list.value.split(separator: ",") { found.insert(try date(text)) }
    }
    if let rule = self["RRULE"].map(fields), first <= last {
      let interval = rule["INTERVAL"].flatMap { Int($0) } ?? 1
      // Weeks from the Monday of the first day's week (WKST=MO).
      let monday = first.adding(days: -((first.weekday.rawValue + 6) % 7))
      for day in first.daysSinceEpoch...last.daysSinceEpoch {
        let date = CivilDate(daysSinceEpoch: day)
        let isInWeek = ((day - monday.daysSinceEpoch) / 7) % interval == 0
        let isIn =
          switch rule["FREQ"] {
          case "DAILY": true
          case "WEEKLY": isInWeek && takes(rule["BYDAY"] ?? "", date)
          case "MONTHLY": takes(rule["BYDAY"] ?? "", date)
          default: false
          }
        if isIn { found.insert(date) }
      }
    }
    return found.filter { $0 <= last }.sorted()
  }
}

/// One change of a VTIMEZONE: the second it happens, and the offset from then on.
struct ZoneChange {
  var at: Int64
  var to: Int

  static func all(_ observance: ParsedCalendar.Component, through year: Int) throws -> [ZoneChange] {
    guard let start = observance["DTSTART"], let from = offset(observance["TZOFFSETFROM"]),
      let to = offset(observance["TZOFFSETTO"])
    else { throw ParsedCalendar.Fault(description: "an observance lacks a property") }
    let clock = start.suffix(6)
    guard let digits = Int(clock) else { throw ParsedCalendar.Fault(description: "no time in \(start)") }
    let second = digits / 10_000 * 3600 + digits / 100 % 100 * 60 + digits % 100
    var days = [try date(start)]
    if let list = observance["RDATE"] { days += try list.split(separator: ",").map { try date($0) } }
    if let rule = observance["RRULE"].map(fields), let month = rule["BYMONTH"].flatMap({ Int($0) }),
      let first = days.first
    {
      for next in first.yearMonthDay.year...year {
        days += (1...31).compactMap { CivilDate(year: next, month: month, day: $0) }.filter {
          takes(rule["BYDAY"] ?? "", $0) && $0 > first
        }
      }
    }
    return days.map { ZoneChange(at: Int64($0.daysSinceEpoch) * 86_400 + Int64(second - from), to: to) }
  }

  private static func offset(_ text: String?) -> Int? {
    guard let text, let number = Int(text.dropFirst().prefix(4)) else { return nil }
    return (number / 100 * 3600 + number % 100 * 60) * (text.hasPrefix("-") ? -1 : 1)
  }
}
