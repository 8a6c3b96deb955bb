import Foundation

/// Text as it is compared: lower case, accents dropped, compatibility forms unified, white space single.
public enum TextFolding {
  public static func fold(_ text: String) -> String {
    // Most of any directory is plain ASCII: take the short way there.
    if text.utf8.allSatisfy({ $0 < 128 }) {
      return text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return text.replacingOccurrences(of: "ß", with: "ss")
      .folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
