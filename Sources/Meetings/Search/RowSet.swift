/// A set of rows, one bit each.
struct RowSet: Sendable {
  private var words: [UInt64]

  init(rowCount: Int) { words = [UInt64](repeating: 0, count: (rowCount + 63) / 64) }

  @inline(__always)
  func contains(_ row: Int) -> Bool { words[row >> 6] & (1 << UInt64(row & 63)) != 0 }

  /// Whether it was not yet in.
  @inline(__always) @discardableResult
  mutating func insert(_ row: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(row & 63)
    defer { words[row >> 6] |= bit }
    return words[row >> 6] & bit == 0
  }
}
