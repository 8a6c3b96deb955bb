import Meetings
import Pages

/// A meeting in words, in the reader's language.
extension Meeting {
  var fellowshipName: String {
    fellowship == .other ? "" : Fellowship.named(fellowship).localShortName
  }

  /// What it is, each once: the meanings of its types in their own order, unknown codes as they stand.
  var typeNames: [String] {
    var seen: Set<String> = []
    return types.compactMap { code in
      let name = TypeVocabulary.meaning(of: code).map { t(key: $0.name) } ?? code.code
      return seen.insert(name).inserted ? name : nil
    }
  }

  /// The few attributes that decide whether somebody can go, for one line of a list.
  var telling: [String] {
    let wanted: [Attribute] = [
      .women, .men, .lgbtq, .youngPeople, .family, .newcomers, .closed, .secular, .signLanguage,
    ]
    let attributes = attributes
    var words = wanted.filter { attributes.contains(AttributeSet($0)) }.map { t(key: $0.name) }
    if attendance.isInPerson, attributes.contains(AttributeSet(.wheelchair)) { words.append(t("step-free")) }
    return Array(words.prefix(3))
  }

  var attendanceName: String { Self.name(of: attendance) }

  public static func name(of attendance: Attendance) -> String {
    switch attendance {
    case .inPerson: t("in person")
    case .hybrid: t("in person and online")
    case .online: t("online")
    case .onlineInstead: t("online for now")
    case .suspended: t("not meeting for now")
    }
  }

  static func name(of option: AttendanceOption) -> String {
    switch option {
    case .inPerson: t("In person")
    case .hybrid: t("In person and online")
    case .online: t("Online")
    case .inactive: t("Not meeting for now")
    }
  }

  /// There is a place to go to.
  var hasDoor: Bool { attendance != .online && attendance != .onlineInstead }

  /// Where, in a few words: the place's name, or its town.
  var whereInShort: String? {
    if !hasDoor { return nil }
    return place?.name ?? place?.street ?? place?.city ?? place?.address
  }
}

extension Schedule {
  /// Every slot in words, in the schedule's own zone: `every Monday, 6:30 – 7:45 pm`.
  public var words: [String] {
    if isByAppointment { return [t("by appointment")] }
    return slots.map(\.words)
  }
}

extension Slot {
  var words: String {
    if recurrence == .aroundTheClock { return t("around the clock, every day") }
    let time = duration.map { TimeText.range(from: start.minuteOfDay, to: start.minuteOfDay + $0) }
    return t("\(recurrence.words), \(time ?? TimeText.clock(minuteOfDay: start.minuteOfDay))")
  }
}

extension Recurrence {
  var words: String {
    switch self {
    case .aroundTheClock: return t("every day")
    case .weekly(let days, let interval, _):
      let names = Self.list(days.sorted().map { TimeText.weekday($0.rawValue) })
      if days.count == 7, interval == 1 { return t("every day") }
      return interval == 1 ? t("every \(names)") : t("every \(interval) weeks on \(names)")
    case .monthly(let day, let ordinals):
      let names = Self.list(ordinals.sorted { ($0 < 0 ? 10 - $0 : $0) < ($1 < 0 ? 10 - $1 : $1) }.map(Self.ordinal))
      return t("the \(names) \(TimeText.weekday(day.rawValue)) of each month")
    case .dates(let dates):
      let (shown, more) = (dates.sorted().prefix(4).map { Reader.date($0) }, max(0, dates.count - 4))
      return Self.list(shown + (more > 0 ? [t(count: more, one: "1 more date", other: "\(more) more dates")] : []))
    }
  }

  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return t("\(words.dropLast().joined(separator: ", ")) and \(last)")
  }

  private static func ordinal(_ number: Int) -> String {
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
