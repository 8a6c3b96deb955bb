/// Why a proof, a key or the log of keys does not hold.
public enum ProofFault: Error, Hashable, Sendable {
  /// A part is missing, is not what it should be, or is written in another way than the one there is. Which.
  case damaged(String)
  /// No key with that name is in the log.
  case keyNotInLog
  /// The key was published for something else than the proof says: another group, meeting, time or threshold.
  case otherOccasion
  /// What was signed is not this: the name or another part was changed, or another key signed it.
  case signature
}

/// Where the log of keys breaks.
public enum KeyLogFault: Error, Hashable, Sendable {
  /// An entry's number is not the next one.
  case index(at: Int)
  /// An entry does not follow from the one before it.
  case previous(at: Int)
  /// An entry's name or hash is not that of its content.
  case hash(at: Int)
  /// An occurrence has a second key: proofs made with one could be told from those made with the other.
  case secondKey(at: Int)
}
