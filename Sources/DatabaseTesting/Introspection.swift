import Database
import Foundation

/// A column of a live database.
public struct LiveColumn: Hashable, Sendable {
  public var table: String
  public var name: String
  var isBytes: Bool
}

/// Every column of every table, as the engine itself says.
public func liveColumns(of database: Database) async throws -> [LiveColumn] {
  let sql =
    switch database.engine {
    case .sqlite:
      """
      SELECT tables.name, columns.name, columns.type FROM sqlite_schema AS tables
      JOIN pragma_table_info(tables.name) AS columns
      WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' ORDER BY 1, columns.cid
      """
    case .postgres:
      """
      SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT)
      FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position
      """
    }
  return try await database.read { connection in
    try connection.query(sql) {
      LiveColumn(
        table: try $0.text(0), name: try $0.text(1), isBytes: ["blob", "bytea"].contains(try $0.text(2).lowercased()))
    }
  }
}

/// All that somebody with the database has of it: each value of each row, and on SQLite also every file of its folder, the
/// write-ahead log among them.
public func rawContents(of database: Database) async throws -> [[UInt8]] {
  let columns = try await liveColumns(of: database)
  var contents = try await database.read { connection in
    try columns.flatMap { column in
      try connection.query(
        column.isBytes
          ? "SELECT \(column.name) FROM \(column.table)" : "SELECT CAST(\(column.name) AS TEXT) FROM \(column.table)"
      ) { try column.isBytes ? $0.blobOrNil(0) : $0.textOrNil(0).map { Array($0.utf8) } }.compactMap { $0 }
    }
  }
  guard database.engine == .sqlite else { return contents }
  let path = try await database.read {
    try $0.first("SELECT file FROM pragma_database_list WHERE name = 'main'") { try $0.text(0) }
  }
  let folder = URL(fileURLWithPath: path ?? "").deletingLastPathComponent()
  for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
    contents.append(Array(try Data(contentsOf: file)))
  }
  return contents
}

extension [[UInt8]] {
  /// Which of those texts stand somewhere in it.
  public func finding(_ texts: [String]) -> [String] {
    let all = map { Data($0) }
    return texts.filter { text in all.contains { $0.range(of: Data(text.utf8)) != nil } }
  }
}
