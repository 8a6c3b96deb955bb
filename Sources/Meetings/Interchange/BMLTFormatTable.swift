/// What a server's formats mean.
///
/// A type code has to mean the same wherever it came from, and key strings do not: `St` here is `Sp` there. So a format becomes
/// - `na:WORLDID` where it has NA World Services' code (which `TypeVocabulary` knows),
/// - else the vocabulary's code for its name ("ASL" is sign language), which servers seldom change,
/// - else `na:KEY`, unless the vocabulary knows that key as something else: then `na:Name`.
/// The server's own keys and ids stay in the meeting's extras (`formats`, `format_shared_id_list`), so nothing is lost.
struct BMLTFormatTable: Sendable {
  struct Meaning: Hashable, Sendable {
    var code: TypeCode
    var languages: [String] = []
  }

  private var byID: [String: Meaning] = [:]
  private var byKey: [String: Meaning] = [:]
  let isEmpty: Bool

  init(_ formats: [BMLTFormat]) {
    isEmpty = formats.isEmpty
    // The English row of a format is the one whose name the vocabulary knows best.
    for format in formats.filter({ $0.language == "en" }) + formats.filter({ $0.language != "en" }) {
      let meaning = byID[format.id] ?? Self.meaning(of: format)
      byID[format.id] = meaning
      if byKey[format.key] == nil { byKey[format.key] = meaning }
    }
  }

  /// By id where the server gives ids, else by key; without any list of formats, by what keys usually mean. `unknown` are ids or keys
  /// that the list lacks.
  func resolve(ids: [String], keys: [String]) -> (meanings: [Meaning], unknown: [String]) {
    if isEmpty { return (keys.map(Self.usualMeaning), []) }
    let known = ids.compactMap { byID[$0] }
    if known.count == ids.count, !ids.isEmpty { return (known, []) }
    let unknown = keys.filter { byKey[$0] == nil }
    return (keys.map { byKey[$0] ?? Meaning(code: TypeCode(.na, $0)) }, unknown)
  }

  // MARK: Meanings

  private static func meaning(of format: BMLTFormat) -> Meaning {
    if format.worldID == "LANG" || format.kind == "LANG" { return language(format) }
    if !format.worldID.isEmpty { return Meaning(code: canonical(TypeCode(.na, format.worldID))) }
    if let code = TypeVocabulary.code(named: format.name, in: .na) { return meaning(canonical(code)) }
    let key = TypeCode(.na, format.key)
    let isTaken = TypeVocabulary.meaning(of: key) != nil
    let isUsual = defaultNames[format.key].map { Cleaning.fold($0) == Cleaning.fold(format.name) } ?? false
    return isTaken && !isUsual ? Meaning(code: TypeCode(.na, format.name)) : meaning(canonical(key))
  }

  private static func usualMeaning(_ key: String) -> Meaning { meaning(canonical(TypeCode(.na, key))) }

  private static func meaning(_ code: TypeCode) -> Meaning {
    Meaning(code: code, languages: TypeVocabulary.meaning(of: code)?.language.map { [$0] } ?? [])
  }

  /// A format for a language, found in its name ("English speaking", "Lithuanian/Russian") or else by its key.
  private static func language(_ format: BMLTFormat) -> Meaning {
    let words = format.name.split { !$0.isLetter }.map(String.init)
    let codes = ([format.name] + words).compactMap { TypeVocabulary.code(named: $0, in: .na) }
      .filter { TypeVocabulary.meaning(of: $0)?.language != nil }
    var languages: [String] = []
    for code in codes {
      if let language = TypeVocabulary.meaning(of: code)?.language, !languages.contains(language) {
        languages.append(language)
      }
    }
    if let only = codes.first, languages.count == 1 { return Meaning(code: canonical(only), languages: languages) }
    if languages.isEmpty { return meaning(canonical(TypeCode(.na, format.key))) }
    return Meaning(code: TypeCode(.na, format.key), languages: languages)
  }

  /// The code that the vocabulary writes for that meaning: `na:OPEN` for `na:O`.
  private static func canonical(_ code: TypeCode) -> TypeCode {
    TypeVocabulary.meaning(of: code).flatMap { canonicalCodes[$0] } ?? code
  }
  private static let canonicalCodes: [TypeMeaning: TypeCode] = Dictionary(
    TypeVocabulary.known(in: .na).map { ($0.meaning, $0.code) }, uniquingKeysWith: { first, _ in first })

  /// Names that a new BMLT server gives the formats which have no world id (bmlt-enabled/bmlt-root-server, initial formats).
  private static let defaultNames = [
    "BL": "Bi-Lingual", "CH": "Closed Holidays", "CS": "Children under Supervision", "FD": "Five and Dime",
    "IL": "Illness",
    "NC": "No Children", "NS": "No Smoking", "OE": "Open-Ended", "Pi": "Pitch", "RA": "Restricted Attendance",
    "Rr": "Round Robin", "SC": "Surveillance Cameras", "SL": "ASL", "Ti": "Timer", "Ag": "Agnostic",
    "ID": "ID Required to Enter",
    "VM": "Virtual Meeting", "HY": "Meets Virtually and In-person", "TC": "Temporarily Closed Facility",
  ]

  // MARK: Venue

  /// Codes that say how to attend.
  static let virtual = usualMeaning("VM").code
  static let hybrid = usualMeaning("HYBR").code
  static let temporarilyClosed = usualMeaning("TC").code
}
