/// One element of a list in JSON.
struct JSONRecord {
  enum Content {
    /// `notes` say what had to be mended to read it.
    case object([String: JSONValue], notes: [JSONNote])
    /// It is no object, or no JSON; the text is shortened.
    case invalid(reason: String, text: String)
  }
  /// From 0.
  var index: Int
  /// The line of the file on which it begins, from 1.
  var line: Int
  var content: Content
}

/// Finds the elements of a list in JSON without ever holding more than one of them and a piece of the file.
///
/// The list is the file itself, or the value of one of `listKeys` in an object around it. The structure (brackets and texts) is followed
/// byte by byte; each element is then parsed on its own, so that one that is no JSON costs only itself.
struct JSONRecords {
  /// What was expected, for errors: "a Meeting Guide feed".
  let format: String
  var listKeys: Set<String> = ["meetings", "data", "results"]

  /// Bytes asked of the source at a time.
  static let pieceBytes = 65_536

  /// Calls `each` for every element, in order. Throws `FeedError`, and what `source` and `each` throw.
  func forEach(in source: ByteSource, each: (JSONRecord) throws -> Void) throws {
    var scan = JSONListScan(format: format, listKeys: listKeys)
    var total = 0
    while true {
      let piece = try source.read(Self.pieceBytes)
      if piece.isEmpty { break }
      total += piece.count
      if total > FeedLimits.feedBytes { throw FeedError.tooLarge(limit: FeedLimits.feedBytes) }
      try piece.withUnsafeBufferPointer { try scan.take($0, each: each) }
    }
    try scan.finish()
  }
}
