/// States and provinces of the countries that keep several zones, and which zone each keeps: facts from the IANA time zone database's
/// zone1970.tab and its comments.
///
/// `code name, other name: zone`; `*` after a zone says that part of the state keeps another.
enum ZoneStates {
  struct State: Sendable {
    /// `US-TX`.
    var area: String
    var name: String
    var zone: String
    /// All of the state keeps that zone.
    var isOnly: Bool
  }

  /// The countries in the order in which a state without a country is looked for.
  static let countries = ["US", "CA", "AU", "MX"]

  /// The state of that code or name, folded or not, in a country (or in the first that has one).
  static func state(named text: String, country: String?) -> State? {
    let key = Cleaning.fold(text).filter { $0 != "." }
    guard !key.isEmpty else { return nil }
    if let country { return byCountry[country]?[key] }
    return countries.lazy.compactMap { byCountry[$0]?[key] }.first
  }

  private static let byCountry: [String: [String: State]] = [
    "US": parse(us, "US"), "CA": parse(canada, "CA"), "AU": parse(australia, "AU"), "MX": parse(mexico, "MX"),
  ]

  private static func parse(_ text: String, _ country: String) -> [String: State] {
    var table: [String: State] = [:]
    for line in text.split(separator: "\n") {
      let halves = line.split(separator: ":")
      guard halves.count == 2, let prefix = halves.first?.split(separator: " ").first else { continue }
      let zone = halves[1].filter { $0 != " " && $0 != "*" }
      for entry in halves[0].dropFirst(prefix.count).split(separator: ";") {
        let names = entry.split(separator: ",").map { $0.trimmed }
        guard let first = names.first, let space = first.firstIndex(of: " ") else { continue }
        let code = first[..<space]
        let name = first[space...].trimmed
        let state = State(
          area: country + "-" + code, name: String(name), zone: prefix + "/" + zone, isOnly: !halves[1].contains("*"))
        for key in [code, name] + names.dropFirst() { table[Cleaning.fold(String(key))] = state }
      }
    }
    return table
  }

  private static let us = """
    America CT Connecticut; DE Delaware; DC District of Columbia; GA Georgia; ME Maine; MD Maryland; MA Massachusetts, Mass: New_York
    America NH New Hampshire; NJ New Jersey; NY New York; NC North Carolina; OH Ohio; PA Pennsylvania, Penna; RI Rhode Island: New_York
    America SC South Carolina; VT Vermont; VA Virginia; WV West Virginia: New_York
    America FL Florida, Fla; KY Kentucky: New_York*
    America MI Michigan, Mich: Detroit*
    America IN Indiana: Indiana/Indianapolis*
    America AL Alabama; AR Arkansas; IL Illinois; IA Iowa; LA Louisiana; MN Minnesota, Minn; MS Mississippi; MO Missouri: Chicago
    America OK Oklahoma; WI Wisconsin: Chicago
    America KS Kansas; NE Nebraska; ND North Dakota; SD South Dakota; TN Tennessee, Tenn; TX Texas, Tex: Chicago*
    America CO Colorado; MT Montana; NM New Mexico; UT Utah; WY Wyoming: Denver
    America ID Idaho: Boise*
    America AZ Arizona: Phoenix
    America CA California, Calif; NV Nevada; WA Washington, Washington State: Los_Angeles
    America OR Oregon: Los_Angeles*
    America AK Alaska: Anchorage*
    Pacific HI Hawaii, Hawai'i: Honolulu
    America PR Puerto Rico: Puerto_Rico
    America VI Virgin Islands: St_Thomas
    Pacific GU Guam: Guam
    Pacific AS American Samoa: Pago_Pago
    Pacific MP Northern Mariana Islands: Saipan
    """

  private static let canada = """
    America AB Alberta, Alta: Edmonton
    America BC British Columbia: Vancouver*
    America MB Manitoba: Winnipeg
    America NB New Brunswick: Moncton
    America NL Newfoundland and Labrador, Newfoundland, NF: St_Johns*
    America NS Nova Scotia; PE Prince Edward Island, PEI: Halifax
    America NT Northwest Territories: Edmonton
    America NU Nunavut: Iqaluit*
    America ON Ontario, Ont; QC Quebec, PQ, Que: Toronto*
    America SK Saskatchewan, Sask: Regina*
    America YT Yukon, Yukon Territory, YK: Whitehorse
    """

  private static let australia = """
    Australia ACT Australian Capital Territory: Sydney
    Australia NSW New South Wales: Sydney*
    Australia VIC Victoria: Melbourne
    Australia QLD Queensland: Brisbane
    Australia SA South Australia: Adelaide
    Australia NT Northern Territory: Darwin
    Australia WA Western Australia: Perth
    Australia TAS Tasmania: Hobart
    """

  private static let mexico = """
    America AGU Aguascalientes, AGS; CMX Ciudad de México, CDMX, DF, Distrito Federal, México DF; COL Colima: Mexico_City
    America CHP Chiapas, CHIS; GUA Guanajuato, GTO; GRO Guerrero; HID Hidalgo, HGO; JAL Jalisco; MEX Estado de México, Edomex: Mexico_City
    America MIC Michoacán, MICH; MOR Morelos; OAX Oaxaca; PUE Puebla; QUE Querétaro, QRO; SLP San Luis Potosí: Mexico_City
    America TAB Tabasco; TLA Tlaxcala, TLAX; VER Veracruz; ZAC Zacatecas: Mexico_City
    America COA Coahuila, COAH; TAM Tamaulipas, TAMPS: Monterrey*
    America DUR Durango, DGO; NLE Nuevo León, NL: Monterrey
    America CHH Chihuahua, CHIH: Chihuahua*
    America SON Sonora: Hermosillo
    America SIN Sinaloa; BCS Baja California Sur, BC Sur: Mazatlan
    America NAY Nayarit: Mazatlan*
    America BCN Baja California, BC: Tijuana
    America ROO Quintana Roo, QROO: Cancun
    America YUC Yucatán; CAM Campeche, CAMP: Merida
    """
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
