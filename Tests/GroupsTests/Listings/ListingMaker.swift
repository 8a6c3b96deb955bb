import Foundation
import Meetings

@testable import Groups

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every run.
struct ListingRandom: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Made-up listings of the shapes that real lists have.
struct ListingMaker {
  private var random: ListingRandom
  init(_ seed: UInt64) { random = ListingRandom(seed) }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  private mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &random)] }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private static let texts = [
    "Serenity", "Grupo “Nueva Vida” & amigos", "希望会", "أمل جديد", "Line one\nline two\n\nline four", "x = 1 + 2 & y",
    "<b>bold</b>",
  ]
  private static let zones = [
    "America/New_York", "Europe/London", "Pacific/Chatham", "Asia/Kolkata", "America/Havana", "UTC",
  ]

  mutating func meeting() -> Meeting {
    let attendance = pick(Attendance.allCases)
    var meeting = Meeting(
      slug: "m\(number(1...999))", name: pick(["Serenity", "Grupo Nueva Vida", "A.A. “Noon”", "希望会"]),
      fellowship: pick([.aa, .na, .smart, .alAnon, .other]), attendance: attendance, schedule: schedule(),
      source: SourceRecord(name: "made", key: "1"))
    meeting.types = Array(Set((0..<number(0...5)).map { _ in type(meeting.fellowship) })).sorted {
      $0.description < $1.description
    }
    meeting.languages = pick([[], ["en"], ["es", "en"], ["pt-BR"], ["zh-Hant"]])
    meeting.types.removeAll { ListingForm.saysLanguage($0) }
    meeting.notes = chance(50) ? pick(Self.texts) : nil
    if chance(60) {
      meeting.group = Group(name: "Group \(number(1...9))")
      if chance(30) { meeting.group?.notes = pick(Self.texts) }
    }
    meeting.place = attendance == .online && chance(70) ? nil : place()
    if attendance.isOnline || chance(20) {
      meeting.online = OnlineAccess(
        url: "https://meet.example.org/j/\(number(1...999))?pwd=a%20b", urlNotes: chance(40) ? pick(Self.texts) : nil,
        phone: chance(40) ? "+1 646 558 8656,,87654321#" : nil, phoneNotes: chance(20) ? pick(Self.texts) : nil)
    }
    meeting.contacts = (0..<number(0...3)).map { index in
      Contact(
        name: "Person \(index)", email: chance(50) ? "p\(index)@example.org" : nil,
        phone: chance(50) ? "555 010\(index)" : nil, isPublic: chance(20))
    }
    if chance(30) { meeting.contributions.venmo = "@Group-\(number(1...9))" }
    if chance(20) { meeting.contributions.square = "$group & <b>friends</b>" }
    if chance(20) { meeting.contributions.paypal = "paypal.me/Group" }
    meeting.extras = chance(30) ? ["custom": .string("kept"), "list": .array([.number(1), .null])] : [:]
    meeting.regions = chance(30) ? ["County", "Town"] : []
    if chance(30) { meeting.serviceBody = ServiceBody(key: "1", name: "Area One") }
    return meeting
  }

  private mutating func type(_ fellowship: Fellowship.ID) -> TypeCode {
    if chance(10) { return TypeCode(fellowship, "ZZ9") }
    return pick(TypeVocabulary.known(in: fellowship).map(\.code))
  }

  private mutating func place() -> Place {
    var place = Place(name: chance(80) ? "St Mark’s hall" : nil)
    if chance(40) { place.formattedAddress = "1625 Locust St, Philadelphia, PA 19103, USA" }
    if place.formattedAddress == nil || chance(30) { place.street = "\(number(1...99)) Quay St" }
    if chance(70) { place.city = "Philadelphia" }
    if chance(50) { place.state = "PA" }
    if chance(30) { place.postalCode = "19103" }
    if chance(20) { place.neighborhood = "Old City" }
    if chance(20) { place.county = "Bucks" }
    if chance(30) { place.country = "USA" }
    if chance(30) { place.notes = pick(Self.texts) }
    if chance(60) {
      place.position = Position(
        latitude: Double.random(in: -89...89, using: &random), longitude: Double.random(in: -179...179, using: &random),
        isApproximate: chance(30))
    }
    return place
  }

  private mutating func schedule() -> Schedule {
    if chance(8) { return Schedule(timeZone: pick(Self.zones), isByAppointment: true) }
    let slots = (0..<number(1...4)).map { _ in slot() }
    return Schedule(timeZone: pick(Self.zones), slots: slots)
  }

  private mutating func slot() -> Slot {
    if chance(4) { return .aroundTheClock }
    let start = WallTime(minuteOfDay: number(0...1439)) ?? .midnight
    let duration = chance(20) ? nil : number(1...(chance(5) ? Schedule.longestDuration : 180))
    return Slot(recurrence(), at: start, duration: duration)
  }

  private mutating func recurrence() -> Recurrence {
    let days = Set((0..<number(1...4)).map { _ in pick(Weekday.allCases) })
    switch number(0...9) {
    case 0: return .monthly(pick(Weekday.allCases), ordinals: Set([pick([1, 2, 3, 4, 5]), pick([-1, -2, 3])]))
    case 1: return .weekly(days, interval: number(2...4), anchor: CivilDate(daysSinceEpoch: number(20_000...21_000)))
    case 2:
      return .dates(Set((0..<number(1...5)).map { _ in CivilDate(daysSinceEpoch: number(20_000...21_000)) }))
    default: return .weekly(days)
    }
  }
}

/// The real lists beside the checkout, where they are.
enum RealLists {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("../shared/data/feeds").standardized
  static let isPresent = FileManager.default.fileExists(atPath: root.path)
  static let files = [
    "meeting-guide/aasepia-2021-06-26.json", "meeting-guide/online-aa-2021.json",
    "meeting-guide/al-anon-2023-08-22.json", "bmlt/greater-new-york-meetings.json", "csv/smart-recovery-2022.csv",
  ]

  static func each(_ file: String, _ body: (Meeting) throws -> Void) throws {
    var options = DecodingOptions(sourceName: "real", fellowship: .aa, timeZone: "America/New_York")
    if file.hasPrefix("bmlt") { options.fellowship = .na }
    let decoder: any MeetingDecoder =
      switch file.prefix(3) {
      case "bml": BMLTDecoder()
      case "csv": CSVDecoder()
      default: MeetingGuideDecoder()
      }
    try decoder.decode(.file(root.appendingPathComponent(file).path), options: options) { item in
      if case .meeting(let meeting, _, _) = item { try body(meeting) }
    }
  }
}
