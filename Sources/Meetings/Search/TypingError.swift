/// Whether two words are one typing error apart: a letter too many, too few or wrong, or two neighbours swapped
/// (Damerau 1964; distance 1 of the optimal string alignment).
enum TypingError {
  /// Letters of a word, and a 64-bit signature of which letters it has: one error changes at most two of its bits.
  struct Word: Sendable {
    var letters: [UInt32]
    var signature: UInt64
    var hasDigit: Bool

    init(_ bytes: some Sequence<UInt8>) {
      letters = String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.map(\.value)
      signature = letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
      hasDigit = letters.contains { (48...57).contains($0) }
    }

    /// One error in it is forgiven.
    var isForgiving: Bool { letters.count >= WordMatch.forgivingLength && !hasDigit }
  }

  /// Whether the signatures allow a distance of one; false for nearly all pairs that are further apart.
  static func mayBeOneApart(_ a: UInt64, _ b: UInt64) -> Bool {
    var difference = a ^ b
    difference &= difference &- 1
    return difference & (difference &- 1) == 0
  }

  /// Exactly one error apart (equal words are not).
  static func areOneApart(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    if a.count > b.count { return areOneApart(b, a) }
    guard b.count - a.count <= 1 else { return false }
    var start = 0
    while start < a.count, a[start] == b[start] { start += 1 }
    if a.count < b.count { return a[start...].elementsEqual(b[(start + 1)...]) }
    guard start < a.count else { return false }
    if a[(start + 1)...].elementsEqual(b[(start + 1)...]) { return true }
    return start + 1 < a.count && a[start] == b[start + 1] && a[start + 1] == b[start]
      && a[(start + 2)...].elementsEqual(b[(start + 2)...])
  }

  /// How many errors apart two words are, where that is at most `limit`.
  static func distance(_ a: [UInt32], _ b: [UInt32], atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1] + Array(repeating: 0, count: b.count)
      for j in 0..<b.count {
        row[j + 1] = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], before[j - 1] + 1) }
      }
      guard row.contains(where: { $0 <= limit }) else { return nil }
      (before, previous) = (previous, row)
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }
}
