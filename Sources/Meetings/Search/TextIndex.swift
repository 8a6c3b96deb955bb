/// All words of the directory in dictionary order, each with the rows and fields it stands in.
final class TextIndex: Sendable {
  /// Words one after the other, in UTF-8; word n is `bytes[ends[n - 1] ..< ends[n]]`.
  private let bytes: [UInt8]
  private let ends: [Int32]
  /// `TypingError.Word.signature` of each word.
  private let signatures: [UInt64]
  /// Postings of word n: `postings[postingEnds[n - 1] ..< postingEnds[n]]`, by row.
  private let postingEnds: [Int32]
  private let postings: [UInt32]

  var wordCount: Int { ends.count }

  init(_ pieces: [ColumnPiece]) {
    let order = WordOrder(pieces.map(\.words))
    bytes = order.bytes
    ends = order.ends
    signatures = order.signatures
    var counts = [Int32](repeating: 0, count: order.ends.count + 1)
    for (piece, map) in zip(pieces, order.maps) {
      for number in piece.wordNumbers { counts[Int(map[Int(number)]) + 1] += 1 }
    }
    for word in 0..<order.ends.count { counts[word + 1] += counts[word] }
    // `counts` is each word's beginning; filling moves it to its end.
    var postings = [UInt32](repeating: 0, count: Int(counts[order.ends.count]))
    for (piece, map) in zip(pieces, order.maps) {
      for (number, posting) in zip(piece.wordNumbers, piece.postings) {
        let word = Int(map[Int(number)])
        postings[Int(counts[word])] = posting
        counts[word] += 1
      }
    }
    self.postings = postings
    postingEnds = Array(counts.prefix(order.ends.count))
  }

  func word(_ number: Int) -> ArraySlice<UInt8> { bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])] }

  func postings(of word: Int) -> ArraySlice<UInt32> {
    postings[(word == 0 ? 0 : Int(postingEnds[word - 1]))..<Int(postingEnds[word])]
  }

  /// The words of the directory that a word of a query finds, best match only.
  func matches(_ word: [UInt8]) -> [(word: Int, match: WordMatch)] {
    var found: [(word: Int, match: WordMatch)] = []
    let first = firstWord { self.word($0).lexicographicallyPrecedes(word) }
    let wanted = TypingError.Word(word)
    // One letter begins half of all words: it must be the whole word.
    if wanted.letters.count > 1 {
      let end = firstWord { self.word($0).lexicographicallyPrecedes(word) || self.word($0).starts(with: word) }
      for number in first..<end { found.append((number, self.word(number).count == word.count ? .exact : .prefix)) }
    } else if first < wordCount, self.word(first).elementsEqual(word) {
      found.append((first, .exact))
    }
    guard wanted.isForgiving else { return found }
    let known = found.isEmpty ? 0..<0 : first..<first + found.count
    for number in 0..<signatures.count
    where TypingError.mayBeOneApart(signatures[number], wanted.signature) && !known.contains(number) {
      let other = self.word(number)
      guard abs(other.count - word.count) <= 4, TypingError.areOneApart(wanted.letters, TypingError.Word(other).letters)
      else { continue }
      found.append((number, .typingError))
    }
    return found
  }

  /// Binary search: the first word for which `isBefore` is false.
  private func firstWord(_ isBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = wordCount
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The words of several pieces, each once, in dictionary order.
private struct WordOrder {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int32] = []
  private(set) var signatures: [UInt64] = []
  /// For each piece, from its own number of a word to the common one.
  private(set) var maps: [[Int32]]

  private struct Entry {
    /// The first eight bytes, big-endian: settles most comparisons.
    var prefix: UInt64
    var piece: Int32
    var number: Int32
  }

  init(_ pieces: [ByteInterner]) {
    maps = pieces.map { Array(repeating: 0, count: $0.count) }
    let sorted = Parallel.map(pieces.count) { Self.sorted(pieces[$0], piece: $0, pieces) }
    let entries = Self.merged(sorted, pieces)
    var last: ArraySlice<UInt8> = []
    for entry in entries {
      let text = pieces[Int(entry.piece)]
      let range = text.range(of: Int(entry.number))
      let word = text.allBytes[range]
      if ends.isEmpty || word != last {
        bytes += word
        ends.append(Int32(bytes.count))
        signatures.append(TypingError.Word(word).signature)
        last = word
      }
      maps[Int(entry.piece)][Int(entry.number)] = Int32(ends.count - 1)
    }
  }

  private static func sorted(_ words: ByteInterner, piece: Int, _ pieces: [ByteInterner]) -> [Entry] {
    (0..<words.count).map { number in
      let prefix = words.withBytes(of: number) { bytes in
        (0..<8).reduce(UInt64(0)) { $0 << 8 | ($1 < bytes.count ? UInt64(bytes[$1]) : 0) }
      }
      return Entry(prefix: prefix, piece: Int32(piece), number: Int32(number))
    }.sorted { precedes($0, $1, pieces) }
  }

  private static func precedes(_ a: Entry, _ b: Entry, _ pieces: [ByteInterner]) -> Bool {
    if a.prefix != b.prefix { return a.prefix < b.prefix }
    return pieces[Int(a.piece)].withBytes(of: Int(a.number)) { first in
      pieces[Int(b.piece)].withBytes(of: Int(b.number)) { ByteOrder.compare(first, $0) < 0 }
    }
  }

  /// Merges sorted lists two by two.
  private static func merged(_ lists: [[Entry]], _ pieces: [ByteInterner]) -> [Entry] {
    var lists = lists
    while lists.count > 1 {
      let pairs = lists
      lists = Parallel.map((pairs.count + 1) / 2) { pair in
        guard 2 * pair + 1 < pairs.count else { return pairs[2 * pair] }
        return merged(pairs[2 * pair], pairs[2 * pair + 1], pieces)
      }
    }
    return lists.first ?? []
  }

  private static func merged(_ a: [Entry], _ b: [Entry], _ pieces: [ByteInterner]) -> [Entry] {
    var result: [Entry] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if precedes(b[j], a[i], pieces) {
        result.append(b[j])
        j += 1
      } else {
        result.append(a[i])
        i += 1
      }
    }
    return result + a[i...] + b[j...]
  }
}
