import Pages

/// Where proofs are.
enum ProofPath {
  static let room = Path1("/rooms/", "room")
  /// Taking one: the page, and where its script sends what it blinded.
  static let proof = Path1("/rooms/", "room", "/proof")
  /// Typing the host's code.
  static let code = Path1("/rooms/", "room", "/proof/code")
  /// The host's screen.
  static let hall = Path1("/rooms/", "room", "/proof/hall")
  /// To be signed by hand.
  static let slip = Path1("/rooms/", "room", "/proof/slip")
  static let verify = Path0("/verify")
  static let log = Path0("/proofs/log")
  static let logData = Path0("/proofs/log.json")
}
