/// Why a room does not do what somebody wants.
public enum RoomRefusal: Error, Sendable, Hashable {
  /// The room was never opened, or is opened already.
  case notOpen, alreadyOpen
  case closed
  /// Whoever asks has no seat here.
  case noSeat
  case inLobby
  case removed
  case muted
  case listeningOnly
  /// For hosts, for the chair, or for the house alone.
  case notAllowed
  case doorLocked
  case full
  case accountNeeded
  case badName
  /// Nobody writes in this part of the meeting, or hosts only.
  case quietNow
  /// Somebody else has the floor.
  case notYourTurn
  case floorTaken
  case empty
  case tooLong(limit: Int)
  case tooFast(retryAfterMilliseconds: Int)
  case tooManyHands
  case tooManyHelpers
  case tooMuchTime
  /// The same request again; it was done.
  case alreadySaid
  /// What the command speaks of is not there.
  case noSuchSeat, noSuchShare, noSuchReading, noSuchPhase
}
