import Pages

/// Where proofs are.
enum ProofPath {
  static let room = Path1("/rooms/", "id")
  /// Taking one: the page, and where its script sends what it blinded.
  static let proof = Path1("/rooms/", "id", "/proof")
  /// Typing the host's code.
  static let code = Path1("/rooms/", "id", "/proof/code")
  /// The host's screen.
  static let hall = Path1("/rooms/", "id", "/proof/hall")
  /// To be signed by hand.
  static let slip = Path1("/rooms/", "id", "/proof/slip")
  static let verify = Path0("/verify")
  static let log = Path0("/proofs/log")
  static let logData = Path0("/proofs/log.json")
}
