import Meetings

/// Something to send back to whoever shared. It is shown, never counted.
public enum Thanks: String, Sendable, Hashable, Codable, CaseIterable {
  case thankYou, withYou, sameHere, strength, keepComing, gladYouAreHere
}

/// What somebody says in a turn or in a conversation.
public struct Share: Sendable, Hashable, Identifiable {
  public internal(set) var id: ShareID
  public internal(set) var seat: SeatID
  /// What they were called when they began.
  public internal(set) var name: String
  public internal(set) var text: String
  public internal(set) var at: Instant
  /// Whether it is finished; until then it grows as it is written.
  public internal(set) var isEnded = false
  /// Taken off the screen, by its writer or a host; the text is gone.
  public internal(set) var isHidden = false
  /// Which of the fixed set were given, by however many.
  public internal(set) var thanks: Set<Thanks> = []
  var length = 0
}

/// A quiet note to the hosts.
public struct HostNote: Sendable, Hashable {
  public internal(set) var seat: SeatID
  public internal(set) var name: String
  public internal(set) var text: String
  public internal(set) var at: Instant
}
