/// States, provinces and countries as addresses write them: what tells "Springfield, IL" from "Springfield, MA".
///
/// Codes are those of ISO 3166-2 for the United States, Canada and Australia; elsewhere addresses carry no such code.
enum Territories {
  struct State: Hashable, Sendable {
    var code: String
    var name: String
    /// As `country(named:)` gives it.
    var country: String
  }

  /// The state somebody wrote by code or name; nil where it is none. With a country, only among its own states.
  static func state(_ text: String, country: String? = nil) -> State? {
    let found = statesByKey[SearchText.placeKey(text)] ?? []
    return found.first { country == nil || $0.country == country }
  }

  /// The usual name of a country that addresses name, however it is written; nil where it is none.
  static func country(named text: String) -> String? { countriesByKey[SearchText.placeKey(text)] }

  /// States by folded code and name; American ones first where a code has two.
  private static let statesByKey: [String: [State]] = {
    var index: [String: [State]] = [:]
    for (country, table) in [("USA", unitedStates), ("Canada", canada), ("Australia", australia)] {
      for line in table.split(separator: "\n") {
        let state = State(
          code: String(line.prefix { $0 != " " }), name: String(line.drop { $0 != " " }.dropFirst()), country: country)
        index[SearchText.placeKey(state.code), default: []].append(state)
        index[SearchText.placeKey(state.name), default: []].append(state)
      }
    }
    return index
  }()

  private static let countriesByKey: [String: String] = {
    var index: [String: String] = [:]
    for line in countries.split(separator: "\n") {
      let names = line.split(separator: "=").map(String.init)
      for name in names { index[SearchText.placeKey(name)] = names[0] }
    }
    return index
  }()

  private static let unitedStates = """
    AL Alabama
    AK Alaska
    AZ Arizona
    AR Arkansas
    CA California
    CO Colorado
    CT Connecticut
    DE Delaware
    DC District of Columbia
    FL Florida
    GA Georgia
    HI Hawaii
    ID Idaho
    IL Illinois
    IN Indiana
    IA Iowa
    KS Kansas
    KY Kentucky
    LA Louisiana
    ME Maine
    MD Maryland
    MA Massachusetts
    MI Michigan
    MN Minnesota
    MS Mississippi
    MO Missouri
    MT Montana
    NE Nebraska
    NV Nevada
    NH New Hampshire
    NJ New Jersey
    NM New Mexico
    NY New York
    NC North Carolina
    ND North Dakota
    OH Ohio
    OK Oklahoma
    OR Oregon
    PA Pennsylvania
    PR Puerto Rico
    RI Rhode Island
    SC South Carolina
    SD South Dakota
    TN Tennessee
    TX Texas
    UT Utah
    VT Vermont
    VA Virginia
    WA Washington
    WV West Virginia
    WI Wisconsin
    WY Wyoming
    """

  private static let canada = """
    AB Alberta
    BC British Columbia
    MB Manitoba
    NB New Brunswick
    NL Newfoundland and Labrador
    NS Nova Scotia
    NT Northwest Territories
    NU Nunavut
    ON Ontario
    PE Prince Edward Island
    QC Québec
    SK Saskatchewan
    YT Yukon
    """

  private static let australia = """
    ACT Australian Capital Territory
    NSW New South Wales
    NT Northern Territory
    QLD Queensland
    SA South Australia
    TAS Tasmania
    VIC Victoria
    WA Western Australia
    """

  /// The first name is the one shown.
  private static let countries = """
    USA=US=U.S.A=U.S.=United States=United States of America=EE. UU.=EEUU=Estados Unidos
    Canada=CAN
    UK=United Kingdom=Great Britain=GB=England=Scotland=Wales=Northern Ireland
    Ireland=Éire=Republic of Ireland
    Australia=AUS
    New Zealand=NZ
    Mexico=México
    Spain=España
    France
    Germany=Deutschland
    Austria=Österreich
    Switzerland=Schweiz=Suisse
    Italy=Italia
    Portugal
    Brazil=Brasil
    Argentina
    Chile
    Colombia
    Peru=Perú
    Costa Rica
    Puerto Rico
    Netherlands=Nederland=The Netherlands
    Belgium=België=Belgique
    Denmark=Danmark
    Norway=Norge
    Sweden=Sverige
    Finland=Suomi
    Iceland=Ísland
    Poland=Polska
    Czechia=Czech Republic=Česko
    Hungary=Magyarország
    Greece=Ελλάδα
    Turkey=Türkiye
    Israel=ישראל
    India
    Japan=日本
    Thailand
    Singapore
    Malaysia
    Philippines
    Indonesia
    Hong Kong
    China=中国
    South Africa
    Kenya
    Nigeria
    United Arab Emirates=UAE
    """
}

extension SearchText {
  /// What names of places are looked up by: folded, with the usual abbreviations written out.
  static func placeKey(_ name: String) -> String {
    let words = words(name)
    guard words.count > 1 else { return words.first ?? "" }
    return words.map { placeAbbreviations[$0] ?? $0 }.joined(separator: " ")
  }

  private static let placeAbbreviations = ["st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"]
}
