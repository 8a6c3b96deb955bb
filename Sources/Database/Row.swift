/// One row of a result, valid inside the closure that it is given to; using it later throws.
///
/// Each getter takes the column's position (from 0) or its name. It throws ``DatabaseError/column(name:wanted:held:)`` where the
/// column holds another kind of value; those ending in `OrNil` give nil for NULL.
public struct Row {
  let source: any RowSource
  let position: Int

  public func text(_ column: Int) throws -> String { try require(source.text(column, at: position), column, "text") }
  public func textOrNil(_ column: Int) throws -> String? { try source.text(column, at: position) }
  public func integer(_ column: Int) throws -> Int64 {
    try require(source.integer(column, at: position), column, "an integer")
  }
  public func integerOrNil(_ column: Int) throws -> Int64? { try source.integer(column, at: position) }
  /// A real number; an integer column is taken too.
  public func real(_ column: Int) throws -> Double {
    try require(source.real(column, at: position), column, "a number")
  }
  public func realOrNil(_ column: Int) throws -> Double? { try source.real(column, at: position) }
  public func blob(_ column: Int) throws -> [UInt8] { try require(source.blob(column, at: position), column, "bytes") }
  public func blobOrNil(_ column: Int) throws -> [UInt8]? { try source.blob(column, at: position) }
  /// The integer 0 or 1, or a comparison's result.
  public func boolean(_ column: Int) throws -> Bool {
    try require(booleanOrNil(column), column, "a boolean")
  }
  public func booleanOrNil(_ column: Int) throws -> Bool? {
    guard let integer = try source.integer(column, at: position) else { return nil }
    guard integer == 0 || integer == 1 else {
      throw DatabaseError.column(name: source.columnName(column), wanted: "a boolean", held: "another integer")
    }
    return integer == 1
  }

  public func text(_ name: String) throws -> String { try text(source.index(of: name)) }
  public func textOrNil(_ name: String) throws -> String? { try textOrNil(source.index(of: name)) }
  public func integer(_ name: String) throws -> Int64 { try integer(source.index(of: name)) }
  public func integerOrNil(_ name: String) throws -> Int64? { try integerOrNil(source.index(of: name)) }
  public func real(_ name: String) throws -> Double { try real(source.index(of: name)) }
  public func realOrNil(_ name: String) throws -> Double? { try realOrNil(source.index(of: name)) }
  public func blob(_ name: String) throws -> [UInt8] { try blob(source.index(of: name)) }
  public func blobOrNil(_ name: String) throws -> [UInt8]? { try blobOrNil(source.index(of: name)) }
  public func boolean(_ name: String) throws -> Bool { try boolean(source.index(of: name)) }
  public func booleanOrNil(_ name: String) throws -> Bool? { try booleanOrNil(source.index(of: name)) }

  private func require<T>(_ value: T?, _ column: Int, _ wanted: String) throws -> T {
    guard let value else {
      throw DatabaseError.column(name: source.columnName(column), wanted: wanted, held: HeldKind.null.rawValue)
    }
    return value
  }
}

/// Where an engine keeps the rows that it has at hand. `position` tells rows apart: asking for one that has gone by throws.
protocol RowSource: AnyObject {
  func index(of name: String) throws -> Int
  func columnName(_ column: Int) -> String
  func text(_ column: Int, at position: Int) throws -> String?
  func integer(_ column: Int, at position: Int) throws -> Int64?
  func real(_ column: Int, at position: Int) throws -> Double?
  func blob(_ column: Int, at position: Int) throws -> [UInt8]?
}

/// The names of a result's columns.
struct ColumnNames: Sendable {
  private let indexes: [String: Int]
  private static let ambiguous = -1

  init(_ names: [String]) {
    indexes = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { _, _ in Self.ambiguous })
  }

  func index(of name: String) throws -> Int {
    guard let index = indexes[name], index != Self.ambiguous else { throw DatabaseError.noSuchColumn(name: name) }
    return index
  }
}
