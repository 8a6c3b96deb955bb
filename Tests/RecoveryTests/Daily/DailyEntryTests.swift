import Foundation
import Meetings
import Testing

@testable import Recovery

@Suite("Daily entries")
struct DailyEntryTests {
  private let day = CivilDate(daysSinceEpoch: 20_000)
  private let at = Instant(seconds: 1_795_474_800)

  private func roundTrip<E: Codable & Equatable>(_ entry: E) throws {
    #expect(try JSONDecoder().decode(E.self, from: JSONEncoder().encode(entry)) == entry)
  }

  @Test("Every kind comes back as it was written, whole or nearly empty")
  func roundTrips() throws {
    try roundTrip(CheckIn(id: "1", day: day, at: at))
    try roundTrip(
      CheckIn(
        id: "1", day: day, at: at, mood: Rating(10), craving: Rating(0), needs: [.tired, .hungry], sleepHours: 7.5,
        connectedness: Rating(3), note: "¡Hoy sí!"))
    try roundTrip(Pledge(id: "2", day: day, at: at, words: "One day", kept: .partly))
    try roundTrip(Review(id: "3", day: day, at: at, gratitude: "Tea"))
    try roundTrip(
      Urge(
        id: "4", at: at, day: day, time: .midnight, place: .bar, triggers: [.money], ownTriggers: ["Payday"],
        before: Rating(9), after: Rating(2), tool: "breathing", secondsRidden: 900, note: "Long"))
    try roundTrip(AttendedMeeting(id: "5", day: day, at: at, slug: "lamp", name: "Lamp"))
    try roundTrip(JournalEntry(id: "6", day: day, at: at, prompt: "now", text: "So."))
    try roundTrip(NightlyInventory(id: "7", day: day, at: at, answers: [.init(question: "kind", text: "Yes")]))
    try roundTrip(GratitudeList(id: "8", day: day, at: at, lines: ["Tea"]))
    var choices = DailyChoices()
    choices.goal = .ninetyInNinety(from: day)
    try roundTrip(choices)
    choices.goal = .weekly(3)
    try roundTrip(choices)
  }

  @Test("A rating outside 0 to 10 is refused, from a form and from a file")
  func ratings() {
    #expect(Rating(-1) == nil && Rating(11) == nil && Rating.all.count == 11)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Rating.self, from: Data("11".utf8)) }
  }

  @Test("A search finds every word, whatever its case and accents")
  func search() {
    let entry = JournalEntry(id: "1", day: day, at: at, text: "Mañana llamo a José. It will be fine.")
    #expect(entry.has(SearchWords("jose MANANA")))
    #expect(!entry.has(SearchWords("jose ayer")))
    #expect(SearchWords("   ").isEmpty)
  }

  @Test("Own triggers: latest first, each once, so many")
  func ownTriggers() {
    var choices = DailyChoices()
    choices.remember(["Payday", "rain"])
    choices.remember(["PAYDAY", "neighbour"])
    #expect(choices.ownTriggers == ["PAYDAY", "neighbour", "rain"])
    choices.remember((0..<100).map { "t\($0)" })
    #expect(choices.ownTriggers?.count == DailyLimits.ownTriggers)
  }

  @Test("Latest first, and always in the same order")
  func order() {
    let entries = [
      JournalEntry(id: "a", day: day, at: at, text: ""), JournalEntry(id: "b", day: day, at: at, text: ""),
      JournalEntry(id: "c", day: day.adding(days: 1), at: Instant(seconds: 0), text: ""),
    ]
    #expect(entries.latestFirst.map(\.id) == ["c", "b", "a"])
    #expect(entries.reversed().latestFirst.map(\.id) == ["c", "b", "a"])
  }

  @Test("Weeks and months begin where they should")
  func starts() {
    let sunday = CivilDate(year: 2026, month: 11, day: 29)
    #expect(sunday?.startOfWeek(.monday).description == "2026-11-23")
    #expect(sunday?.startOfWeek(.sunday) == sunday)
    #expect(sunday?.startOfMonth.description == "2026-11-01")
  }
}
