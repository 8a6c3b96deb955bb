import Foundation
import Meetings

/// SplitMix64 (Steele, Lea and Flood, 2014): the same directory on every run.
struct BenchmarkRandom: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func unit() -> Double { Double.random(in: 0..<1, using: &self) }
  mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &self)] }
  /// Small numbers often, large ones seldom, as words and towns come.
  mutating func skewed(_ count: Int) -> Int { min(count - 1, Int(pow(Double(count), unit())) - 1) }
  mutating func normal() -> Double { (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit()) }
}

/// A directory as large as one likes, shaped like real ones: listings crowd around towns of very different size, evenings are
/// busiest, most meet once a week, half have notes.
struct SyntheticDirectory {
  private struct Town {
    var name: String
    var state: String
    var zone: String
    var latitude: Double
    var longitude: Double
  }

  private static let states: [(String, String, ClosedRange<Double>, ClosedRange<Double>)] = [
    ("NY", "America/New_York", 40.6...44.5, -78.9 ... -73.9), ("PA", "America/New_York", 39.8...41.9, -80.3 ... -75.1),
    ("FL", "America/New_York", 25.8...30.5, -82.8 ... -80.2), ("OH", "America/New_York", 38.9...41.6, -84.5 ... -81.0),
    ("IL", "America/Chicago", 38.0...42.2, -90.5 ... -87.7), ("TX", "America/Chicago", 27.5...33.2, -101.9 ... -95.2),
    ("MN", "America/Chicago", 43.8...47.5, -96.0 ... -92.2), ("CO", "America/Denver", 37.5...40.7, -108.5 ... -104.6),
    ("AZ", "America/Phoenix", 31.9...35.2, -114.0 ... -110.0),
    ("CA", "America/Los_Angeles", 32.7...38.9, -122.5 ... -117.0),
    ("WA", "America/Los_Angeles", 45.7...48.8, -123.0 ... -117.3),
  ]
  private static let codes = [
    "O", "C", "D", "W", "M", "BE", "ST", "SP", "LGBTQ", "Y", "X", "B", "LIT", "MED", "H", "TR", "S", "ABSI", "GR", "DR",
  ]
  private static let nameWords = [
    "Serenity", "Group", "Morning", "Early", "Risers", "Step", "Big", "Book", "Women", "Happy", "Hour", "Nooners",
    "Living", "Sober",
    "Way", "Life", "New", "Beginnings", "Tuesday", "Friday", "Night", "Live", "Study", "Back", "Basics", "Keep",
    "Simple", "Easy",
    "Does", "It", "First", "Things", "Grateful", "Candlelight", "Sunrise", "Sunset", "Primary", "Purpose", "Unity",
    "Hope",
  ]

  let meetings: [Meeting]
  /// Names of towns, as often as listings have them.
  let townNames: [String]

  init(count: Int, seed: UInt64) {
    var random = BenchmarkRandom(seed)
    let words = Self.words(20_000, &random)
    let towns = (0..<max(20, count / 150)).map { _ in Self.town(words, &random) }
    var meetings: [Meeting] = []
    meetings.reserveCapacity(count)
    var names: [String] = []
    for number in 0..<count {
      let town = towns[random.skewed(towns.count)]
      meetings.append(Self.meeting(number, town, words, &random))
      if number % 50 == 0 { names.append("\(town.name), \(town.state)") }
    }
    self.meetings = meetings
    townNames = names
  }

  /// Made-up words of syllables.
  private static func words(_ count: Int, _ random: inout BenchmarkRandom) -> [String] {
    let syllables = [
      "ba", "ron", "ter", "li", "sto", "wick", "ham", "mon", "del", "cra", "ville", "port", "sen", "ka", "mar", "ton",
      "bur", "gal", "ov", "est",
    ]
    return (0..<count).map { _ in
      (0..<Int.random(in: 2...4, using: &random)).map { _ in random.pick(syllables) }.joined()
    }
  }

  private static func town(_ words: [String], _ random: inout BenchmarkRandom) -> Town {
    let (state, zone, latitudes, longitudes) = random.pick(states)
    return Town(
      name: random.pick(words).capitalized, state: state, zone: zone, latitude: .random(in: latitudes, using: &random),
      longitude: .random(in: longitudes, using: &random))
  }

  private static func meeting(_ number: Int, _ town: Town, _ words: [String], _ random: inout BenchmarkRandom)
    -> Meeting
  {
    let name = (0..<Int.random(in: 2...4, using: &random)).map { _ in random.pick(nameWords) }.joined(separator: " ")
    let fellowship: Fellowship.ID = random.pick([.aa, .aa, .aa, .na, .smart, .alAnon])
    var meeting = Meeting(
      slug: "m\(number)", name: name, fellowship: fellowship,
      attendance: random.pick([.inPerson, .inPerson, .inPerson, .hybrid, .online, .onlineInstead, .suspended]),
      schedule: Schedule(timeZone: town.zone, slots: slots(&random)),
      source: SourceRecord(name: "made", key: "\(number)"))
    meeting.id = String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 36) + "-" + String(number, radix: 36)
    meeting.types = (0..<random.skewed(8)).map { _ in TypeCode(fellowship, codes[random.skewed(codes.count)]) }
    meeting.languages = random.unit() < 0.1 ? ["es"] : random.unit() < 0.3 ? ["en"] : []
    var place = Place(name: "\(random.pick(words).capitalized) \(random.pick(["Church", "Hall", "Center", "Club"]))")
    let street = "\(Int.random(in: 1...2000, using: &random)) \(words[random.skewed(words.count)].capitalized) St"
    place.formattedAddress =
      "\(street), \(town.name), \(town.state) \(10_000 + Int(abs(town.latitude * 1000)) % 89_999), USA"
    place.position = Position(
      latitude: town.latitude + random.normal() * 0.08, longitude: town.longitude + random.normal() * 0.1)
    meeting.place = place
    meeting.regions = ["\(town.name) County", "\(town.name) \(random.pick(["North", "South", "East", "West"]))"]
    meeting.group = random.unit() < 0.7 ? Group(name: name) : nil
    meeting.serviceBody = ServiceBody(
      key: town.state + town.name.prefix(1), name: "\(town.state) Area \(town.name.prefix(1))")
    if random.unit() < 0.5 {
      meeting.notes = (0..<Int.random(in: 4...20, using: &random)).map { _ in words[random.skewed(words.count)] }
        .joined(separator: " ")
    }
    return meeting
  }

  private static func slots(_ random: inout BenchmarkRandom) -> [Slot] {
    let hour = random.pick([7, 8, 10, 12, 12, 17, 18, 18, 19, 19, 19, 20, 20, 21])
    let start = WallTime(minuteOfDay: hour * 60 + random.pick([0, 0, 0, 30, 15])) ?? .midnight
    let duration = random.pick([60, 60, 60, 90, nil])
    let day = random.pick(Weekday.allCases)
    switch random.unit() {
    case ..<0.85: return [Slot(.weekly(day), at: start, duration: duration)]
    case ..<0.92:
      return [
        Slot(
          .weekly([day, random.pick(Weekday.allCases), random.pick(Weekday.allCases)]), at: start, duration: duration)
      ]
    case ..<0.96: return [Slot(.weekly(Set(Weekday.allCases)), at: start, duration: duration)]
    case ..<0.995:
      return [Slot(.monthly(day, ordinals: [Int.random(in: 1...4, using: &random)]), at: start, duration: duration)]
    default: return [.aroundTheClock]
    }
  }
}
