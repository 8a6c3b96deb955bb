import Journey
import Meetings
import Members
import Recovery

/// Made-up daily records of somebody who writes much: two check-ins a day, pledges and reviews, four meetings a week, three
/// urges a fortnight, the journal every other day. The same for the same number of days.
struct FiveYears {
  var days: Int
  var until: CivilDate

  private static let words = """
    kettle morning walked home train rain quiet people laughed tired window honest bread called sister meeting evening slow breath
    garden table work letter money waiting street coffee music
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Writes a month's pages in one transaction each. The number of entries.
  func write(into vault: Vault) async throws -> Int {
    var random = Chance(state: 1935)
    var count = 0
    var first = until.adding(days: 1 - days)
    while first <= until {
      let next = min(first.startOfMonth.adding(days: 32).startOfMonth, until.adding(days: 1))
      let month = Month(of: first, until: next, &random)
      count += month.count
      try await vault.write { try month.put(into: $0) }
      first = next
    }
    return count
  }

  struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 32) ^ state
    }

    mutating func text(_ count: Int) -> String {
      (0..<count).map { _ in FiveYears.words.randomElement(using: &self) ?? "" }.joined(separator: " ")
    }
    mutating func rating() -> Rating? { Rating(.random(in: 0...10, using: &self)) }
    mutating func id() -> String {
      String(UInt64.random(in: .min ... .max, using: &self), radix: 36) + String(next(), radix: 36)
    }
    /// One of so many.
    mutating func happens(_ times: Int, of all: Int) -> Bool { Int.random(in: 0..<all, using: &self) < times }
  }

  struct Month: Sendable {
    var page: String
    var checkIns: [CheckIn] = []
    var pledges: [Pledge] = []
    var reviews: [Review] = []
    var urges: [Urge] = []
    var attended: [AttendedMeeting] = []
    var journal: [JournalEntry] = []
    var gratitude: [GratitudeList] = []

    var count: Int {
      checkIns.count + pledges.count + reviews.count + urges.count + attended.count + journal.count + gratitude.count
    }

    init(of first: CivilDate, until end: CivilDate, _ random: inout Chance) {
      let (year, month, _) = first.yearMonthDay
      page = VaultPage.month(year: year, month: month)
      var day = first
      while day < end {
        add(day, &random)
        day = day.adding(days: 1)
      }
    }

    private mutating func add(_ day: CivilDate, _ random: inout Chance) {
      let at = Instant(seconds: Int64(day.daysSinceEpoch) * 86_400 + 64_800)
      checkIns.append(CheckIn(id: random.id(), day: day, at: at, craving: random.rating()))
      checkIns.append(
        CheckIn(
          id: random.id(), day: day, at: at, mood: random.rating(), craving: random.rating(), needs: [.tired],
          sleepHours: 7.5, connectedness: random.rating(), note: random.text(10)))
      pledges.append(Pledge(id: random.id(), day: day, at: at, kept: .yes))
      reviews.append(
        Review(
          id: random.id(), day: day, at: at, gratitude: random.happens(1, of: 2) ? random.text(12) : nil,
          wentWell: random.happens(1, of: 2) ? random.text(12) : nil))
      if random.happens(4, of: 7) {
        attended.append(AttendedMeeting(id: random.id(), day: day, at: at, slug: "kettle-on", name: "Kettle On"))
      }
      if random.happens(3, of: 14) { urges.append(urge(day, at, &random)) }
      if random.happens(1, of: 2) {
        journal.append(JournalEntry(id: random.id(), day: day, at: at, text: random.text(120)))
        gratitude.append(
          GratitudeList(id: random.id(), day: day, at: at, lines: [random.text(3), random.text(4), random.text(3)]))
      }
    }

    private func urge(_ day: CivilDate, _ at: Instant, _ random: inout Chance) -> Urge {
      Urge(
        id: random.id(), at: at, day: day,
        time: WallTime(hour: .random(in: 7...23, using: &random), minute: 0) ?? .midnight,
        triggers: [.stress, .boredom].filter { _ in random.happens(1, of: 2) }, before: random.rating(),
        after: random.rating(), tool: ["talk", "move", "meeting"].randomElement(using: &random), secondsRidden: 900,
        note: random.text(8))
    }

    func put(into writer: VaultWriter) throws {
      try writer.put(checkIns, in: VaultCollection("check-ins") { "" }, page: page)
      try writer.put(pledges, in: VaultCollection("pledges") { "" }, page: page)
      try writer.put(reviews, in: VaultCollection("reviews") { "" }, page: page)
      try writer.put(urges, in: VaultCollection("urges") { "" }, page: page)
      try writer.put(attended, in: VaultCollection("attended-meetings") { "" }, page: page)
      try writer.put(journal, in: VaultCollection("journal") { "" }, page: page)
      try writer.put(gratitude, in: VaultCollection("gratitude") { "" }, page: page)
    }
  }
}
