/// Type codes and what they mean, by fellowship.
///
/// A code is looked up in the fellowship's own table, then among the codes that most fellowships share (Meeting Guide's,
/// which the 12 Step Meeting List plugin uses for all of them), and last in AA's table, which many sites copied.
/// NA servers (BMLT) have short keys of their own that clash with those, so NA's table stands alone.
public enum TypeVocabulary {
  /// What a code means; nil for a code Homegroup does not know. Exact spelling first, then without regard to case.
  public static func meaning(of code: TypeCode) -> TypeMeaning? {
    index(for: code.fellowship).entry(code.code)?.meaning
  }

  /// The code somebody meant by a code or a name: case, accents, brackets and plurals are forgiven; English or Spanish names
  /// and usual synonyms are known. `[open]`, `Abierta` and `o` are all AA's `O`. Nil where nothing matches.
  public static func code(named text: String, in fellowship: Fellowship.ID) -> TypeCode? {
    index(for: fellowship).code(named: text).map { TypeCode(fellowship, $0) }
  }

  /// The codes a fellowship's listings can choose from, its own first, each meaning once.
  public static func known(in fellowship: Fellowship.ID) -> [(code: TypeCode, meaning: TypeMeaning)] {
    index(for: fellowship).choices.map { (TypeCode(fellowship, $0.code), $0.meaning) }
  }

  /// Every English name a meaning can have: what a translation catalogue must hold.
  public static let names: Set<String> = Set(([shared] + tables.values).flatMap { $0.rows.map(\.meaning.name) })

  /// Tables by fellowship; those without one use the shared codes.
  static let tables: [String: TypeTable] = [
    "aa": TypeTable(aaText), "na": TypeTable(naText, standsAlone: true), "smart": TypeTable(smartText),
    "al-anon": TypeTable(alAnonText), "alateen": TypeTable(alAnonText), "aca": TypeTable(acaText),
    "coda": TypeTable(codaText), "ca": TypeTable(caText), "ha": TypeTable(haText), "ma": TypeTable(maText),
    "ga": TypeTable(gaText), "gam-anon": TypeTable(gaText), "oa": TypeTable(oaText), "cea-how": TypeTable(ceaHowText),
    "da": TypeTable(daText), "daa": TypeTable(daaText), "eda": TypeTable(edaText), "sa": TypeTable(saText),
    "sca": TypeTable(scaText), "slaa": TypeTable(slaaText), "sia": TypeTable(siaText), "ua": TypeTable(uaText),
    "recovery-dharma": TypeTable(dharmaText), "refuge-recovery": TypeTable(dharmaText),
  ]
  static let shared = TypeTable(sharedText + "\n" + languageText)
  private static let languages = TypeTable(languageText)
  private static let aa = TypeTable(aaText)

  private static let indexes: [String: TypeIndex] = tables.mapValues { table in
    table.standsAlone
      ? TypeIndex(own: table, shared: languages, fallback: nil)
      : TypeIndex(own: table, shared: shared, fallback: aa)
  }
  private static let sharedIndex = TypeIndex(own: TypeTable(""), shared: shared, fallback: aa)

  private static func index(for fellowship: Fellowship.ID) -> TypeIndex { indexes[fellowship.rawValue] ?? sharedIndex }
}
