/// One key in the public log, bound to everything before it.
///
///     name = SHA-256( lines("homegroup attendance key 1", …) )          see `ProofMessage`
///     hash = SHA-256( lines("homegroup attendance log 1", index, previous, name) )
///
/// `previous` is the hash of the entry before, and 32 zero bytes for the first; both hashes go in as base64url.
public struct KeyLogEntry: Sendable, Hashable {
  /// From 0.
  public let index: Int
  public let occasion: ProofOccasion
  public let key: ProofKey
  public let previous: [UInt8]
  /// What proofs call the key.
  public let name: [UInt8]
  public let hash: [UInt8]

  /// What the first entry follows.
  public static let beginning = [UInt8](repeating: 0, count: ProofLimits.hashBytes)

  /// The entry that follows `last`.
  public init(_ occasion: ProofOccasion, key: ProofKey, after last: KeyLogEntry?) {
    self.init(occasion, key: key, index: last.map { $0.index + 1 } ?? 0, previous: last?.hash ?? Self.beginning)
  }

  /// An entry as it was published and kept. `KeyLog` says whether it holds.
  public init(
    index: Int, occasion: ProofOccasion, key: ProofKey, previous: [UInt8], name: [UInt8], hash: [UInt8]
  ) {
    (self.index, self.occasion, self.key) = (index, occasion, key)
    (self.previous, self.name, self.hash) = (previous, name, hash)
  }

  /// An entry at a place in the log, after the entry with the hash `previous`.
  init(_ occasion: ProofOccasion, key: ProofKey, index: Int, previous: [UInt8]) {
    (self.index, self.occasion, self.key, self.previous) = (index, occasion, key, previous)
    name = ProofMessage.key(occasion, key)
    hash = ProofBytes.hash(lines: [
      "homegroup attendance log 1", String(index), ProofBytes.text(previous), ProofBytes.text(name),
    ])
  }
}
