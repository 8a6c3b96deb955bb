import Gathering

/// Who is where, as this node has heard of it since it last wrote it down.
struct SeatBook: Sendable {
  private var seats: [String: SeatID] = [:]
  /// When each seat was last heard of, milliseconds since 1970 UTC.
  private var heard: [SeatID: Int64] = [:]
  private var unwritten: [SeatID: Int64] = [:]
  private var writtenAt: Int64 = 0
  private var lookedAt: Int64 = 0

  func seat(_ tokenHash: String) -> SeatID? { seats[tokenHash] }
  mutating func remember(_ seat: SeatID, for tokenHash: String) { seats[tokenHash] = seat }

  mutating func beat(_ seat: SeatID, at now: Int64, counts: Bool) {
    heard[seat] = now
    if counts { unwritten[seat] = now }
  }

  func hasBeaten(_ seat: SeatID, since instant: Int64) -> Bool { heard[seat].map { $0 > instant } ?? false }

  func isTimeToWrite(at now: Int64) -> Bool { !unwritten.isEmpty && now - writtenAt >= RoomBounds.flush }

  /// The beats to write down.
  mutating func takeBeats(at now: Int64) -> [SeatID: Int64] {
    writtenAt = now
    defer { unwritten = [:] }
    return unwritten
  }

  /// Beats that could not be written down.
  mutating func putBack(_ beats: [SeatID: Int64]) { unwritten.merge(beats) { max($0, $1) } }

  mutating func isTimeToLook(at now: Int64) -> Bool {
    guard now - lookedAt >= RoomBounds.flush else { return false }
    lookedAt = now
    return true
  }
}
