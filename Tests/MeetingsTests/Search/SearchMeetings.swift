import SeededTesting

@testable import Meetings

/// Made-up meetings of every kind, in zones with every kind of clock.
enum SearchMeetings {
  static let zones = [
    "America/New_York", "America/Los_Angeles", "America/Santiago", "America/Havana", "America/St_Johns",
    "Europe/London",
    "Europe/Berlin", "Africa/Casablanca", "Africa/Cairo", "Asia/Kolkata", "Asia/Beirut", "Asia/Tokyo",
    "Australia/Sydney",
    "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC",
  ]
  private static let names = [
    "Serenity", "Serenity Now", "Sérénité du soir", "A.A. Morning Light", "Grupo Nueva Vida", "Women’s Step Study",
    "Früh am Morgen",
    "12 & 12", "St. John's Noon", "No Name", "Zuversicht", "希望会", "أمل جديد", "Last Call", "Serentiy Friday", "***",
    "Nooners",
  ]
  private static let notes = [
    nil, nil, "Side door, ring twice", "Entrada por la calle Ñuñoa", "Bring your own mug; serenity guaranteed",
    "No meeting on holidays",
  ]
  /// Town, state, country, latitude, longitude.
  static let towns: [(name: String, state: String, country: String, latitude: Double, longitude: Double)] = [
    ("Springfield", "IL", "USA", 39.80, -89.64), ("Springfield", "MA", "USA", 42.10, -72.59),
    ("Kansas City", "MO", "USA", 39.10, -94.58),
    ("Kansas City", "KS", "USA", 39.11, -94.63), ("London", "", "UK", 51.51, -0.13),
    ("Suva", "", "Fiji", -18.14, 178.44),
    ("Apia", "", "Samoa", -13.83, -171.77), ("Sydney", "NSW", "Australia", -33.87, 151.21),
    ("Longyearbyen", "", "Norway", 78.22, 15.65),
    ("Wellington", "", "New Zealand", -41.29, 174.78),
  ]
  private static let codes: [(Fellowship.ID, String)] = [
    (.aa, "O"), (.aa, "C"), (.aa, "W"), (.aa, "BE"), (.aa, "X"), (.aa, "ZZ"), (.na, "O"), (.na, "BT"),
    (.smart, "Custom"), (.aa, "be"),
  ]
  private static let bodies = [
    ServiceBody(key: "1", name: "Area One"), ServiceBody(key: "7", name: "AREA ONE"),
    ServiceBody(key: "2", name: "District 2"),
    ServiceBody(key: "1", name: "Other’s One"), ServiceBody(key: "keyed", name: ""),
  ]

  /// - Parameter now: Dated meetings are near it.
  static func make(_ count: Int, near now: Instant, _ random: inout SeededRandom) -> [Meeting] {
    (0..<count).map { number in
      var meeting = Meeting(
        slug: "m\(number)", name: random.pick(names), fellowship: random.pick([.aa, .aa, .na, .smart, .alAnon]),
        attendance: random.pick(Attendance.allCases + [.inPerson, .inPerson, .hybrid]),
        schedule: schedule(now, &random),
        source: SourceRecord(name: "made", key: "\(number)"))
      meeting.id = "id\(String(number, radix: 36))"
      meeting.types = (0..<random.int(0...3)).map { _ in
        let (fellowship, code) = random.pick(codes)
        return TypeCode(fellowship, code)
      }
      meeting.languages = random.pick([[], ["en"], ["es"], ["es-MX"], ["en", "fr-CA"], ["fr"], ["zh-hant"]])
      meeting.notes = random.pick(notes)
      meeting.serviceBody = random.chance(60) ? random.pick(bodies) : nil
      meeting.group = random.chance(40) ? Group(name: random.pick(names)) : nil
      meeting.isPublished = !random.chance(3)
      place(&meeting, &random)
      return meeting
    }
  }

  private static func place(_ meeting: inout Meeting, _ random: inout SeededRandom) {
    guard random.chance(85) else { return }
    let town = random.pick(towns)
    var place = Place(name: random.pick([nil, "St. Mary’s Hall", "Community Centre", "Library"]))
    if random.chance(80) {
      (place.city, place.state, place.country) = (town.name, town.state.isEmpty ? nil : town.state, town.country)
    }
    if random.chance(30) { meeting.regions = [town.name] }
    // Many at the very same door, so that distances tie.
    let spread = random.pick([0, 0, 0.01, 0.3])
    if random.chance(85) {
      place.position = Position(
        latitude: town.latitude + Double.random(in: -1...1, using: &random) * spread,
        longitude: town.longitude + Double.random(in: -1...1, using: &random) * spread)
    }
    meeting.place = place
  }

  private static func schedule(_ now: Instant, _ random: inout SeededRandom) -> Schedule {
    let zone = random.pick(zones)
    if random.chance(5) { return Schedule(timeZone: zone, isByAppointment: true) }
    if random.chance(4) { return Schedule(timeZone: zone, slots: [.aroundTheClock]) }
    let slots = (0..<random.pick([1, 1, 1, 2, 3])).map { _ in
      let duration = random.pick([nil, 60, 60, 60, 90, 30, 180, 720, 0, 4320])
      // Around the hours at which clocks change, too.
      let start = random.chance(40) ? random.int(0...240) : random.int(0...95) * 15
      return Slot(recurrence(now, &random), at: WallTime(minuteOfDay: start) ?? .midnight, duration: duration)
    }
    return Schedule(timeZone: zone, slots: slots)
  }

  private static func recurrence(_ now: Instant, _ random: inout SeededRandom) -> Recurrence {
    let today = Zone.utc.date(at: now)
    switch random.int(0...9) {
    case 0:
      return .weekly(
        [random.pick(Weekday.allCases)], interval: random.int(2...4), anchor: today.adding(days: random.int(-40...40)))
    case 1: return .monthly(random.pick(Weekday.allCases), ordinals: [random.pick([1, 2, 3, 4, 5, -1, -2, -5])])
    case 2: return .dates(Set((0..<3).map { _ in today.adding(days: random.int(-5...60)) }))
    case 3: return .weekly(Set(Weekday.allCases))
    case 4: return .weekly([random.pick(Weekday.allCases), random.pick(Weekday.allCases)])
    default: return .weekly(random.pick(Weekday.allCases))
    }
  }
}
