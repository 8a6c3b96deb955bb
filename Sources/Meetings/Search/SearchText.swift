import Foundation

/// How text becomes words that can be compared: lower case, accents dropped, compatibility forms unified.
///
/// Letters and digits make words; everything else ends one, except an apostrophe (`John's` is `johns`) and the full stops of an
/// abbreviation of single letters (`A.A.` is `aa`). Scripts written without spaces (Han, kana, Thai, Lao, Burmese, Khmer) give
/// one word for each letter, so that any run of them is found.
enum SearchText {
  /// Bytes kept of one word: longer than any real one, short enough that a link in a note costs nothing.
  static let longestWord = 48
  /// Bytes of a name that take part in ordering; names alike so far are ordered by id.
  static let longestKey = 64

  /// Folded words in UTF-8, single spaces between them.
  static func fold(_ text: String) -> [UInt8] {
    var text = text
    let plain = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 128 } ? foldASCII(bytes) : nil }
    return plain ?? foldUnicode(text)
  }

  static func words(_ text: String) -> [String] {
    fold(text).split(separator: space).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What names are ordered by.
  static func orderKey(_ name: String) -> [UInt8] { Array(fold(name).prefix(longestKey)) }

  static let space: UInt8 = 32

  private static func foldASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var words = WordBuffer(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 97...122, 48...57: words.append(byte)
      case 65...90: words.append(byte + 32)
      case 39: break
      case 46 where words.segmentLength == 1 && isSingleLetter(after: index, in: bytes): words.joinAbbreviation()
      default: words.endWord()
      }
    }
    return words.finished()
  }

  /// Whether the next byte is a letter that stands alone.
  private static func isSingleLetter(after index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func isWord(_ at: Int) -> Bool { at < bytes.count && isLetterOrDigit(bytes[at]) }
    return isWord(index + 1) && !isWord(index + 2)
  }
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func foldUnicode(_ text: String) -> [UInt8] {
    let scalars = Array(text.decomposedStringWithCompatibilityMapping.unicodeScalars)
    var words = WordBuffer(capacity: text.utf8.count)
    func isWord(_ at: Int) -> Bool { at < scalars.count && ScalarKind(scalars[at]).isPartOfWord }
    for (index, scalar) in scalars.enumerated() {
      switch ScalarKind(scalar) {
      case .silent: break
      case .letter(let folded): words.append(folded)
      case .standalone(let folded):
        words.endWord()
        words.append(folded)
        words.endWord()
      case .separator:
        if scalar == ".", words.segmentLength == 1, isWord(index + 1), !isWord(index + 2) {
          words.joinAbbreviation()
        } else {
          words.endWord()
        }
      }
    }
    return words.finished()
  }
}

/// Collects words, each cut at `SearchText.longestWord`.
private struct WordBuffer {
  private var bytes: [UInt8] = []
  private var wordLength = 0
  /// Letters since the word began or an abbreviation's last full stop.
  private(set) var segmentLength = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity + 8) }

  mutating func append(_ byte: UInt8) {
    segmentLength += 1
    guard wordLength < SearchText.longestWord else { return }
    beginWord()
    bytes.append(byte)
    wordLength += 1
  }

  mutating func append(_ folded: String) {
    segmentLength += 1
    let length = folded.utf8.count
    guard wordLength + length <= SearchText.longestWord else {
      // What follows a letter that no longer fits is left out too.
      wordLength = SearchText.longestWord
      return
    }
    beginWord()
    bytes.append(contentsOf: folded.utf8)
    wordLength += length
  }

  mutating func joinAbbreviation() { segmentLength = 0 }

  mutating func endWord() {
    wordLength = 0
    segmentLength = 0
  }

  private mutating func beginWord() {
    if wordLength == 0, !bytes.isEmpty { bytes.append(SearchText.space) }
  }

  func finished() -> [UInt8] { bytes }
}
