import Database
import Foundation
import Gathering
import Live
import Meetings

/// Rooms and what happens in them, in the database: each event sealed with the room's key, under the room's id and its number.
struct RoomStore: Sendable {
  let database: Database

  func record(_ id: String) async throws -> RoomRecord? { try await database.read { try Self.record(id, $0) } }

  static func record(_ id: String, _ connection: Connection) throws -> RoomRecord? {
    try connection.first("SELECT \(RoomRecord.columns) FROM room WHERE id = $1", [.text(id)]) { try RoomRecord($0) }
  }

  /// The open room of an occurrence; nil where there is none.
  static func record(meetingID: String, startsAt: Instant, _ connection: Connection) throws -> RoomRecord? {
    try connection.first(
      "SELECT \(RoomRecord.columns) FROM room WHERE meeting_id = $1 AND starts_at = $2 AND closed_at IS NULL",
      [.text(meetingID), .integer(startsAt.milliseconds)]
    ) { try RoomRecord($0) }
  }

  /// Whether there is or was a room for an occurrence.
  static func wasOpened(meetingID: String, startsAt: Instant, _ connection: Connection) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM room WHERE meeting_id = $1 AND starts_at = $2",
      [.text(meetingID), .integer(startsAt.milliseconds)]
    ) { _ in true } ?? false
  }

  /// Whether the occurrence went on in another room: one that is open, or was for more than a moment.
  static func hasSuccessor(_ room: RoomRecord, _ connection: Connection) throws -> Bool {
    try connection.first(
      """
      SELECT 1 FROM room WHERE meeting_id = $1 AND starts_at = $2 AND opened_at > $3
      AND (closed_at IS NULL OR closed_at - opened_at >= $4)
      """,
      [
        .text(room.meetingID), .integer(room.startsAt.milliseconds), .integer(room.openedAt.milliseconds),
        .integer(RoomBounds.leastPresence),
      ]
    ) { _ in true } ?? false
  }

  /// The room of a meeting that has not closed: the newest that has begun, or else the next.
  func openRoom(meetingID: String, at now: Instant) async throws -> RoomRecord? {
    try await database.read { connection in
      try connection.first(
        """
        SELECT \(RoomRecord.columns) FROM room WHERE meeting_id = $1 AND closed_at IS NULL
        ORDER BY CASE WHEN starts_at > $2 THEN 1 ELSE 0 END, starts_at DESC
        """, [.text(meetingID), .integer(now.milliseconds)]
      ) { try RoomRecord($0) }
    }
  }

  /// Where the meeting goes on after that room; nil where nothing later is open.
  func next(after room: RoomRecord) async throws -> RoomRecord? {
    try await database.read { connection in
      try connection.first(
        """
        SELECT \(RoomRecord.columns) FROM room WHERE meeting_id = $1 AND starts_at > $2 AND closed_at IS NULL
        ORDER BY starts_at
        """, [.text(room.meetingID), .integer(room.startsAt.milliseconds)]
      ) { try RoomRecord($0) }
    }
  }

  /// The slugs of listed meetings whose rooms are open.
  func slugsOfOpenRooms() async throws -> [String] {
    try await database.read { connection in
      try connection.query(
        "SELECT DISTINCT slug FROM room JOIN meeting ON meeting.id = meeting_id WHERE erased_at IS NULL AND closed_at IS NULL"
      ) { try $0.text(0) }
    }
  }

  /// Rooms with words still in them: open, or closed and not yet erased.
  func unerased() async throws -> [RoomRecord] {
    try await database.read { connection in
      try connection.query("SELECT \(RoomRecord.columns) FROM room WHERE erased_at IS NULL") { try RoomRecord($0) }
    }
  }

  /// Adds a room's row. Gives the row that stands there already where somebody was faster.
  static func insert(_ room: RoomRecord, _ connection: Connection) throws -> RoomRecord {
    try connection.execute(
      """
      INSERT INTO room (id, meeting_id, group_id, starts_at, ends_at, opened_at, sequence, room_key)
      VALUES ($1, $2, $3, $4, $5, $6, 0, $7) ON CONFLICT (meeting_id, starts_at) WHERE closed_at IS NULL DO NOTHING
      """,
      [
        .text(room.id), .text(room.meetingID), Value(room.groupID), .integer(room.startsAt.milliseconds),
        .integer(room.endsAt.milliseconds), .integer(room.openedAt.milliseconds), .blob(room.key),
      ])
    guard let stored = try record(meetingID: room.meetingID, startsAt: room.startsAt, connection) else {
      throw RoomError.gone
    }
    return stored
  }

  // MARK: Events

  /// Writes events after the room's last, tells other nodes, and gives them as its listeners receive them.
  ///
  /// - Parameter sequence: the number of the last event, which moves on.
  static func append(
    _ events: [(event: RoomEvent, audience: RoomAudience)], to id: String, after sequence: inout Int64, key: RoomKey,
    at now: Instant, _ connection: Connection
  ) throws -> [LiveEvent] {
    var live: [LiveEvent] = []
    for (event, audience) in events {
      sequence += 1
      let stored = try StoredEvent(event, audience)
      try connection.execute(
        "INSERT INTO room_event (room_id, sequence, sealed) VALUES ($1, $2, $3)",
        [.text(id), .integer(sequence), .blob(try key.seal(stored.bytes, room: id, sequence: sequence))])
      live.append(stored.live(sequence))
      if case .closed = event.did {
        try connection.execute(
          "UPDATE room SET closed_at = $2 WHERE id = $1", [.text(id), .integer(now.milliseconds)])
      }
    }
    if !live.isEmpty {
      try connection.execute("UPDATE room SET sequence = $2 WHERE id = $1", [.text(id), .integer(sequence)])
      try LiveHub.announce(sequence, in: id, connection)
    }
    return live
  }

  /// The events after a number, ascending; at most `limit`.
  static func events(of id: String, after sequence: Int64, limit: Int, key: RoomKey, _ connection: Connection) throws
    -> [(sequence: Int64, stored: StoredEvent)]
  {
    try connection.query(
      "SELECT sequence, sealed FROM room_event WHERE room_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
      [.text(id), .integer(sequence), .integer(Int64(limit))]
    ) { row in
      let sequence = try row.integer(0)
      return (sequence, try StoredEvent(bytes: key.open(row.blob(1), room: id, sequence: sequence)))
    }
  }

  // MARK: Erasing

  /// Takes out every word of a closed room, and the key to all copies of them. Seats stay for a while, for proofs. It is called again
  /// until the engine's own files have let go of them, too: only then is the room erased.
  func erase(_ id: String, at now: Instant) async throws {
    try await database.write { connection in
      try connection.execute("DELETE FROM room_event WHERE room_id = $1", [.text(id)])
      try connection.execute(
        "UPDATE room SET room_key = $2 WHERE id = $1 AND closed_at IS NOT NULL", [.text(id), .blob([])])
    }
    guard try await database.scrub(["room", "room_event"]) else { return }
    try await database.write { connection in
      try connection.execute(
        "UPDATE room SET erased_at = $2 WHERE id = $1 AND closed_at IS NOT NULL",
        [.text(id), .integer(now.milliseconds)])
    }
  }

  /// Closes a room without asking its events, which may be damaged.
  func closeOverdue(_ id: String, at now: Instant) async throws {
    try await database.write { connection in
      try connection.execute(
        "UPDATE room SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", [.text(id), .integer(now.milliseconds)])
    }
  }

  /// Takes out the seats of rooms that closed before that. Gives how many.
  func eraseSeats(closedBefore instant: Instant) async throws -> Int {
    try await database.write { connection in
      try connection.execute(
        "DELETE FROM room_seat WHERE room_id IN (SELECT id FROM room WHERE closed_at < $1)",
        [.integer(instant.milliseconds)])
    }
  }
}

extension RoomStore: LiveSource {
  func events(of topic: String, after sequence: Int64, limit: Int) async throws -> [LiveEvent] {
    try await database.read { connection in
      guard let record = try Self.record(topic, connection), let key = RoomKey(bytes: record.key) else {
        throw LiveError.gone
      }
      return try Self.events(of: topic, after: sequence, limit: limit, key: key, connection)
        .map { $0.stored.live($0.sequence) }
    }
  }
}

/// An event as it lies sealed in a row: a line that says who receives it, and its JSON, which is what they receive.
struct StoredEvent {
  /// The name of a room's server-sent events.
  static let name = "room"

  private let labels: [String]?
  private let json: [UInt8]

  init(_ event: RoomEvent, _ audience: RoomAudience) throws {
    labels =
      switch audience {
      case .everyone: nil
      case .hosts: [RoomLabel.hosts]
      case .seats(let seats): seats.map(\.rawValue).sorted()
      }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    json = Array(try encoder.encode(event))
  }

  /// - Throws: `RoomError.damaged`.
  init(bytes: [UInt8]) throws {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { throw RoomError.damaged }
    let line = String(decoding: bytes[..<end], as: UTF8.self)
    labels = line == "*" ? nil : line.split(separator: " ").map(String.init)
    json = Array(bytes[(end + 1)...])
  }

  var bytes: [UInt8] { Array((labels.map { $0.joined(separator: " ") } ?? "*").utf8) + [UInt8(ascii: "\n")] + json }

  func live(_ sequence: Int64) -> LiveEvent {
    LiveEvent(
      sequence: sequence, name: Self.name, data: json, audience: labels.map { .labelled(Set($0)) } ?? .all)
  }

  /// - Throws: `RoomError.damaged`.
  func event() throws -> RoomEvent {
    do { return try JSONDecoder().decode(RoomEvent.self, from: Data(json)) } catch { throw RoomError.damaged }
  }
}

/// The labels that subscribers of a room have beside their seat's id.
enum RoomLabel {
  static let hosts = "hosts"
}
