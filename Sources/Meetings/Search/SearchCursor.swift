import Foundation

/// Where a page ended: the last row's place in the order, by values and not by number, so that it stays right when listings come
/// and go in between; and the moment of the first page, so that "from now" means the same on all.
struct SearchCursor: Hashable {
  var now: Instant
  /// `SearchCursor.fingerprint` of the query it belongs to.
  var query: UInt64
  /// Metres, or relevance, by which the order begins; 0 where it begins otherwise.
  var primary: Int
  /// Of the row's occurrence; nil where it has none.
  var start: Instant?
  var end: Instant?
  var nameKey: [UInt8]
  var id: [UInt8]

  /// Characters of the longest there can be, with room to spare.
  static let longest = 1000

  var text: String {
    var writer = ByteWriter()
    writer.write(byte: 1)
    writer.write(signed: Int(now.milliseconds))
    writer.write(Double(bitPattern: query))
    writer.write(signed: primary)
    writer.write(byte: start == nil ? 0 : 1)
    if let start, let end {
      writer.write(signed: Int(start.milliseconds))
      writer.write(signed: Int(end.milliseconds))
    }
    writer.write(nameKey)
    writer.write(id)
    let sum = Checksum.fnv1a(writer.bytes)
    writer.write(Double(bitPattern: sum))
    return Data(writer.bytes).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_").replacingOccurrences(
        of: "=", with: "")
  }
}

extension SearchCursor {
  /// Nil unless `text` wrote it. (The sum finds mishaps; a cursor gives nobody anything they could not ask for anyway.)
  init?(_ text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    let padded = plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: padded), data.count > 9 else { return nil }
    let bytes = Array(data)
    let body = Array(bytes.dropLast(8))
    let cursor: SearchCursor? = bytes.withUnsafeBytes { raw in
      var sum = ByteReader(UnsafeRawBufferPointer(rebasing: raw[body.count...]))
      guard sum.double().bitPattern == Checksum.fnv1a(body) else { return nil }
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: raw[..<body.count]))
      return SearchCursor(&reader)
    }
    // Base64 has several spellings of some bytes; ours is the only one taken.
    guard let cursor, cursor.text == text else { return nil }
    self = cursor
  }

  private init?(_ reader: inout ByteReader) {
    guard reader.byte() == 1 else { return nil }
    now = Instant(milliseconds: Int64(reader.signedNumber()))
    query = reader.double().bitPattern
    primary = reader.signedNumber()
    if reader.byte() == 1 {
      start = Instant(milliseconds: Int64(reader.signedNumber()))
      end = Instant(milliseconds: Int64(reader.signedNumber()))
    }
    nameKey = Array(reader.text())
    id = Array(reader.text())
    guard reader.isAtEnd, !reader.hasFailed else { return nil }
  }

  /// Of everything that decides which rows there are and how they are ordered.
  static func fingerprint(_ query: MeetingQuery, zone: Zone) -> UInt64 {
    var query = query
    query.cursor = nil
    query.limit = MeetingQuery.Limits.defaultLimit
    let text = query.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: "&") + " " + zone.identifier
    return Checksum.fnv1a(text.utf8)
  }
}

enum Checksum {
  /// FNV-1a, 64 bits (Fowler, Noll, Vo): fast, and the same in every process.
  static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
