import Members
import Recovery

extension SignedIn {
  /// Whether any of these texts has a word that the member marked as danger, or a plain one about not wanting
  /// to live where they have no list. Reads the vault once; nothing is told to anybody, and
  /// nothing is blocked: the caller saves what was written all the same and then leads to `CommonPath.helpAfterSaving`.
  func saysDanger(_ texts: [String?]) async throws -> Bool {
    let texts = texts.compactMap { $0 }.filter { !$0.isEmpty }
    if texts.isEmpty { return false }
    let words = try await vault.entries(SelfCheckRecord.words).first ?? .starters
    return texts.contains { words.areSaid(in: $0) }
  }
}
