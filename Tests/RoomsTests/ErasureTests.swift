import Database
import DatabaseTesting
import Foundation
import Gathering
import Meetings
import MembersTesting
import Testing

@testable import Rooms

/// What is said in a room stays there.
@Suite("What is said here") struct ErasureTests {
  private static let words = "zqwords that were said"

  @Test(
    "Is nowhere on the disk in clear while it is open, and gone within a minute of closing",
    arguments: TestEngine.allCases)
  func gone(engine: TestEngine) async throws {
    try await RoomSite.with(engine) { site in
      let (host, room) = try await site.opened()
      _ = try await host.post("\(room)/do", [("act", "phase"), ("index", "3")])
      let ana = try await site.visitor("Zqana", in: room)
      _ = try await ana.post("\(room)/do", [("act", "raiseHand")])
      #expect(try await ana.post("\(room)/say", [("text", Self.words), ("whole", "1")]).status == 303)
      #expect(try await site.events() > 5)
      for marker in [Self.words, "Zqana"] { #expect(try await !site.rows(contain: marker)) }
      let secrets = try await site.secrets(of: String(room.dropFirst(7)))
      #expect(secrets.count > 5)
      if engine == .sqlite { #expect(try await site.filesContain(secrets)) }
      _ = try await host.post("\(room)/do", [("act", "close")])
      #expect(try await ana.get(room).body.contains("Zqana") == false)
      await site.pass(seconds: 30)
      #expect(try await site.events() == 0)
      // Neither a sealed word nor the key is left in the database's own files.
      if engine == .sqlite { #expect(try await !site.filesContain(secrets)) }
      let record = try #require(try await site.rooms.desks.store.record(String(room.dropFirst(7))))
      #expect(record.isErased && record.key.isEmpty)
      #expect(try await ana.post("\(room)/say", [("text", "hello?")]).status == 410)
      #expect(try await ana.get("\(room)/events").status == 410)
      #expect(try await ana.get(room).status == 200)
      // Who was there how long stays for the proofs, and goes after them.
      #expect(try await site.seats() == 2)
      site.clock.advance(minutes: 24 * 60 + 1)
      _ = try await site.rooms.desks.erasingSeats.work()
      #expect(try await site.seats() == 0)
    }
  }

  @Test("Presence is what the heartbeat says, within the meeting and no more")
  func presence() async throws {
    try await RoomSite.with { site in
      let (host, room) = try await site.opened()
      let ana = try await site.visitor("Ana", in: room)
      let ben = try await site.visitor("Ben", in: room)
      for minute in 0..<30 {
        for _ in 0..<3 {
          for browser in [host, ana] { _ = try await browser.post("\(room)/here") }
          if minute < 10 { _ = try await ben.post("\(room)/here") }
          await site.pass(seconds: 20)
        }
      }
      let id = String(room.dropFirst(7))
      func minutes(_ browser: TestBrowser) async throws -> Int {
        let token = try #require(SeatToken(cookie: browser.cookies["seat-\(id)"] ?? ""))
        let presence = try await site.site.database.read { connection in
          let seat = try #require(try SeatStore.seat(tokenHash: token.hash, in: id, connection))
          return try SeatStore.presence(of: seat, in: id, connection)
        }
        return try #require(presence).minutes
      }
      let (all, some) = (try await minutes(ana), try await minutes(ben))
      #expect((28...30).contains(all))
      #expect((8...10).contains(some))
      #expect(try await site.state(room).seats.values.first { $0.name == "Ben" }?.isAway ?? true)
    }
  }
}

extension RoomSite {
  func events() async throws -> Int64 { try await count("room_event") }
  func seats() async throws -> Int64 { try await count("room_seat") }

  /// What lies sealed of a room, and its key.
  func secrets(of room: String) async throws -> [[UInt8]] {
    try await site.database.read { connection in
      try connection.query("SELECT sealed FROM room_event") { try $0.blob(0) }
        + connection.query("SELECT room_key FROM room WHERE id = $1", [.text(room)]) { try $0.blob(0) }
    }
  }

  /// Whether SQLite's file or its log has the beginning of any of them.
  func filesContain(_ secrets: [[UInt8]]) async throws -> Bool {
    let path = try await site.database.read {
      try $0.first("SELECT file FROM pragma_database_list WHERE name = 'main'") { try $0.text(0) } ?? ""
    }
    let files = try [path, path + "-wal"].filter { FileManager.default.fileExists(atPath: $0) }
      .map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(!files.isEmpty)
    return files.contains { file in secrets.contains { file.range(of: Data($0.prefix(24))) != nil } }
  }

  private func count(_ table: String) async throws -> Int64 {
    try await site.database.read { try $0.first("SELECT count(*) FROM \(table)") { try $0.integer(0) } ?? 0 }
  }

  /// Whether any row of the room's tables has that text in it.
  func rows(contain marker: String) async throws -> Bool {
    let bytes = Array(marker.utf8)
    return try await site.database.read { connection in
      let sealed = try connection.query("SELECT sealed FROM room_event") { try $0.blob(0) }
      let seats = try connection.query("SELECT id, token_hash FROM room_seat") { try $0.text(0) + $0.text(1) }
      return sealed.contains { $0.contains(bytes) } || seats.contains { $0.contains(marker) }
    }
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    !part.isEmpty && Data(self).range(of: Data(part)) != nil
  }
}
