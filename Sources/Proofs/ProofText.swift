import Foundation

/// Which texts a proof may hold: in one Unicode form (NFC), on one line, and without marks that turn the direction of what
/// stands beside them, which could make a paper say something else than it proves.
public enum ProofText {
  /// Whether it may stand in a proof as it is.
  public static func isClean(_ text: String, most limit: Int) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.count <= limit && !scalars.contains(where: isRefused)
      && scalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars)
      && scalars.elementsEqual(trimmed(text).unicodeScalars)
  }

  /// The nearest text that may: normalized, on one line, cut where it is too long.
  public static func cleaned(_ text: String, most limit: Int) -> String {
    let oneLine = String(String.UnicodeScalarView(text.unicodeScalars.map { isRefused($0) ? " " : $0 }))
    let short = trimmed(oneLine.precomposedStringWithCanonicalMapping).unicodeScalars.prefix(limit)
    // Cutting can leave a blank at the end.
    return trimmed(String(String.UnicodeScalarView(short)))
  }

  /// Without blanks at the ends and two in a row. By scalars, as every language can do it.
  private static func trimmed(_ text: String) -> String {
    let words = text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: true)
    return words.map { String($0) }.joined(separator: " ")
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
  }
}

/// The name on a proof, as the person types it. It never reaches the server.
public struct ProofName: Sendable, Hashable {
  public let text: String

  /// - Returns: nil for an empty or too long one.
  public init?(_ typed: String) {
    let text = ProofText.cleaned(typed, most: ProofLimits.longestName + 1)
    guard !text.isEmpty, text.unicodeScalars.count <= ProofLimits.longestName else { return nil }
    self.text = text
  }
}
