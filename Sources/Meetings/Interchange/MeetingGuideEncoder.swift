/// Writes Meeting Guide JSON (github.com/code4recovery/spec), which websites and apps of the fellowships read.
///
/// What the specification has no field for goes into fields that begin with `homegroup_`, which our decoder reads back and others
/// ignore. A meeting with several times is written as several records, since others know one time a record; the further ones name the
/// first in `homegroup_part_of`.
///
/// A day and a time mean every week. A meeting that meets every other week, on the nth weekday of the month or on single dates is
/// left out unless `inexact` asks for the nearest; of a meeting that also has weekly times, those are written.
public struct MeetingGuideEncoder: MeetingEncoder {
  /// Contacts that are not marked public, and the group's own e-mail, phone and postal address, are written too. Only for the
  /// operator's own backups.
  public var includePrivate: Bool

  public var inexact: InexactSchedules
  /// Called with each meeting that was left out, wholly or in part.
  public var onLeftOut: @Sendable (Meeting) -> Void

  public init(
    includePrivate: Bool = false, inexact: InexactSchedules = .leftOut,
    onLeftOut: @escaping @Sendable (Meeting) -> Void = { _ in }
  ) {
    self.includePrivate = includePrivate
    self.inexact = inexact
    self.onLeftOut = onLeftOut
  }

  /// Bytes gathered before they are handed over.
  static let pieceBytes = 65_536

  public func encode(next: () throws -> Meeting?, write: ([UInt8]) throws -> Void) throws {
    var piece: [UInt8] = Array("[".utf8)
    var isFirst = true
    while let meeting = try next() {
      for (part, slot) in slots(of: meeting).enumerated() {
        piece.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
        isFirst = false
        var record = MeetingGuideFields(meeting, includePrivate: includePrivate)
        piece.append(contentsOf: record.bytes(part: part, slot: slot))
      }
      if piece.count >= Self.pieceBytes {
        try write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    piece.append(contentsOf: "\n]\n".utf8)
    try write(piece)
  }

  /// One for each record to write; a meeting without any time is one record with none.
  private func slots(of meeting: Meeting) -> [Slot?] {
    let slots = meeting.schedule.slots
    if slots.isEmpty { return [nil] }
    if inexact == .approximated { return slots }
    let held = slots.filter(\.recurrence.isEveryWeek)
    if held.count < slots.count { onLeftOut(meeting) }
    return held
  }
}
