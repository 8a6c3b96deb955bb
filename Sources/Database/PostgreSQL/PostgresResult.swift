import CLibpq

/// The type numbers of `pg_type`, which are fixed.
enum PostgresType {
  static let boolean: Oid = 16
  static let bytes: Oid = 17
  static let name: Oid = 19
  static let int8: Oid = 20
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let text: Oid = 25
  static let float4: Oid = 700
  static let float8: Oid = 701
  static let unknown: Oid = 705
  static let blankPadded: Oid = 1042
  static let varchar: Oid = 1043
}

/// A result as libpq holds it, in binary format, until it is cleared.
final class PostgresResult: RowSource {
  private var handle: OpaquePointer?
  private let names: ColumnNamesOnce
  let count: Int

  init(_ handle: OpaquePointer, names: ColumnNamesOnce = ColumnNamesOnce()) {
    self.handle = handle
    self.names = names
    count = Int(PQntuples(handle))
  }

  deinit { clear() }

  func clear() {
    if let handle { PQclear(handle) }
    handle = nil
  }

  /// Rows inserted, updated or deleted.
  var changes: Int {
    guard let handle, let status = PQcmdStatus(handle) else { return 0 }
    let command = String(cString: status).prefix { $0 != " " }
    guard ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(command) else { return 0 }
    return PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0
  }

  var memory: Int { handle.map { PQresultMemorySize($0) } ?? 0 }

  func index(of name: String) throws -> Int {
    guard let handle else { throw DatabaseError.usedAfterwards }
    return try names.value(of: handle).index(of: name)
  }

  func columnName(_ column: Int) -> String {
    handle.flatMap { PQfname($0, Int32(column)) }.map { String(cString: $0) } ?? "\(column)"
  }

  func text(_ column: Int, at position: Int) throws -> String? {
    guard let (bytes, type) = try cell(column, at: position) else { return nil }
    switch type {
    case PostgresType.text, PostgresType.varchar, PostgresType.blankPadded, PostgresType.name, PostgresType.unknown:
      return String(decoding: bytes, as: UTF8.self)
    default: throw mismatch(column, wanted: "text", type)
    }
  }

  func integer(_ column: Int, at position: Int) throws -> Int64? {
    guard let (bytes, type) = try cell(column, at: position) else { return nil }
    guard let integer = integer(bytes, type) else { throw mismatch(column, wanted: "an integer", type) }
    return integer
  }

  func real(_ column: Int, at position: Int) throws -> Double? {
    guard let (bytes, type) = try cell(column, at: position) else { return nil }
    switch (type, bytes.count) {
    case (PostgresType.float8, 8): return Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
    case (PostgresType.float4, 4):
      return Double(Float(bitPattern: UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))))
    default:
      guard let integer = integer(bytes, type) else { throw mismatch(column, wanted: "a number", type) }
      return Double(integer)
    }
  }

  func blob(_ column: Int, at position: Int) throws -> [UInt8]? {
    guard let (bytes, type) = try cell(column, at: position) else { return nil }
    guard type == PostgresType.bytes else { throw mismatch(column, wanted: "bytes", type) }
    return Array(bytes)
  }

  private func integer(_ bytes: UnsafeRawBufferPointer, _ type: Oid) -> Int64? {
    switch (type, bytes.count) {
    case (PostgresType.int8, 8): Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
    case (PostgresType.int4, 4): Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
    case (PostgresType.int2, 2): Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
    case (PostgresType.boolean, 1): bytes[0] == 0 ? 0 : 1
    default: nil
    }
  }

  /// Nil for NULL.
  private func cell(_ column: Int, at position: Int) throws(DatabaseError) -> (UnsafeRawBufferPointer, Oid)? {
    guard let handle, position < count else { throw .usedAfterwards }
    let columns = Int(PQnfields(handle))
    guard (0..<columns).contains(column) else { throw .noSuchColumnIndex(index: column, count: columns) }
    let (row, column) = (Int32(position), Int32(column))
    if PQgetisnull(handle, row, column) == 1 { return nil }
    let bytes = UnsafeRawBufferPointer(
      start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
    return (bytes, PQftype(handle, column))
  }

  private func mismatch(_ column: Int, wanted: String, _ type: Oid) -> DatabaseError {
    let held =
      switch type {
      case PostgresType.text, PostgresType.varchar, PostgresType.unknown: HeldKind.text.rawValue
      case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.boolean: HeldKind.integer.rawValue
      case PostgresType.float8, PostgresType.float4: HeldKind.real.rawValue
      case PostgresType.bytes: HeldKind.blob.rawValue
      default: "the PostgreSQL type \(type), which needs a CAST to BIGINT, DOUBLE PRECISION or TEXT"
      }
    return .column(name: columnName(column), wanted: wanted, held: held)
  }
}

/// The names of the columns, read when first asked for and shared by the parts of one answer.
final class ColumnNamesOnce {
  private var known: ColumnNames?

  func value(of handle: OpaquePointer) -> ColumnNames {
    if let known { return known }
    let names = ColumnNames((0..<PQnfields(handle)).map { PQfname(handle, $0).map { String(cString: $0) } ?? "" })
    known = names
    return names
  }
}
