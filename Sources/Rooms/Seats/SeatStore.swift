import Crypto
import Database
import Gathering
import Meetings

/// Seats in the database: no names, no accounts; a random number, a fingerprint of what the browser knows, and how long somebody
/// was there.
enum SeatStore {
  static func seat(tokenHash: String, in room: String, _ connection: Connection) throws -> SeatID? {
    try connection.first(
      "SELECT id FROM room_seat WHERE token_hash = $1 AND room_id = $2", [.text(tokenHash), .text(room)]
    ) { SeatID(rawValue: try $0.text(0)) }
  }

  static func add(_ seat: SeatID, tokenHash: String, to room: String, at now: Instant, _ connection: Connection) throws
  {
    try connection.execute(
      "INSERT INTO room_seat (id, room_id, token_hash, seen_at, present_ms) VALUES ($1, $2, $3, $4, 0)",
      [.text(seat.rawValue), .text(room), .text(tokenHash), .integer(now.milliseconds)])
  }

  /// How long that seat was there within the measured part of its meeting; nil where there is no such seat.
  static func presence(of seat: SeatID, in room: String, _ connection: Connection) throws -> SeatPresence? {
    guard let record = try RoomStore.record(room, connection) else { return nil }
    return try connection.first(
      "SELECT seen_at, present_ms FROM room_seat WHERE id = $1 AND room_id = $2",
      [.text(seat.rawValue), .text(room)]
    ) { SeatPresence(present: try $0.integer(1), measured: record.measured, lastSeen: try $0.integer(0)) }
  }
}

/// How long somebody was there.
struct SeatPresence: Sendable, Hashable {
  /// Milliseconds within `measured`.
  var present: Int64
  /// The part of the meeting that counts, milliseconds since 1970 UTC.
  var measured: Range<Int64>
  /// When the browser was last heard of.
  var lastSeen: Int64

  /// 0 ... 1.
  var share: Double {
    measured.isEmpty ? 0 : min(1, Double(present) / Double(measured.upperBound - measured.lowerBound))
  }
  var minutes: Int { Int(present / 60_000) }
  /// Whether the seat was there when the meeting ended, give or take two beats.
  var stayedToTheEnd: Bool {
    present >= RoomBounds.leastPresence && lastSeen >= measured.upperBound - RoomBounds.longestBeat
  }
}

extension RoomStore {
  /// Writes down beats. What lies between two of them counts as presence where they are close enough, within the measured part.
  func write(_ beats: [SeatID: Int64], in room: String) async throws {
    try await database.write { connection in
      guard let record = try Self.record(room, connection) else { return }
      for (seat, at) in beats.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        let seen = try connection.first(
          "SELECT seen_at FROM room_seat WHERE id = $1", [.text(seat.rawValue)]
        ) { try $0.integer(0) }
        guard let seen, at > seen else { continue }
        let counted = at - seen <= RoomBounds.longestBeat ? record.measured.clamped(to: seen..<at) : 0..<0
        try connection.execute(
          "UPDATE room_seat SET seen_at = $2, present_ms = present_ms + $3 WHERE id = $1",
          [.text(seat.rawValue), .integer(at), .integer(Int64(counted.count))])
      }
    }
  }

  /// Seats that have not been heard of on any node since then.
  func silentSeats(in room: String, since instant: Int64) async throws -> [SeatID] {
    try await database.read { connection in
      try connection.query(
        "SELECT id FROM room_seat WHERE room_id = $1 AND seen_at < $2", [.text(room), .integer(instant)]
      ) { SeatID(rawValue: try $0.text(0)) }
    }
  }
}
