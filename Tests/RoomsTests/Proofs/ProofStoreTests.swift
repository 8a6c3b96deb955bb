import Database
import DatabaseTesting
import Foundation
import Groups
import Meetings
import MembersTesting
import Proofs
import Testing

@testable import Rooms

@Suite("Keys and their proofs")
struct ProofStoreTests {
  @Test("Whoever was there long enough gets a proof that holds", arguments: TestEngine.allCases)
  func takes(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.set("rosa", minutes: 48)
    try await rooms.with(engine) { store, _, _ in
      let entry = try await rooms.publish(store)
      let proof = try await Attendee("Rosa Álvarez", seat: "rosa", entry).take(store)
      try proof.verify(in: KeyLog(try await store.log(from: 0).entries))
      #expect(proof.occasion.minutes == 48 && proof.occasion.share == 80)
    }
  }

  @Test("Once for a seat: the same again gets the same, anything else nothing", arguments: TestEngine.allCases)
  func once(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.set("rosa", minutes: 60)
    try await rooms.with(engine) { store, _, _ in
      let entry = try await rooms.publish(store)
      let (rosa, again) = (
        try Attendee("Rosa", seat: "rosa", entry), try Attendee("Somebody else", seat: "rosa", entry)
      )
      let first = try await store.sign(rosa.request.blinded, visitor: rosa.visitor, in: FakeRooms.room)
      #expect(try await store.sign(rosa.request.blinded, visitor: rosa.visitor, in: FakeRooms.room) == first)
      await #expect(throws: ProofRefusal.alreadyTaken) { try await again.take(store) }
      let standing = try await store.standing(of: rosa.visitor, hallSeat: nil, in: FakeRooms.room).standing
      #expect(standing == .taken(entry))
    }
  }

  @Test("Two requests of one seat at once: one signature", arguments: TestEngine.allCases)
  func race(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.set("rosa", minutes: 60)
    try await rooms.with(engine) { store, _, _ in
      let entry = try await rooms.publish(store)
      let attendees = try (0..<6).map { try Attendee("Rosa \($0)", seat: "rosa", entry) }
      let signed = await withTaskGroup(of: Bool.self) { group in
        for attendee in attendees { group.addTask { (try? await attendee.take(store)) != nil } }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(signed == 1)
    }
  }

  @Test("Damage is refused and costs nothing", arguments: TestEngine.allCases)
  func damage(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.set("rosa", minutes: 60)
    try await rooms.with(engine) { store, _, _ in
      let entry = try await rooms.publish(store)
      let rosa = try Attendee("Rosa", seat: "rosa", entry)
      for wrong in [[], [1], entry.key.modulus, [UInt8](repeating: 255, count: 256)] {
        await #expect(throws: ProofRefusal.damaged) {
          try await store.sign(wrong, visitor: rosa.visitor, in: FakeRooms.room)
        }
      }
      _ = try await rosa.take(store)
    }
  }

  @Test("Strict asks for the minutes, simple for the end", arguments: TestEngine.allCases)
  func policies(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.set("early", minutes: 47, atTheEnd: true)
    rooms.set("stayed", minutes: 48)
    rooms.set("last", minutes: 1, atTheEnd: true)
    try await rooms.with(engine) { store, _, _ in
      func refusal(_ seat: String?, in room: String = FakeRooms.room) async throws -> ProofRefusal? {
        switch try await store.standing(of: ProofVisitor(seat: seat), hallSeat: nil, in: room).standing {
        case .refused(let refusal): refusal
        default: nil
        }
      }
      #expect(try await refusal("early") == .notLongEnough(minutes: 47, needed: 48))
      #expect(try await refusal("stayed") == nil)
      #expect(try await refusal("nobody") == .noSeat)
      #expect(try await refusal(nil) == .noSeat)
      #expect(try await refusal("stayed", in: "elsewhere") == .noProofs)
      // What was published counts, not what the group asks for since.
      try await rooms.publish(store)
      rooms.choose(.simple)
      #expect(try await refusal("early") == .notLongEnough(minutes: 47, needed: 48))
      #expect(try await refusal("last", in: "01ROOM-1") == nil)
      #expect(try await refusal("stayed", in: "01ROOM-1") == .notThereAtTheEnd)
      rooms.choose(.off)
      #expect(try await refusal("stayed") == .noProofs)
    }
  }

  @Test("A key of another occurrence signs nothing here", arguments: TestEngine.allCases)
  func otherOccurrence(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.set("rosa", minutes: 60)
    try await rooms.with(engine) { store, _, _ in
      let first = try await rooms.publish(store)
      let second = try await rooms.publish(store, room: "01ROOM-1")
      #expect(first.key != second.key)
      let rosa = try Attendee("Rosa", seat: "rosa", first)
      await #expect(throws: (any Error).self) { try await rosa.take(store, in: "01ROOM-1") }
      // Each occurrence counts its own seats.
      _ = try await rosa.take(store)
    }
  }

  @Test("The window ends, and with it everything but the log", arguments: TestEngine.allCases)
  func window(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.set("rosa", minutes: 60, atTheEnd: true)
    rooms.choose(.simple, usesHallCode: true)
    try await rooms.with(engine) { store, database, clock in
      let entry = try await rooms.publish(store)
      let rosa = try Attendee("Rosa", seat: "rosa", entry)
      _ = try await rosa.take(store)
      clock.advance(minutes: 60)
      try await store.openHall(3, by: ProofVisitor(seat: "host"), in: FakeRooms.room)
      let hall = try #require(try await store.hall(for: ProofVisitor(seat: "host"), in: FakeRooms.room).hall)
      _ = try await store.enterHall(hall.code.digits, in: FakeRooms.room)
      let stored = try await database.read {
        try $0.first("SELECT private_key FROM proof_private_key") { try $0.blob(0) }
      }
      let privateKey = Data(try #require(stored))
      #expect(try await store.endWindows() == 0)
      clock.advance(minutes: 24 * 60)
      await #expect(throws: ProofRefusal.over) { try await rosa.take(store) }
      _ = try await store.ending().work()
      for table in ["proof_private_key", "proof_taken", "proof_hall", "proof_hall_seat"] {
        let count = try await database.read {
          try $0.first("SELECT count(*) FROM \(table)") { try $0.integer(0) }
        }
        #expect(count == 0, "\(table)")
      }
      #expect(try await store.log(from: 0).entries == [entry])
      let contents = try await rawContents(of: database)
      #expect(!contents.contains { Data($0).range(of: privateKey.prefix(64)) != nil }, "the key is in the files yet")
      await #expect(throws: ProofRefusal.over) { try await rosa.take(store) }
      let late = try await database.read { try rooms.terms(of: "01ROOM", $0) }
      #expect(try await store.publishKey(for: late!) == entry)
    }
  }

  @Test("The log grows as a chain, one key for an occurrence, however many ask at once", arguments: TestEngine.allCases)
  func log(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    try await rooms.with(engine) { store, _, _ in
      let asked = ["01ROOM", "01ROOM", "01ROOM-1", "01ROOM-2", "01ROOM-1", "01ROOM"]
      let entries = try await withThrowingTaskGroup(of: (String, KeyLogEntry).self) { group in
        for room in asked { group.addTask { (room, try await rooms.publish(store, room: room)) } }
        return try await group.reduce(into: [:]) { found, next in found[next.0, default: Set()].insert(next.1) }
      }
      #expect(entries.count == 3 && entries.values.allSatisfy { $0.count == 1 })
      let page = try await store.log(from: 0)
      #expect(page.total == 3)
      #expect(try KeyLog(page.entries).entries.count == 3)
      #expect(try await store.log(from: 2).entries.map(\.index) == [2])
      #expect(try await store.log(from: 0, count: 1).entries.map(\.index) == [0])
      #expect(try await store.log(from: 9).entries.isEmpty)
    }
  }
}
