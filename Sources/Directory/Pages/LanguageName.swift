import Foundation
import Pages

/// The name of a meeting's language, in the reader's.
public enum LanguageName {
  public static func of(_ tag: String) -> String {
    let name = Locale(identifier: Language.current.code).localizedString(forIdentifier: tag) ?? tag
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
