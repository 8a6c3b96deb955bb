import Database
import DatabaseTesting
import Groups
import Hummingbird
import Meetings
import Members
import MembersTesting
import Pages
import Proofs
import Synchronization
import Web

@testable import Rooms

/// A room as far as proofs need one: an hour that began when the test's clock did.
final class FakeRooms: ProofEligibility {
  struct State {
    var presences: [String: ProofPresence] = [:]
    var policy: GroupSettings.ProofPolicy = .strict(percent: 80)
    var usesHallCode = false
  }

  static let start = TestClock().now
  static let room = "01ROOM"
  static let newYork = Zone.named("America/New_York")!

  let state = Mutex(State())

  func set(_ seat: String, minutes: Int, atTheEnd: Bool = false) {
    state.withLock { $0.presences[seat] = ProofPresence(minutes: minutes, wasThereAtTheEnd: atTheEnd) }
  }

  func choose(_ policy: GroupSettings.ProofPolicy, usesHallCode: Bool = false) {
    state.withLock { ($0.policy, $0.usesHallCode) = (policy, usesHallCode) }
  }

  /// The rooms `01ROOM`, `01ROOM-1` … are weeks of one meeting.
  func terms(of room: String, _ connection: Connection) throws -> ProofTerms? {
    guard room.hasPrefix(Self.room) else { return nil }
    let week = Int(room.dropFirst(Self.room.count + 1)) ?? 0
    let (policy, usesHallCode) = state.withLock { ($0.policy, $0.usesHallCode) }
    return ProofTerms(
      policy, site: "https://meetings.example.org", group: "Harbour Group", meeting: "Lamp in the Window",
      listing: "lamp", start: Self.start.adding(days: 7 * week), minutes: 60, zone: Self.newYork,
      usesHallCode: usesHallCode)
  }

  func presence(of seat: String, in room: String, _ connection: Connection) throws -> ProofPresence? {
    state.withLock { $0.presences[seat] }
  }

  func isHost(_ visitor: ProofVisitor, of room: String, _ connection: Connection) throws -> Bool {
    visitor.seat == "host"
  }
}

extension FakeRooms {
  /// A store over it, with keys that were made once for all tests.
  func store(_ database: Database, _ clock: TestClock) -> ProofStore {
    let calls = Calls()
    return ProofStore(
      database, eligibility: self, now: { clock.now }, random: { UInt64.random(in: .min ... .max) },
      makePair: {
        let number = calls.next()
        return try await Self.pairs.value[number % 3]
      })
  }

  private final class Calls: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock { count in
        count += 1
        return count - 1
      }
    }
  }

  static let pairs = Task {
    [try await ProofKeyPair.generated(), try await ProofKeyPair.generated(), try await ProofKeyPair.generated()]
  }

  func with(
    _ engine: TestEngine, _ body: @Sendable @escaping (ProofStore, Database, TestClock) async throws -> Void
  ) async throws {
    try await withDatabase(engine, migrations: ProofMigrations.all) { database in
      let clock = TestClock()
      try await body(self.store(database, clock), database, clock)
    }
  }

  /// The key of that room's occurrence.
  @discardableResult
  func publish(_ store: ProofStore, room: String = FakeRooms.room) async throws -> KeyLogEntry {
    let terms = try await store.database.read { try self.terms(of: room, $0) }
    return try await store.publishKey(for: terms!)
  }
}

/// Somebody with a browser.
struct Attendee: @unchecked Sendable {
  let request: ProofRequest
  let visitor: ProofVisitor

  init(_ name: String, seat: String, _ entry: KeyLogEntry) throws {
    visitor = ProofVisitor(seat: seat)
    request = try ProofRequest(ProofName(name)!, key: entry) { count in
      (0..<count).map { _ in UInt8.random(in: .min ... .max) }
    }
  }

  func take(_ store: ProofStore, in room: String = FakeRooms.room) async throws -> AttendanceProof {
    try request.finish(try await store.sign(request.blinded, visitor: visitor, in: room))
  }
}

/// The routes alone: the cookie `seat` says who sits where.
struct ProofTestFeature: Feature {
  let desk: ProofDesk

  init(_ store: ProofStore) {
    desk = ProofDesk(store: store, salt: 1) { request, _, _ in
      ProofVisitor(seat: request.cookies["seat"]?.value)
    }
  }

  func addRoutes(to routes: Routes) { desk.addProofRoutes(to: routes) }
  var assets: [Asset] { Asset.proofs }
}
