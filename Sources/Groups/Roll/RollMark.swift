import Crypto
import Members

/// How somebody stands on a group's roll: a fingerprint of a pseudonym that only their own key makes. Whoever has the database sees that
/// so many belong, and cannot tell who.
public struct RollMark: Sendable, Hashable {
  public let text: String

  init(pseudonym: String) {
    text = SHA256.hash(data: Array(pseudonym.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// A member's place on the roll of one group.
  public init(_ vault: Vault, group groupID: String) { self.init(pseudonym: vault.pseudonym(for: "group \(groupID)")) }

  /// What a member said of one motion: another mark, so that it cannot be found on the roll.
  init(_ vault: Vault, talkOf motionID: String) {
    self.init(pseudonym: vault.pseudonym(for: "motion talk \(motionID)"))
  }

  /// That a member voted on one motion: another mark again.
  init(_ vault: Vault, voteOn motionID: String) { self.init(pseudonym: vault.pseudonym(for: "motion \(motionID)")) }
}
