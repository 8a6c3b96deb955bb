/// Times, days and dates in the spellings that feeds use.
extension Cleaning {
  /// Minutes since midnight, 0 to 1440 (only `24:00` is 1440). Takes `19:00`, `7:05`, `19:00:00`, `1900`, `7:00 pm`, `7 p.m.`, `noon`,
  /// `midnight`.
  static func minuteOfDay(_ text: String) -> Int? {
    if let time = WallTime(exactly: text) { return time.minuteOfDay }
    var word = text.lowercased().filter { !$0.isWhitespace && $0 != "." }
    switch word {
    case "noon", "12noon", "12:00noon", "mediodía", "mediodia": return 720
    case "midnight", "12midnight", "12:00midnight", "medianoche": return 0
    default: break
    }
    var isAfternoon: Bool?
    for (ending, afternoon) in [("am", false), ("pm", true), ("a", false), ("p", true)] where word.hasSuffix(ending) {
      word.removeLast(ending.count)
      isAfternoon = afternoon
      break
    }
    guard let (hour, minute) = hourAndMinute(word, allowsBareHour: isAfternoon != nil) else { return nil }
    if let isAfternoon {
      // Some write 19:00 pm and mean it; 0:30 am too.
      guard (0...12).contains(hour) else { return isAfternoon && hour < 24 ? hour * 60 + minute : nil }
      return (hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute
    }
    if hour == 24, minute == 0 { return 1440 }
    return hour < 24 ? hour * 60 + minute : nil
  }

  private static func hourAndMinute(_ text: String, allowsBareHour: Bool) -> (Int, Int)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { digits($0) }
    guard numbers.count == parts.count, let first = parts.first, let number = numbers.first else { return nil }
    switch parts.count {
    case 1 where first.count == 4: return number % 100 < 60 ? (number / 100, number % 100) : nil
    case 1 where first.count <= 2 && allowsBareHour: return (number, 0)
    case 2, 3:
      guard first.count <= 2, parts.dropFirst().allSatisfy({ $0.count == 2 }),
        numbers.dropFirst().allSatisfy({ $0 < 60 })
      else { return nil }
      return (number, numbers[1])
    default: return nil
    }
  }

  /// A number of up to four ASCII digits.
  private static func digits(_ text: Substring) -> Int? {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }

  // MARK: Days

  /// Days named by number (0 is Sunday) or by name or short form in English or Spanish, alone or in a list separated by commas,
  /// slashes, semicolons, `&`, `and` or `y`; `daily`, `weekdays` and `weekends` too. Nil where any part is none of these.
  static func weekdays(_ text: String) -> Set<Weekday>? {
    if text.utf8.count == 1, let number = Int(text), let day = Weekday(rawValue: number) { return [day] }
    // A minus sign makes a number that is no day; between words it is a separator.
    if text.hasPrefix("-") { return nil }
    var found: Set<Weekday> = []
    let folded = text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
    for word in String(folded).split(separator: " ") where !["and", "y", "e", "on", "every"].contains(word) {
      guard let days = weekdayWords[fold(String(word))] else { return nil }
      found.formUnion(days)
    }
    return found.isEmpty ? nil : found
  }

  private static let weekdayWords: [String: Set<Weekday>] = {
    let names = [
      "0 sunday sundays sun su domingo domingos dom do", "1 monday mondays mon mo lunes lun lu",
      "2 tuesday tuesdays tue tues tu martes mar ma", "3 wednesday wednesdays wed weds we miercoles mie mi",
      "4 thursday thursdays thu thur thurs th jueves jue ju", "5 friday fridays fri fr viernes vie vi",
      "6 saturday saturdays sat sa sabado sabados sab",
    ]
    var table: [String: Set<Weekday>] = [:]
    for (number, line) in names.enumerated() {
      guard let day = Weekday(rawValue: number) else { continue }
      for word in line.split(separator: " ") { table[String(word)] = [day] }
    }
    let working: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
    for word in ["daily", "everyday", "day", "diario", "diaria"] { table[word] = Set(Weekday.allCases) }
    table["weekdays"] = working
    table["weekends"] = [.saturday, .sunday]
    return table
  }()

  // MARK: Time stamps

  /// A time stamp: ISO 8601 (`2021-06-21 03:25:44`, `2021-06-21T03:25:44Z`, with an offset, with a fraction, which is dropped) or
  /// American (`8/29/2021`, `8/25/2022 11:17:07 AM`). UTC where it names no offset; midnight where it has no time.
  static func timestamp(_ text: String) -> Instant? {
    if let instant = plainTimestamp(text) { return instant }
    let halves = text.replacingFirst(oneOf: "Tt", between: \.isNumber, with: " ").split(separator: " ", maxSplits: 1)
    guard let day = halves.first, let date = CivilDate(day) ?? americanDate(day) else { return nil }
    guard halves.count == 2 else { return Instant(seconds: Int64(date.daysSinceEpoch) * 86_400) }
    guard let second = secondOfDay(halves[1]) else { return nil }
    return Instant(seconds: Int64(date.daysSinceEpoch) * 86_400 + Int64(second))
  }

  /// `YYYY-MM-DD HH:MM:SS` and nothing else: what the specification asks for, without any detour.
  private static func plainTimestamp(_ text: String) -> Instant? {
    var text = text
    return text.withUTF8 { bytes in
      func two(_ at: Int) -> Int? { number(bytes, at, 2) }
      guard bytes.count == 19, bytes[4] == 45, bytes[7] == 45, bytes[10] == 32, bytes[13] == 58, bytes[16] == 58,
        let year = number(bytes, 0, 4), let month = two(5), let day = two(8), let hour = two(11), let minute = two(14),
        let second = two(17), hour < 24, minute < 60, second < 60,
        let date = CivilDate(year: year, month: month, day: day)
      else { return nil }
      return Instant(seconds: Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second))
    }
  }

  /// The number that so many digits make.
  fileprivate static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for at in start..<(start + count) {
      guard case let digit = bytes[at] &- 48, digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  /// Month first, as in the United States; day first only where the first number can be no month.
  private static func americanDate(_ text: Substring) -> CivilDate? {
    let parts = text.split(whereSeparator: { "/-.".contains($0) }).compactMap { digits($0) }
    guard parts.count == 3 else { return nil }
    if parts[0] > 31 { return CivilDate(year: parts[0], month: parts[1], day: parts[2]) }
    let year = parts[2] < 100 ? 2000 + parts[2] : parts[2]
    return CivilDate(year: year, month: parts[0], day: parts[1])
      ?? CivilDate(year: year, month: parts[1], day: parts[0])
  }

  /// Seconds since midnight UTC; an offset can take it below 0 or beyond a day.
  private static func secondOfDay(_ text: Substring) -> Int? {
    var clock = text.filter { $0 != " " }.lowercased()[...]
    var offset = 0
    if clock.hasSuffix("utc") || clock.hasSuffix("gmt") {
      clock = clock.dropLast(3)
    } else if clock.hasSuffix("z") {
      clock = clock.dropLast()
    } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      guard let (hours, minutes) = hourAndMinute(String(clock[clock.index(after: sign)...]), allowsBareHour: true),
        hours <= 14
      else { return nil }
      offset = (hours * 60 + minutes) * (clock[sign] == "-" ? -60 : 60)
      clock = clock[..<sign]
    }
    var isAfternoon: Bool?
    if clock.hasSuffix("am") || clock.hasSuffix("pm") {
      isAfternoon = clock.hasSuffix("pm")
      clock = clock.dropLast(2)
    }
    if let point = clock.firstIndex(of: ".") { clock = clock[..<point] }
    guard let (hour, minute) = hourAndMinute(String(clock), allowsBareHour: isAfternoon != nil), hour < 24 else {
      return nil
    }
    let parts = clock.split(separator: ":")
    let seconds = parts.count == 3 ? Int(parts[2]) ?? 0 : 0
    let hours = isAfternoon.map { hour % 12 + ($0 ? 12 : 0) } ?? hour
    return hours * 3600 + minute * 60 + seconds - offset
  }
}

extension WallTime {
  /// `HH:MM` and nothing else, without any detour.
  fileprivate init?(exactly text: String) {
    var text = text
    let parts: (Int, Int)? = text.withUTF8 { bytes in
      guard bytes.count == 5, bytes[2] == 58, let hour = Cleaning.number(bytes, 0, 2),
        let minute = Cleaning.number(bytes, 3, 2)
      else { return nil }
      return (hour, minute)
    }
    guard let parts else { return nil }
    self.init(hour: parts.0, minute: parts.1)
  }
}

extension String {
  /// Replaces the first of some characters that stands between two of a kind.
  fileprivate func replacingFirst(oneOf marks: String, between kind: (Character) -> Bool, with other: Character)
    -> String
  {
    var characters = Array(self)
    for at in characters.indices.dropFirst().dropLast()
    where marks.contains(characters[at]) && kind(characters[at - 1]) && kind(characters[at + 1]) {
      characters[at] = other
      break
    }
    return String(characters)
  }
}
