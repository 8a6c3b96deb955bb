import Foundation
import GRDB

/// A consistent copy of a database in use: one reader's snapshot, copied page by page, while the writer goes on.
enum SQLiteBackup {
  static func make(of pool: DatabasePool, at path: String) throws {
    if FileManager.default.fileExists(atPath: path) { throw DatabaseError.backupTargetExists(path: path) }
    let unfinished = "\(path).unfinished-\(UUID().uuidString)"
    try SQLiteFile.create(unfinished, mode: 0o600, mustBeNew: true)
    do {
      try copy(pool, to: unfinished)
      try SQLiteFile.synchronize(unfinished)
      guard rename(unfinished, path) == 0 else { throw SQLiteFile.failure("\(path) cannot be written", errno) }
      let folder = (path as NSString).deletingLastPathComponent
      try SQLiteFile.synchronize(folder.isEmpty ? "." : folder)
    } catch {
      for suffix in ["", "-journal", "-wal", "-shm"] { unlink(unfinished + suffix) }
      if let error = error as? GRDB.DatabaseError {
        throw DatabaseError.backupFailed(message: error.message ?? "\(error.resultCode)")
      }
      throw error
    }
  }

  private static func copy(_ pool: DatabasePool, to path: String) throws {
    let copy = try DatabaseQueue(path: path)
    defer { try? copy.close() }
    try pool.backup(to: copy)
    try copy.writeWithoutTransaction { database in
      // A single file, without a log beside it.
      try database.execute(sql: "PRAGMA journal_mode = DELETE")
      let faults = try String.fetchAll(database, sql: "PRAGMA quick_check(3)")
      guard faults == ["ok"] else {
        throw DatabaseError.backupFailed(message: "the copy has faults: \(faults.joined(separator: "; "))")
      }
    }
  }
}
