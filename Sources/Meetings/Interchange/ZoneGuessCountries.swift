/// Countries and the zones they keep: facts from the IANA time zone database's zone.tab, zone1970.tab and iso3166.tab.
///
/// `code|name|zone`; no zone where a country keeps several; `|main` where one of several is kept by nearly everybody.
enum ZoneCountries {
  struct Country: Sendable {
    var code: String
    var name: String
    /// The only zone, or the one that nearly everybody keeps.
    var zone: String?
    var isOnly: Bool
  }

  /// By two-letter code.
  static let byCode: [String: Country] = Dictionary(
    uniqueKeysWithValues: table.split(whereSeparator: { ";\n".contains($0) }).compactMap { entry in
      let parts = entry.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmingSpaces }
      guard parts.count >= 3, !parts[0].isEmpty else { return nil }
      return (
        parts[0],
        Country(code: parts[0], name: parts[1], zone: parts[2].isEmpty ? nil : parts[2], isOnly: parts.count == 3)
      )
    })

  /// The two-letter code of a country's name, usual other name or three-letter code, folded.
  static func code(named text: String) -> String? {
    let folded = Cleaning.fold(text).filter { $0 != "." }
    return codesByName[folded.hasPrefix("the ") ? String(folded.dropFirst(4)) : folded]
  }

  private static let codesByName: [String: String] = {
    var table = Dictionary(byCode.values.map { (Cleaning.fold($0.name), $0.code) }, uniquingKeysWith: { a, _ in a })
    for (code, names) in otherNames {
      for name in names.split(separator: ",") { table[String(name)] = code }
    }
    return table
  }()

  private static let otherNames: [String: String] = [
    "US": "us,usa,united states of america,america,estados unidos,eeuu,ee uu,eua,etats-unis", "CA": "can,canada (en)",
    "GB": "uk,gbr,great britain,britain,england,scotland,wales,northern ireland,reino unido",
    "IE": "irl,republic of ireland,eire",
    "AU": "aus", "NZ": "nzl,aotearoa", "MX": "mex,mx,estados unidos mexicanos", "DE": "deu,deutschland,alemania",
    "FR": "fra,francia", "ES": "esp,espana", "PT": "prt", "IT": "ita,italia", "NL": "nld,holland,nederland",
    "BE": "bel,belgique,belgie",
    "CH": "che,schweiz,suisse,svizzera", "AT": "aut,osterreich", "SE": "swe,sverige", "NO": "nor,norge",
    "DK": "dnk,danmark",
    "FI": "fin,suomi", "PL": "pol,polska", "CZ": "cze,czech republic,cesko", "SK": "svk,slovensko",
    "HU": "hun,magyarorszag",
    "RO": "rou", "GR": "grc,hellas", "RU": "rus,russian federation", "UA": "ukr", "IN": "ind,bharat",
    "CN": "chn,prc,mainland china",
    "JP": "jpn,nippon", "KR": "kor,korea,republic of korea", "ZA": "zaf,rsa", "BR": "bra,brasil", "AR": "arg",
    "CL": "chl",
    "CO": "col", "PE": "per", "VE": "ven", "TR": "tur,turkiye", "IL": "isr", "AE": "are,uae", "PH": "phl", "TH": "tha",
    "VN": "vnm,viet nam",
    "ID": "idn", "MY": "mys", "SG": "sgp", "HK": "hkg,hong kong sar", "IS": "isl,island", "CR": "cri", "PR": "pri",
    "VI": "virgin islands,usvi", "DO": "dom,republica dominicana",
  ]

  private static let table = """
    AD|Andorra|Europe/Andorra; AE|United Arab Emirates|Asia/Dubai; AF|Afghanistan|Asia/Kabul;
    AG|Antigua and Barbuda|America/Antigua; AI|Anguilla|America/Anguilla; AL|Albania|Europe/Tirane;
    AM|Armenia|Asia/Yerevan; AO|Angola|Africa/Luanda; AR|Argentina|America/Argentina/Buenos_Aires|main;
    AS|American Samoa|Pacific/Pago_Pago; AT|Austria|Europe/Vienna; AU|Australia|; AW|Aruba|America/Aruba;
    AX|Åland|Europe/Mariehamn; AZ|Azerbaijan|Asia/Baku; BA|Bosnia and Herzegovina|Europe/Sarajevo;
    BB|Barbados|America/Barbados; BD|Bangladesh|Asia/Dhaka; BE|Belgium|Europe/Brussels;
    BF|Burkina Faso|Africa/Ouagadougou; BG|Bulgaria|Europe/Sofia; BH|Bahrain|Asia/Bahrain;
    BI|Burundi|Africa/Bujumbura; BJ|Benin|Africa/Porto-Novo; BM|Bermuda|Atlantic/Bermuda; BN|Brunei|Asia/Brunei;
    BO|Bolivia|America/La_Paz; BR|Brazil|; BS|Bahamas|America/Nassau; BT|Bhutan|Asia/Thimphu;
    BW|Botswana|Africa/Gaborone; BY|Belarus|Europe/Minsk; BZ|Belize|America/Belize; CA|Canada|; CD|DR Congo|;
    CF|Central African Rep.|Africa/Bangui; CG|Congo|Africa/Brazzaville; CH|Switzerland|Europe/Zurich;
    CI|Ivory Coast|Africa/Abidjan; CK|Cook Islands|Pacific/Rarotonga; CL|Chile|America/Santiago|main;
    CM|Cameroon|Africa/Douala; CN|China|Asia/Shanghai|main; CO|Colombia|America/Bogota;
    CR|Costa Rica|America/Costa_Rica; CU|Cuba|America/Havana; CV|Cape Verde|Atlantic/Cape_Verde;
    CW|Curaçao|America/Curacao; CY|Cyprus|Asia/Nicosia|main; CZ|Czechia|Europe/Prague; DE|Germany|Europe/Berlin|main;
    DJ|Djibouti|Africa/Djibouti; DK|Denmark|Europe/Copenhagen; DM|Dominica|America/Dominica;
    DO|Dominican Republic|America/Santo_Domingo; DZ|Algeria|Africa/Algiers; EC|Ecuador|America/Guayaquil|main;
    EE|Estonia|Europe/Tallinn; EG|Egypt|Africa/Cairo; ER|Eritrea|Africa/Asmara; ES|Spain|Europe/Madrid|main;
    ET|Ethiopia|Africa/Addis_Ababa; FI|Finland|Europe/Helsinki; FJ|Fiji|Pacific/Fiji;
    FK|Falkland Islands|Atlantic/Stanley; FM|Micronesia|; FO|Faroe Islands|Atlantic/Faroe; FR|France|Europe/Paris;
    GA|Gabon|Africa/Libreville; GB|United Kingdom|Europe/London; GD|Grenada|America/Grenada; GE|Georgia|Asia/Tbilisi;
    GF|French Guiana|America/Cayenne; GG|Guernsey|Europe/Guernsey; GH|Ghana|Africa/Accra;
    GI|Gibraltar|Europe/Gibraltar; GL|Greenland|America/Nuuk|main; GM|Gambia|Africa/Banjul; GN|Guinea|Africa/Conakry;
    GP|Guadeloupe|America/Guadeloupe; GQ|Equatorial Guinea|Africa/Malabo; GR|Greece|Europe/Athens;
    GT|Guatemala|America/Guatemala; GU|Guam|Pacific/Guam; GW|Guinea-Bissau|Africa/Bissau; GY|Guyana|America/Guyana;
    HK|Hong Kong|Asia/Hong_Kong; HN|Honduras|America/Tegucigalpa; HR|Croatia|Europe/Zagreb;
    HT|Haiti|America/Port-au-Prince; HU|Hungary|Europe/Budapest; ID|Indonesia|; IE|Ireland|Europe/Dublin;
    IL|Israel|Asia/Jerusalem; IM|Isle of Man|Europe/Isle_of_Man; IN|India|Asia/Kolkata; IQ|Iraq|Asia/Baghdad;
    IR|Iran|Asia/Tehran; IS|Iceland|Atlantic/Reykjavik; IT|Italy|Europe/Rome; JE|Jersey|Europe/Jersey;
    JM|Jamaica|America/Jamaica; JO|Jordan|Asia/Amman; JP|Japan|Asia/Tokyo; KE|Kenya|Africa/Nairobi;
    KG|Kyrgyzstan|Asia/Bishkek; KH|Cambodia|Asia/Phnom_Penh; KI|Kiribati|Pacific/Tarawa|main;
    KN|Saint Kitts and Nevis|America/St_Kitts; KP|North Korea|Asia/Pyongyang; KR|South Korea|Asia/Seoul;
    KW|Kuwait|Asia/Kuwait; KY|Cayman Islands|America/Cayman; KZ|Kazakhstan|Asia/Almaty|main; LA|Laos|Asia/Vientiane;
    LB|Lebanon|Asia/Beirut; LC|Saint Lucia|America/St_Lucia; LI|Liechtenstein|Europe/Vaduz;
    LK|Sri Lanka|Asia/Colombo; LR|Liberia|Africa/Monrovia; LS|Lesotho|Africa/Maseru; LT|Lithuania|Europe/Vilnius;
    LU|Luxembourg|Europe/Luxembourg; LV|Latvia|Europe/Riga; LY|Libya|Africa/Tripoli; MA|Morocco|Africa/Casablanca;
    MC|Monaco|Europe/Monaco; MD|Moldova|Europe/Chisinau; ME|Montenegro|Europe/Podgorica;
    MG|Madagascar|Indian/Antananarivo; MH|Marshall Islands|Pacific/Majuro|main; MK|North Macedonia|Europe/Skopje;
    ML|Mali|Africa/Bamako; MM|Myanmar|Asia/Yangon; MN|Mongolia|Asia/Ulaanbaatar|main; MO|Macau|Asia/Macau;
    MP|Northern Mariana Islands|Pacific/Saipan; MQ|Martinique|America/Martinique; MR|Mauritania|Africa/Nouakchott;
    MS|Montserrat|America/Montserrat; MT|Malta|Europe/Malta; MU|Mauritius|Indian/Mauritius;
    MV|Maldives|Indian/Maldives; MW|Malawi|Africa/Blantyre; MX|Mexico|; MY|Malaysia|Asia/Kuala_Lumpur|main;
    MZ|Mozambique|Africa/Maputo; NA|Namibia|Africa/Windhoek; NC|New Caledonia|Pacific/Noumea; NE|Niger|Africa/Niamey;
    NG|Nigeria|Africa/Lagos; NI|Nicaragua|America/Managua; NL|Netherlands|Europe/Amsterdam; NO|Norway|Europe/Oslo;
    NP|Nepal|Asia/Kathmandu; NR|Nauru|Pacific/Nauru; NZ|New Zealand|Pacific/Auckland|main; OM|Oman|Asia/Muscat;
    PA|Panama|America/Panama; PE|Peru|America/Lima; PF|French Polynesia|Pacific/Tahiti|main;
    PG|Papua New Guinea|Pacific/Port_Moresby|main; PH|Philippines|Asia/Manila; PK|Pakistan|Asia/Karachi;
    PL|Poland|Europe/Warsaw; PR|Puerto Rico|America/Puerto_Rico; PS|Palestine|Asia/Hebron|main;
    PT|Portugal|Europe/Lisbon|main; PW|Palau|Pacific/Palau; PY|Paraguay|America/Asuncion; QA|Qatar|Asia/Qatar;
    RE|Réunion|Indian/Reunion; RO|Romania|Europe/Bucharest; RS|Serbia|Europe/Belgrade; RU|Russia|;
    RW|Rwanda|Africa/Kigali; SA|Saudi Arabia|Asia/Riyadh; SB|Solomon Islands|Pacific/Guadalcanal;
    SC|Seychelles|Indian/Mahe; SD|Sudan|Africa/Khartoum; SE|Sweden|Europe/Stockholm; SG|Singapore|Asia/Singapore;
    SI|Slovenia|Europe/Ljubljana; SK|Slovakia|Europe/Bratislava; SL|Sierra Leone|Africa/Freetown;
    SM|San Marino|Europe/San_Marino; SN|Senegal|Africa/Dakar; SO|Somalia|Africa/Mogadishu;
    SR|Suriname|America/Paramaribo; SS|South Sudan|Africa/Juba; ST|São Tomé and Príncipe|Africa/Sao_Tome;
    SV|El Salvador|America/El_Salvador; SY|Syria|Asia/Damascus; SZ|Eswatini|Africa/Mbabane;
    TC|Turks and Caicos Is|America/Grand_Turk; TD|Chad|Africa/Ndjamena; TG|Togo|Africa/Lome;
    TH|Thailand|Asia/Bangkok; TJ|Tajikistan|Asia/Dushanbe; TL|East Timor|Asia/Dili; TM|Turkmenistan|Asia/Ashgabat;
    TN|Tunisia|Africa/Tunis; TO|Tonga|Pacific/Tongatapu; TR|Turkey|Europe/Istanbul;
    TT|Trinidad and Tobago|America/Port_of_Spain; TV|Tuvalu|Pacific/Funafuti; TW|Taiwan|Asia/Taipei;
    TZ|Tanzania|Africa/Dar_es_Salaam; UA|Ukraine|Europe/Kyiv|main; UG|Uganda|Africa/Kampala; US|United States|;
    UY|Uruguay|America/Montevideo; UZ|Uzbekistan|Asia/Tashkent|main; VA|Vatican City|Europe/Vatican;
    VC|Saint Vincent|America/St_Vincent; VE|Venezuela|America/Caracas; VG|British Virgin Islands|America/Tortola;
    VI|US Virgin Islands|America/St_Thomas; VN|Vietnam|Asia/Ho_Chi_Minh; VU|Vanuatu|Pacific/Efate;
    WS|Samoa|Pacific/Apia; YE|Yemen|Asia/Aden; YT|Mayotte|Indian/Mayotte; ZA|South Africa|Africa/Johannesburg;
    ZM|Zambia|Africa/Lusaka; ZW|Zimbabwe|Africa/Harare
    """
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
