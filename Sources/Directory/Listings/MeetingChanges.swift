import Database
import Meetings

/// What happened to the directory since a change number: how an index in memory follows the database.
struct MeetingChanges: Sendable {
  /// `upserts` is the whole directory; what is not in it is gone.
  var isWhole: Bool
  var changeNumber: Int64
  var upserts: [SearchRecord] = []
  var removals: [String] = []
}

extension MeetingStore {
  /// The number of the latest change. One indexed row: cheap enough to ask every second.
  func changeNumber() async throws -> Int64 {
    try await database.read { try $0.directoryState().change }
  }

  /// All changes after `number`, or the whole directory where that is nil or rows have been dropped since.
  /// Reads the compact search records; a document only where its record was written by another version of the program.
  func changes(after number: Int64?) async throws -> MeetingChanges {
    try await database.read { connection in
      let state = try connection.directoryState()
      let after = number.flatMap { $0 < state.reload ? nil : $0 }
      var changes = MeetingChanges(isWhole: after == nil, changeNumber: state.change)
      var unreadable: [String] = []
      try connection.forEach(
        """
        SELECT id, search_record, retired_at FROM meeting
        WHERE change_number > $1 AND ($2 = 0 OR retired_at IS NULL)
        """, [.integer(after ?? -1), .integer(after == nil ? 1 : 0)]
      ) { row in
        if try row.integerOrNil(2) != nil {
          changes.removals.append(try row.text(0))
        } else if let record = try? SearchRecord(decoding: row.blob(1)) {
          changes.add(record)
        } else {
          unreadable.append(try row.text(0))
        }
      }
      for id in unreadable {
        let meeting = try connection.first("SELECT document FROM meeting WHERE id = $1", [.text(id)]) {
          try MeetingDocument.decode($0.text(0))
        }
        if let meeting { changes.add(SearchRecord(meeting)) }
      }
      return changes
    }
  }
}

extension MeetingChanges {
  fileprivate mutating func add(_ record: SearchRecord) {
    if record.isPublished { upserts.append(record) } else { removals.append(record.id) }
  }
}

extension Connection {
  func directoryState() throws -> (change: Int64, reload: Int64) {
    try first("SELECT change_number, reload_number FROM directory_state WHERE id = 1", []) {
      (try $0.integer(0), try $0.integer(1))
    } ?? (0, 0)
  }
}
