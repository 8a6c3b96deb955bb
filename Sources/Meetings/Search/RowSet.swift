/// A set of rows, one bit each.
struct RowSet: Sendable {
  private var words: [UInt64]

  init(rowCount: Int) { words = [UInt64](repeating: 0, count: (rowCount + 63) / 64) }

  init(_ rows: [Int32], rowCount: Int) {
    self.init(rowCount: rowCount)
    for row in rows { insert(Int(row)) }
  }

  @inline(__always)
  func contains(_ row: Int) -> Bool { words[row >> 6] & (1 << UInt64(row & 63)) != 0 }

  /// Whether it was not yet in.
  @inline(__always) @discardableResult
  mutating func insert(_ row: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(row & 63)
    defer { words[row >> 6] |= bit }
    return words[row >> 6] & bit == 0
  }

  /// Whether it was in.
  @inline(__always)
  mutating func remove(_ row: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(row & 63)
    defer { words[row >> 6] &= ~bit }
    return words[row >> 6] & bit != 0
  }

  /// Its rows, ascending.
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }
}
