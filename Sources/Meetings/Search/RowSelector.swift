/// Keeps the rows of one page while a search goes over all of them in any order.
struct RowSelector {
  /// What rows are ordered by, smallest first: two numbers that compare like (primary, start, row, end).
  struct Key: Comparable {
    private let high: UInt64
    private let low: UInt64

    init(primary: Int32, start: Int32, row: Int32, end: Int32) {
      high = Self.pair(primary, start)
      low = Self.pair(row, end)
    }
    private static func pair(_ a: Int32, _ b: Int32) -> UInt64 {
      UInt64(UInt32(bitPattern: a ^ .min)) << 32 | UInt64(UInt32(bitPattern: b ^ .min))
    }

    @inline(__always)
    static func < (a: Key, b: Key) -> Bool { a.high != b.high ? a.high < b.high : a.low < b.low }

    var primary: Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: high >> 32)) ^ .min }
  }
  struct Item {
    var key: Key
    var occurrence: RowOccurrence
  }

  private(set) var items: [Item] = []
  /// Rows after the cursor, on this page and later ones.
  private(set) var countAfterCursor = 0
  private let limit: Int
  private let after: Key?

  init(limit: Int, after: Key?) {
    self.limit = limit
    self.after = after
    items.reserveCapacity(limit + 1)
  }

  /// Whether a row with that primary part of the key can still come onto the page or matters for the count behind the cursor.
  @inline(__always)
  func needsKey(primary: Int32) -> Bool {
    after != nil || items.count < limit || (items.last.map { primary <= $0.key.primary } ?? false)
  }

  /// Counts a row that `needsKey` turned down.
  @inline(__always)
  mutating func skip() { countAfterCursor += 1 }

  @inline(__always)
  mutating func take(_ key: Key, _ occurrence: RowOccurrence) {
    if let after, !(after < key) { return }
    countAfterCursor += 1
    if items.count == limit, let last = items.last, !(key < last.key) { return }
    insert(Item(key: key, occurrence: occurrence))
  }

  private mutating func insert(_ item: Item) {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle].key < item.key { low = middle + 1 } else { high = middle }
    }
    items.insert(item, at: low)
    if items.count > limit { items.removeLast() }
  }
}
