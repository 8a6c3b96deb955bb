import Database
import DatabaseTesting
import Groups
import Meetings
import MembersTesting
import Proofs
import Testing

@testable import Rooms

@Suite("The code in a hall")
struct HallTests {
  let host = ProofVisitor(seat: "host")

  @Test("Whoever types it takes one proof, and no more are given than people counted", arguments: TestEngine.allCases)
  func hall(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.choose(.simple, usesHallCode: true)
    try await rooms.with(engine) { store, _, clock in
      let entry = try await rooms.publish(store)
      await #expect(throws: ProofRefusal.hallIsClosed) { try await store.openHall(2, by: host, in: FakeRooms.room) }
      clock.advance(minutes: 55)
      await #expect(throws: ProofRefusal.hallIsClosed) { try await store.enterHall("1234 5678", in: FakeRooms.room) }
      await #expect(throws: ProofRefusal.notHost) {
        try await store.openHall(2, by: ProofVisitor(seat: "rosa"), in: FakeRooms.room)
      }
      await #expect(throws: ProofRefusal.notHost) { try await store.hall(for: ProofVisitor(), in: FakeRooms.room) }
      try await store.openHall(2, by: host, in: FakeRooms.room)
      let code = try #require(try await store.hall(for: host, in: FakeRooms.room).hall).code
      #expect(code.digits.count == 8 && code.digits.allSatisfy(\.isNumber))
      let wrong = code.digits == "00000000" ? "11111111" : "00000000"
      await #expect(throws: ProofRefusal.wrongCode) { try await store.enterHall(wrong, in: FakeRooms.room) }

      let seat = try await store.enterHall(" \(code.spaced) ", in: FakeRooms.room)
      let rosa = try Attendee("Rosa", seat: "unknown", entry)
      let signature = try await store.sign(
        rosa.request.blinded, visitor: ProofVisitor(), hallSeat: seat, in: FakeRooms.room)
      try rosa.request.finish(signature).verify(in: KeyLog([entry]))
      let other = try Attendee("Another", seat: "unknown", entry)
      await #expect(throws: ProofRefusal.alreadyTaken) {
        try await store.sign(other.request.blinded, visitor: ProofVisitor(), hallSeat: seat, in: FakeRooms.room)
      }
      await #expect(throws: ProofRefusal.noSeat) {
        try await store.sign(
          other.request.blinded, visitor: ProofVisitor(), hallSeat: "AAAAAAAAAAAAAAAAAAAAAA", in: FakeRooms.room)
      }
      // The same browser that types it again has the seat it had, and takes nobody else's place.
      #expect(try await store.enterHall(code.digits, known: seat, in: FakeRooms.room) == seat)
      _ = try await store.enterHall(code.digits, in: FakeRooms.room)
      await #expect(throws: ProofRefusal.hallIsFull) { try await store.enterHall(code.digits, in: FakeRooms.room) }
      try await store.openHall(3, by: host, in: FakeRooms.room)
      _ = try await store.enterHall(code.digits, in: FakeRooms.room)
    }
  }

  @Test("It changes every two minutes, and is taken for two more", arguments: TestEngine.allCases)
  func rotation(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.choose(.simple, usesHallCode: true)
    try await rooms.with(engine) { store, _, clock in
      try await rooms.publish(store)
      clock.advance(minutes: 60)
      try await store.openHall(50, by: host, in: FakeRooms.room)
      let first = try #require(try await store.hall(for: host, in: FakeRooms.room).hall).code
      clock.advance(minutes: 2)
      let second = try #require(try await store.hall(for: host, in: FakeRooms.room).hall).code
      #expect(first.digits != second.digits)
      _ = try await store.enterHall(first.digits, in: FakeRooms.room)
      _ = try await store.enterHall(second.digits, in: FakeRooms.room)
      clock.advance(minutes: 2)
      await #expect(throws: ProofRefusal.wrongCode) { try await store.enterHall(first.digits, in: FakeRooms.room) }
      clock.advance(minutes: 120)
      await #expect(throws: ProofRefusal.hallIsClosed) { try await store.enterHall(second.digits, in: FakeRooms.room) }
    }
  }

  @Test("A strict group has no code: a hall cannot show for how long", arguments: TestEngine.allCases)
  func strict(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.choose(.strict(percent: 80), usesHallCode: true)
    try await rooms.with(engine) { store, _, clock in
      try await rooms.publish(store)
      clock.advance(minutes: 60)
      await #expect(throws: ProofRefusal.noProofs) { try await store.openHall(2, by: host, in: FakeRooms.room) }
    }
  }
}
