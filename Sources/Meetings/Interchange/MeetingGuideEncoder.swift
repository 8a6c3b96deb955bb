/// Writes Meeting Guide JSON (github.com/code4recovery/spec), which websites and apps of the fellowships read.
///
/// What the specification has no field for goes into fields that begin with `homegroup_`, which our decoder reads back and others
/// ignore. A meeting with several times is written as several records, since others know one time a record; the further ones name the
/// first in `homegroup_part_of`.
public struct MeetingGuideEncoder: MeetingEncoder {
  /// Contacts that are not marked public, and the group's own e-mail, phone and postal address, are written too. Only for the
  /// operator's own backups.
  public var includePrivate: Bool

  public init(includePrivate: Bool = false) { self.includePrivate = includePrivate }

  /// Bytes gathered before they are handed over.
  static let pieceBytes = 65_536

  public func encode(next: () throws -> Meeting?, write: ([UInt8]) throws -> Void) throws {
    var piece: [UInt8] = Array("[".utf8)
    var isFirst = true
    while let meeting = try next() {
      for part in 0..<max(1, meeting.schedule.slots.count) {
        piece.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
        isFirst = false
        var record = MeetingGuideFields(meeting, includePrivate: includePrivate)
        piece.append(contentsOf: record.bytes(part: part))
      }
      if piece.count >= Self.pieceBytes {
        try write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    piece.append(contentsOf: "\n]\n".utf8)
    try write(piece)
  }
}
