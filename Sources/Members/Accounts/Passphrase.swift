import Foundation

/// What a member signs in with. Not printable by accident.
public struct Passphrase: Sendable, CustomStringConvertible, CustomReflectable {
  /// NIST SP 800-63B-4 asks for 15 where the passphrase stands alone; length is what counts, and no other rule is made.
  public static let shortest = 15
  /// Long enough for any sentence; a bound on what is hashed.
  public static let longest = 200

  let bytes: [UInt8]

  /// As typed to sign in: any text, so that no rule of today locks out a passphrase of yesterday.
  ///
  /// Unicode-normalised (NFKC, as NIST SP 800-63B has it), so that two keyboards type the same passphrase.
  public init?(typed text: String) {
    guard !text.isEmpty, text.utf8.count <= Self.longest * 8 else { return nil }
    bytes = Array(text.precomposedStringWithCompatibilityMapping.utf8)
  }

  public var description: String { "(passphrase)" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// A new one: long enough, not the name, not one of those that are tried first.
  static func chosen(_ text: String, name: MemberName?) throws(AccountProblem) -> Passphrase {
    guard text.count >= shortest else { throw .passphraseTooShort }
    guard text.count <= longest, let passphrase = Passphrase(typed: text) else { throw .passphraseTooLong }
    let key = CommonPassphrases.key(for: text)
    if let name, key.contains(name.key), key.replacing(name.key, with: "").count < 6 { throw .passphraseIsName }
    if CommonPassphrases.shared.contains(text) { throw .passphraseCommon }
    return passphrase
  }
}

/// Passphrases that whoever guesses tries first: well-known ones and what is built from them by repeating, counting on or running
/// along the keyboard.
struct CommonPassphrases: Sendable {
  static let shared = CommonPassphrases(PackageResources.common_passphrases_txt)

  private let known: Set<String>

  init(_ bytes: [UInt8]) {
    known = Set(
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
        Self.key(for: $0)
      })
  }

  /// Case, accents, spaces and punctuation do not make a passphrase another, nor do the usual digits in place of letters.
  static func key(for text: some StringProtocol) -> String {
    let folded = String(text).folding(
      options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "en_US_POSIX"))
    return String(folded.filter { $0.isLetter || $0.isNumber })
  }

  func contains(_ text: String) -> Bool {
    let key = Self.key(for: text)
    // Punctuation alone is long, not good.
    if Set(text).count < 5 || key.count < 6 { return true }
    if known.contains(key) || known.contains(Self.withLetters(key)) { return true }
    if Self.isRun(key) { return true }
    // A known word with digits around it, or said several times.
    let core = key.drop(while: \.isNumber).reversed().drop(while: \.isNumber).reversed()
    if known.contains(String(core)) || known.contains(Self.withLetters(String(core))) { return true }
    return Self.unit(of: key).map { known.contains($0) || $0.count < 8 } ?? false
  }

  /// The shortest text that this one repeats, the last time perhaps in part; nil where it repeats nothing.
  static func unit(of key: String) -> String? {
    let letters = Array(key)
    for length in 1...max(1, letters.count / 2)
    where letters.indices.dropFirst(length).allSatisfy({ letters[$0] == letters[$0 - length] }) {
      return String(letters[..<length])
    }
    return nil
  }

  private static func withLetters(_ key: String) -> String {
    let letters: [Character: Character] = ["0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b"]
    return String(key.map { letters[$0] ?? $0 })
  }

  /// Most of it runs along the alphabet, the digits or a row of the keyboard, either way.
  private static func isRun(_ key: String) -> Bool {
    let rows = [
      "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujmikolp",
    ]
    let steps = Set(rows.flatMap { row in zip(row, row.dropFirst()).flatMap { ["\($0)\($1)", "\($1)\($0)"] } })
    let pairs = zip(key, key.dropFirst()).map { "\($0)\($1)" }
    return pairs.count { steps.contains($0) || $0.first == $0.last } * 4 >= pairs.count * 3
  }
}
