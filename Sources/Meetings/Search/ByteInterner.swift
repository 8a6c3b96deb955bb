import Foundation

/// Numbers texts in the order in which they first come: equal bytes, equal number.
struct ByteInterner {
  private var bytes: [UInt8] = []
  /// Text n is `bytes[ends[n - 1] ..< ends[n]]`.
  private var ends: [Int] = []
  private var hashes: [Int] = []
  /// Open addressing, text number + 1, 0 where free.
  private var table: [UInt32] = Array(repeating: 0, count: 64)

  var count: Int { ends.count }

  /// The number of a text, a new one where it is new.
  mutating func number(of text: UnsafeRawBufferPointer) -> Int {
    let hash = Self.hash(text)
    var slot = hash & (table.count - 1)
    while table[slot] != 0 {
      let number = Int(table[slot]) - 1
      if hashes[number] == hash, isEqual(number, text) { return number }
      slot = (slot + 1) & (table.count - 1)
    }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    table[slot] = UInt32(ends.count)
    if ends.count * 2 > table.count { grow() }
    return ends.count - 1
  }

  func range(of number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  func text(_ number: Int) -> String { String(decoding: bytes[range(of: number)], as: UTF8.self) }

  func withBytes<Result>(of number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range(of: number)])) }
  }

  /// All texts, one after the other.
  var texts: [String] { (0..<count).map(text) }
  /// All bytes, for `range(of:)`.
  var allBytes: [UInt8] { bytes }

  /// Seeded by the process (SipHash), so that no feed can make its words collide.
  private static func hash(_ text: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: text)
    return hasher.finalize()
  }

  private func isEqual(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: number)
    guard range.count == text.count, let other = text.baseAddress else { return range.count == text.count }
    return bytes.withUnsafeBytes { own in
      guard let base = own.baseAddress else { return false }
      return memcmp(base + range.lowerBound, other, range.count) == 0
    }
  }

  private mutating func grow() {
    table = Array(repeating: 0, count: table.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = hash & (table.count - 1)
      while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = UInt32(number + 1)
    }
  }
}
