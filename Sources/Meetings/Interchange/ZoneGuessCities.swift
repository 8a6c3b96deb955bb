/// Where the clocks of a zone are certain: towns with their positions. Principal places from the IANA time zone database's
/// zone.tab; in countries of several zones more towns, most of all on either side of a line between two zones.
///
/// The zone, then `country-state name latitude longitude`, in degrees rounded to about a kilometre.
enum ZoneCities {
  struct City: Sendable {
    /// `US-TX`, or `FR`.
    var area: String
    var name: String
    /// The name folded, for comparing.
    var foldedName: String
    var latitude: Double
    var longitude: Double
    var zone: String
  }

  static let all: [City] = {
    var cities: [City] = []
    for line in dense.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let zone = String(line[..<colon])
      cities += line[line.index(after: colon)...].split(separator: ";").compactMap { city($0, zone: zone) }
    }
    for entry in world.split(separator: ";") {
      let words = entry.split(separator: " ")
      guard words.count == 4, let name = words[1].split(separator: "/").last.map(String.init) else { continue }
      let text = [String(words[0]), name.replacing("_", with: " "), String(words[2]), String(words[3])].joined(
        separator: " ")
      if let city = city(text[...], zone: String(words[1])) { cities.append(city) }
    }
    return cities
  }()

  /// By `US-TX` or `FR`; a state's towns are under the country's code too.
  static let byArea: [String: [City]] = {
    var table = Dictionary(grouping: all, by: \.area)
    for (area, cities) in table where area.contains("-") { table[String(area.prefix(2)), default: []] += cities }
    return table
  }()

  private static func city(_ text: Substring, zone: String) -> City? {
    let words = text.split(separator: " ")
    guard words.count >= 4, let latitude = Double(words[words.count - 2]),
      let longitude = Double(words[words.count - 1])
    else { return nil }
    let name = words[1..<(words.count - 2)].joined(separator: " ")
    return City(
      area: String(words[0]), name: name, foldedName: Cleaning.fold(name), latitude: latitude, longitude: longitude,
      zone: zone)
  }

  private static let dense = """
    America/New_York: US-NY New York 40.71 -74.01; US-NY Buffalo 42.89 -78.88; US-PA Philadelphia 39.95 -75.17; \
    US-PA Pittsburgh 40.44 -80.00; US-MA Boston 42.36 -71.06; US-ME Bangor 44.80 -68.77; \
    US-DC Washington 38.91 -77.04; US-VA Richmond 37.54 -77.44; US-WV Charleston 38.35 -81.63; \
    US-NC Charlotte 35.23 -80.84; US-NC Asheville 35.60 -82.55; US-SC Columbia 34.00 -81.03; \
    US-GA Atlanta 33.75 -84.39; US-GA Columbus 32.46 -84.99; US-FL Miami 25.76 -80.19; US-FL Tampa 27.95 -82.46; \
    US-FL Jacksonville 30.33 -81.66; US-FL Tallahassee 30.44 -84.28; US-OH Columbus 39.96 -83.00; \
    US-OH Cleveland 41.50 -81.69; US-OH Cincinnati 39.10 -84.51; US-KY Lexington 38.04 -84.50; \
    US-KY Louisville 38.25 -85.76; US-KY Elizabethtown 37.69 -85.86; US-KY Somerset 37.09 -84.60; \
    US-KY Campbellsville 37.34 -85.34; US-KY Pikeville 37.48 -82.52; US-TN Knoxville 35.96 -83.92; \
    US-TN Chattanooga 35.05 -85.31; US-TN Johnson City 36.31 -82.35; US-TN Dayton 35.49 -85.01; \
    US-VT Burlington 44.48 -73.21; US-MI Sault Ste. Marie 46.50 -84.35
    America/Detroit: US-MI Detroit 42.33 -83.05; US-MI Grand Rapids 42.96 -85.67; US-MI Traverse City 44.76 -85.62; \
    US-MI Marquette 46.54 -87.40; US-MI Houghton 47.12 -88.57; US-MI Escanaba 45.75 -87.06
    America/Menominee: US-MI Iron Mountain 45.82 -88.07; US-MI Menominee 45.11 -87.61; US-MI Ironwood 46.45 -90.17
    America/Indiana/Indianapolis: US-IN Indianapolis 39.77 -86.16; US-IN Fort Wayne 41.08 -85.14; \
    US-IN South Bend 41.68 -86.25; US-IN Lafayette 40.42 -86.88; US-IN Bloomington 39.17 -86.53; \
    US-IN Terre Haute 39.47 -87.41; US-IN New Albany 38.29 -85.82; US-IN Vincennes 38.68 -87.53; \
    US-IN Jasper 38.39 -86.93
    America/Chicago: US-IL Chicago 41.88 -87.63; US-IL Springfield 39.80 -89.64; US-WI Milwaukee 43.04 -87.91; \
    US-WI Green Bay 44.51 -88.01; US-MN Minneapolis 44.98 -93.27; US-MN Duluth 46.79 -92.10; \
    US-IA Des Moines 41.59 -93.62; US-MO St. Louis 38.63 -90.20; US-MO Kansas City 39.10 -94.58; \
    US-AR Little Rock 34.75 -92.29; US-LA New Orleans 29.95 -90.07; US-LA Shreveport 32.53 -93.75; \
    US-MS Jackson 32.30 -90.18; US-AL Birmingham 33.52 -86.80; US-AL Mobile 30.69 -88.04; \
    US-AL Huntsville 34.73 -86.59; US-AL Dothan 31.22 -85.39; US-TN Nashville 36.16 -86.78; \
    US-TN Memphis 35.15 -90.05; US-TN Cookeville 36.16 -85.50; US-TN Crossville 35.95 -85.03; \
    US-TN Tullahoma 35.36 -86.21; US-KY Bowling Green 36.99 -86.44; US-KY Paducah 37.08 -88.60; \
    US-KY Owensboro 37.77 -87.11; US-KY Glasgow 37.00 -85.91; US-IN Gary 41.59 -87.35; \
    US-IN Valparaiso 41.47 -87.06; US-IN Michigan City 41.71 -86.90; US-IN Evansville 37.97 -87.56; \
    US-IN Tell City 37.95 -86.77; US-FL Pensacola 30.42 -87.22; US-FL Panama City 30.16 -85.66; \
    US-FL Marianna 30.77 -85.23; US-TX Dallas 32.78 -96.80; US-TX Houston 29.76 -95.37; \
    US-TX San Antonio 29.42 -98.49; US-TX Lubbock 33.58 -101.86; US-TX Amarillo 35.22 -101.83; \
    US-TX Midland 32.00 -102.08; US-TX Van Horn 31.04 -104.83; US-TX Marfa 30.31 -104.02; \
    US-TX Brownsville 25.90 -97.50; US-OK Oklahoma City 35.47 -97.52; US-KS Wichita 37.69 -97.34; \
    US-KS Topeka 39.05 -95.68; US-KS Dodge City 37.75 -100.02; US-KS Garden City 37.97 -100.87; \
    US-KS Colby 39.40 -101.05; US-NE Omaha 41.26 -95.93; US-NE Kearney 40.70 -99.08; \
    US-NE North Platte 41.12 -100.77; US-NE Valentine 42.87 -100.55; US-NE McCook 40.20 -100.63; \
    US-SD Sioux Falls 43.55 -96.73; US-SD Aberdeen 45.46 -98.49; US-SD Winner 43.38 -99.86; \
    US-SD Chamberlain 43.81 -99.33; US-SD Pierre 44.37 -100.35; US-ND Fargo 46.88 -96.79; \
    US-ND Bismarck 46.81 -100.78; US-ND Minot 48.23 -101.30; US-ND Williston 48.15 -103.62
    America/Denver: US-CO Denver 39.74 -104.99; US-CO Grand Junction 39.06 -108.55; US-NM Albuquerque 35.08 -106.65; \
    US-NM Hobbs 32.70 -103.14; US-UT Salt Lake City 40.76 -111.89; US-UT St. George 37.10 -113.58; \
    US-MT Billings 45.78 -108.50; US-MT Missoula 46.87 -113.99; US-WY Cheyenne 41.14 -104.82; \
    US-TX El Paso 31.76 -106.49; US-TX Sierra Blanca 31.17 -105.36; US-KS Goodland 39.35 -101.71; \
    US-KS Syracuse 37.98 -101.75; US-NE Scottsbluff 41.87 -103.67; US-NE Alliance 42.10 -102.87; \
    US-NE Ogallala 41.13 -101.72; US-SD Rapid City 44.08 -103.23; US-SD Philip 44.04 -101.66; \
    US-SD Lemmon 45.94 -102.16; US-ND Dickinson 46.88 -102.79; US-ND Bowman 46.18 -103.39
    America/Boise: US-ID Boise 43.62 -116.20; US-ID Idaho Falls 43.49 -112.03; US-ID Twin Falls 42.56 -114.46; \
    US-ID McCall 44.91 -116.10; US-ID Salmon 45.18 -113.90; US-OR Ontario 44.03 -116.96; US-OR Vale 43.98 -117.24
    America/Los_Angeles: US-CA Los Angeles 34.05 -118.24; US-CA San Francisco 37.77 -122.42; \
    US-CA San Diego 32.72 -117.16; US-CA Redding 40.59 -122.39; US-NV Las Vegas 36.17 -115.14; \
    US-NV Reno 39.53 -119.81; US-NV Elko 40.83 -115.76; US-OR Portland 45.52 -122.68; US-OR Bend 44.06 -121.31; \
    US-OR Burns 43.59 -119.05; US-OR La Grande 45.32 -118.09; US-OR Baker City 44.78 -117.83; \
    US-WA Seattle 47.61 -122.33; US-WA Spokane 47.66 -117.43; US-ID Coeur d'Alene 47.68 -116.78; \
    US-ID Lewiston 46.42 -117.02; US-ID Grangeville 45.93 -116.12
    America/Phoenix: US-AZ Phoenix 33.45 -112.07; US-AZ Flagstaff 35.20 -111.65; US-AZ Tucson 32.22 -110.97
    America/Anchorage: US-AK Anchorage 61.22 -149.90; US-AK Juneau 58.30 -134.42; US-AK Fairbanks 64.84 -147.72; \
    US-AK Unalaska 53.87 -166.54
    America/Adak: US-AK Adak 51.88 -176.66
    Pacific/Honolulu: US-HI Honolulu 21.31 -157.86; US-HI Hilo 19.72 -155.08
    America/Toronto: CA-ON Toronto 43.65 -79.38; CA-ON Ottawa 45.42 -75.70; CA-ON Windsor 42.31 -83.04; \
    CA-ON Sudbury 46.49 -80.99; CA-ON Thunder Bay 48.38 -89.25; CA-QC Montreal 45.50 -73.57; \
    CA-QC Quebec 46.81 -71.21; CA-QC Gaspé 48.83 -64.48
    America/Winnipeg: CA-MB Winnipeg 49.90 -97.14; CA-MB Thompson 55.74 -97.86; CA-ON Kenora 49.77 -94.49; \
    CA-ON Dryden 49.78 -92.84; CA-ON Fort Frances 48.61 -93.40
    America/Atikokan: CA-ON Atikokan 48.76 -91.62
    America/Regina: CA-SK Regina 50.45 -104.62; CA-SK Saskatoon 52.13 -106.67; CA-SK North Battleford 52.78 -108.28; \
    CA-SK Prince Albert 53.20 -105.75
    America/Edmonton: CA-AB Edmonton 53.55 -113.49; CA-AB Calgary 51.04 -114.07; CA-AB Grande Prairie 55.17 -118.80; \
    CA-SK Lloydminster 53.28 -110.01; CA-BC Cranbrook 49.51 -115.77; CA-BC Fernie 49.50 -115.06; \
    CA-BC Golden 51.30 -116.97; CA-BC Invermere 50.51 -116.03; CA-NT Yellowknife 62.45 -114.37
    America/Vancouver: CA-BC Vancouver 49.28 -123.12; CA-BC Kamloops 50.67 -120.33; CA-BC Kelowna 49.89 -119.50; \
    CA-BC Nelson 49.49 -117.29; CA-BC Revelstoke 51.00 -118.20; CA-BC Prince George 53.92 -122.75; \
    CA-BC Prince Rupert 54.32 -130.32
    America/Dawson_Creek: CA-BC Dawson Creek 55.76 -120.24; CA-BC Fort St. John 56.25 -120.85
    America/Fort_Nelson: CA-BC Fort Nelson 58.81 -122.70
    America/Creston: CA-BC Creston 49.10 -116.51
    America/Whitehorse: CA-YT Whitehorse 60.72 -135.06
    America/Iqaluit: CA-NU Iqaluit 63.75 -68.52
    America/Rankin_Inlet: CA-NU Rankin Inlet 62.81 -92.09
    America/Cambridge_Bay: CA-NU Cambridge Bay 69.12 -105.06
    America/Halifax: CA-NS Halifax 44.65 -63.58; CA-PE Charlottetown 46.24 -63.13
    America/Moncton: CA-NB Moncton 46.09 -64.77; CA-NB Fredericton 45.96 -66.64; CA-NB Edmundston 47.37 -68.33
    America/St_Johns: CA-NL St. John's 47.56 -52.71; CA-NL Corner Brook 48.95 -57.95
    America/Goose_Bay: CA-NL Happy Valley-Goose Bay 53.30 -60.33; CA-NL Labrador City 52.95 -66.91
    America/Blanc-Sablon: CA-QC Blanc-Sablon 51.43 -57.13
    Australia/Sydney: AU-NSW Sydney -33.87 151.21; AU-NSW Newcastle -32.93 151.78; AU-NSW Albury -36.08 146.92; \
    AU-NSW Dubbo -32.24 148.60; AU-ACT Canberra -35.28 149.13; AU-NSW Tweed Heads -28.18 153.54
    Australia/Broken_Hill: AU-NSW Broken Hill -31.95 141.43
    Australia/Melbourne: AU-VIC Melbourne -37.81 144.96; AU-VIC Mildura -34.21 142.14
    Australia/Brisbane: AU-QLD Brisbane -27.47 153.03; AU-QLD Gold Coast -28.02 153.40; AU-QLD Cairns -16.92 145.77; \
    AU-QLD Mount Isa -20.73 139.49
    Australia/Adelaide: AU-SA Adelaide -34.93 138.60; AU-SA Coober Pedy -29.01 134.76
    Australia/Darwin: AU-NT Darwin -12.46 130.84; AU-NT Alice Springs -23.70 133.88
    Australia/Perth: AU-WA Perth -31.95 115.86; AU-WA Broome -17.96 122.24; AU-WA Kalgoorlie -30.75 121.47
    Australia/Hobart: AU-TAS Hobart -42.88 147.33
    America/Mexico_City: MX-CMX Mexico City 19.43 -99.13; MX-JAL Guadalajara 20.66 -103.35; \
    MX-JAL Puerto Vallarta 20.65 -105.23; MX-OAX Oaxaca 17.07 -96.73; MX-CHP Tuxtla Gutiérrez 16.75 -93.12; \
    MX-ZAC Zacatecas 22.77 -102.58
    America/Monterrey: MX-NLE Monterrey 25.69 -100.32; MX-COA Saltillo 25.42 -101.00; MX-DUR Durango 24.02 -104.66; \
    MX-TAM Tampico 22.23 -97.86
    America/Matamoros: MX-TAM Matamoros 25.87 -97.50; MX-TAM Nuevo Laredo 27.48 -99.51; \
    MX-COA Piedras Negras 28.70 -100.52
    America/Chihuahua: MX-CHH Chihuahua 28.63 -106.08
    America/Ciudad_Juarez: MX-CHH Ciudad Juárez 31.69 -106.42
    America/Ojinaga: MX-CHH Ojinaga 29.56 -104.41
    America/Hermosillo: MX-SON Hermosillo 29.07 -110.96
    America/Mazatlan: MX-SIN Mazatlán 23.25 -106.41; MX-BCS La Paz 24.14 -110.31; \
    MX-BCS Cabo San Lucas 22.89 -109.92; MX-NAY Tepic 21.50 -104.89
    America/Bahia_Banderas: MX-NAY Bahía de Banderas 20.75 -105.28
    America/Tijuana: MX-BCN Tijuana 32.51 -117.04; MX-BCN Ensenada 31.87 -116.60
    America/Cancun: MX-ROO Cancún 21.16 -86.85
    America/Merida: MX-YUC Mérida 20.97 -89.59; MX-CAM Campeche 19.83 -90.53
    Europe/Madrid: ES Barcelona 41.39 2.17; ES Vigo 42.24 -8.72; ES Sevilla 37.39 -5.98; ES Málaga 36.72 -4.42; \
    ES Badajoz 38.88 -6.97; ES Madrid 40.40 -3.68
    Europe/Lisbon: PT Porto 41.15 -8.61; PT Faro 37.02 -7.93; PT Lisbon 38.72 -9.13
    Europe/London: GB Edinburgh 55.95 -3.19; GB Belfast 54.60 -5.93; GB Derry 55.00 -7.31; GB Plymouth 50.38 -4.14; \
    GB Dover 51.13 1.31; GB London 51.50 -0.12
    Europe/Dublin: IE Galway 53.27 -9.05; IE Cork 51.90 -8.47; IE Letterkenny 54.95 -7.73; IE Dundalk 54.00 -6.40; \
    IE Dublin 53.33 -6.25
    Europe/Paris: FR Lyon 45.76 4.84; FR Brest 48.39 -4.49; FR Calais 50.95 1.86; FR Paris 48.87 2.33
    Asia/Kolkata: IN Mumbai 19.08 72.88; IN Delhi 28.61 77.21; IN Bengaluru 12.97 77.59; IN Kolkata 22.57 88.36
    Asia/Shanghai: CN Beijing 39.90 116.41; CN Chengdu 30.57 104.07
    America/Sao_Paulo: BR Rio de Janeiro -22.91 -43.17; BR Brasília -15.79 -47.88; BR Porto Alegre -30.03 -51.23; \
    BR Sao Paulo -23.53 -46.62
    """

  private static let world = """
    AD Europe/Andorra 42.5 1.5; AE Asia/Dubai 25.3 55.3; AF Asia/Kabul 34.5 69.2; AG America/Antigua 17.1 -61.8; \
    AI America/Anguilla 18.2 -63.1; AL Europe/Tirane 41.3 19.8; AM Asia/Yerevan 40.2 44.5; \
    AO Africa/Luanda -8.8 13.2; AR America/Argentina/Buenos_Aires -34.6 -58.5; \
    AR America/Argentina/Cordoba -31.4 -64.2; AR America/Argentina/Salta -24.8 -65.4; \
    AR America/Argentina/Jujuy -24.2 -65.3; AR America/Argentina/Tucuman -26.8 -65.2; \
    AR America/Argentina/Catamarca -28.5 -65.8; AR America/Argentina/La_Rioja -29.4 -66.8; \
    AR America/Argentina/San_Juan -31.5 -68.5; AR America/Argentina/Mendoza -32.9 -68.8; \
    AR America/Argentina/San_Luis -33.3 -66.3; AR America/Argentina/Rio_Gallegos -51.6 -69.2; \
    AR America/Argentina/Ushuaia -54.8 -68.3; AS Pacific/Pago_Pago -14.3 -170.7; AT Europe/Vienna 48.2 16.3; \
    AW America/Aruba 12.5 -70.0; AX Europe/Mariehamn 60.1 19.9; AZ Asia/Baku 40.4 49.9; BA Europe/Sarajevo 43.9 18.4; \
    BB America/Barbados 13.1 -59.6; BD Asia/Dhaka 23.7 90.4; BE Europe/Brussels 50.8 4.3; \
    BF Africa/Ouagadougou 12.4 -1.5; BG Europe/Sofia 42.7 23.3; BH Asia/Bahrain 26.4 50.6; \
    BI Africa/Bujumbura -3.4 29.4; BJ Africa/Porto-Novo 6.5 2.6; BL America/St_Barthelemy 17.9 -62.9; \
    BM Atlantic/Bermuda 32.3 -64.8; BN Asia/Brunei 4.9 114.9; BO America/La_Paz -16.5 -68.2; \
    BQ America/Kralendijk 12.2 -68.3; BR America/Noronha -3.9 -32.4; BR America/Belem -1.4 -48.5; \
    BR America/Fortaleza -3.7 -38.5; BR America/Recife -8.1 -34.9; BR America/Araguaina -7.2 -48.2; \
    BR America/Maceio -9.7 -35.7; BR America/Bahia -13.0 -38.5; BR America/Campo_Grande -20.4 -54.6; \
    BR America/Cuiaba -15.6 -56.1; BR America/Santarem -2.4 -54.9; BR America/Porto_Velho -8.8 -63.9; \
    BR America/Boa_Vista 2.8 -60.7; BR America/Manaus -3.1 -60.0; BR America/Eirunepe -6.7 -69.9; \
    BR America/Rio_Branco -10.0 -67.8; BS America/Nassau 25.1 -77.3; BT Asia/Thimphu 27.5 89.7; \
    BW Africa/Gaborone -24.6 25.9; BY Europe/Minsk 53.9 27.6; BZ America/Belize 17.5 -88.2; \
    CC Indian/Cocos -12.2 96.9; CD Africa/Kinshasa -4.3 15.3; CD Africa/Lubumbashi -11.7 27.5; \
    CF Africa/Bangui 4.4 18.6; CG Africa/Brazzaville -4.3 15.3; CH Europe/Zurich 47.4 8.5; \
    CI Africa/Abidjan 5.3 -4.0; CK Pacific/Rarotonga -21.2 -159.8; CL America/Santiago -33.5 -70.7; \
    CL America/Coyhaique -45.6 -72.1; CL America/Punta_Arenas -53.1 -70.9; CL Pacific/Easter -27.1 -109.4; \
    CM Africa/Douala 4.0 9.7; CN Asia/Urumqi 43.8 87.6; CO America/Bogota 4.6 -74.1; CR America/Costa_Rica 9.9 -84.1; \
    CU America/Havana 23.1 -82.4; CV Atlantic/Cape_Verde 14.9 -23.5; CW America/Curacao 12.2 -69.0; \
    CX Indian/Christmas -10.4 105.7; CY Asia/Nicosia 35.2 33.4; CY Asia/Famagusta 35.1 34.0; \
    CZ Europe/Prague 50.1 14.4; DE Europe/Berlin 52.5 13.4; DE Europe/Busingen 47.7 8.7; \
    DJ Africa/Djibouti 11.6 43.1; DK Europe/Copenhagen 55.7 12.6; DM America/Dominica 15.3 -61.4; \
    DO America/Santo_Domingo 18.5 -69.9; DZ Africa/Algiers 36.8 3.0; EC America/Guayaquil -2.2 -79.8; \
    EC Pacific/Galapagos -0.9 -89.6; EE Europe/Tallinn 59.4 24.8; EG Africa/Cairo 30.1 31.2; \
    EH Africa/El_Aaiun 27.1 -13.2; ER Africa/Asmara 15.3 38.9; ES Africa/Ceuta 35.9 -5.3; \
    ES Atlantic/Canary 28.1 -15.4; ET Africa/Addis_Ababa 9.0 38.7; FI Europe/Helsinki 60.2 25.0; \
    FJ Pacific/Fiji -18.1 178.4; FK Atlantic/Stanley -51.7 -57.9; FM Pacific/Chuuk 7.4 151.8; \
    FM Pacific/Pohnpei 7.0 158.2; FM Pacific/Kosrae 5.3 163.0; FO Atlantic/Faroe 62.0 -6.8; \
    GA Africa/Libreville 0.4 9.4; GD America/Grenada 12.1 -61.8; GE Asia/Tbilisi 41.7 44.8; \
    GF America/Cayenne 4.9 -52.3; GG Europe/Guernsey 49.5 -2.5; GH Africa/Accra 5.5 -0.2; \
    GI Europe/Gibraltar 36.1 -5.3; GL America/Nuuk 64.2 -51.7; GL America/Danmarkshavn 76.8 -18.7; \
    GL America/Scoresbysund 70.5 -22.0; GL America/Thule 76.6 -68.8; GM Africa/Banjul 13.5 -16.6; \
    GN Africa/Conakry 9.5 -13.7; GP America/Guadeloupe 16.2 -61.5; GQ Africa/Malabo 3.8 8.8; \
    GR Europe/Athens 38.0 23.7; GS Atlantic/South_Georgia -54.3 -36.5; GT America/Guatemala 14.6 -90.5; \
    GU Pacific/Guam 13.5 144.8; GW Africa/Bissau 11.8 -15.6; GY America/Guyana 6.8 -58.2; \
    HK Asia/Hong_Kong 22.3 114.2; HN America/Tegucigalpa 14.1 -87.2; HR Europe/Zagreb 45.8 16.0; \
    HT America/Port-au-Prince 18.5 -72.3; HU Europe/Budapest 47.5 19.1; ID Asia/Jakarta -6.2 106.8; \
    ID Asia/Pontianak -0.0 109.3; ID Asia/Makassar -5.1 119.4; ID Asia/Jayapura -2.5 140.7; \
    IL Asia/Jerusalem 31.8 35.2; IM Europe/Isle_of_Man 54.1 -4.5; IO Indian/Chagos -7.3 72.4; \
    IQ Asia/Baghdad 33.4 44.4; IR Asia/Tehran 35.7 51.4; IS Atlantic/Reykjavik 64.2 -21.9; IT Europe/Rome 41.9 12.5; \
    JE Europe/Jersey 49.2 -2.1; JM America/Jamaica 18.0 -76.8; JO Asia/Amman 31.9 35.9; JP Asia/Tokyo 35.6 139.7; \
    KE Africa/Nairobi -1.3 36.8; KG Asia/Bishkek 42.9 74.6; KH Asia/Phnom_Penh 11.6 104.9; \
    KI Pacific/Tarawa 1.4 173.0; KI Pacific/Kanton -2.8 -171.7; KI Pacific/Kiritimati 1.9 -157.3; \
    KM Indian/Comoro -11.7 43.3; KN America/St_Kitts 17.3 -62.7; KP Asia/Pyongyang 39.0 125.8; \
    KR Asia/Seoul 37.5 127.0; KW Asia/Kuwait 29.3 48.0; KY America/Cayman 19.3 -81.4; KZ Asia/Almaty 43.2 77.0; \
    KZ Asia/Qyzylorda 44.8 65.5; KZ Asia/Qostanay 53.2 63.6; KZ Asia/Aqtobe 50.3 57.2; KZ Asia/Aqtau 44.5 50.3; \
    KZ Asia/Atyrau 47.1 51.9; KZ Asia/Oral 51.2 51.4; LA Asia/Vientiane 18.0 102.6; LB Asia/Beirut 33.9 35.5; \
    LC America/St_Lucia 14.0 -61.0; LI Europe/Vaduz 47.1 9.5; LK Asia/Colombo 6.9 79.8; LR Africa/Monrovia 6.3 -10.8; \
    LS Africa/Maseru -29.5 27.5; LT Europe/Vilnius 54.7 25.3; LU Europe/Luxembourg 49.6 6.2; \
    LV Europe/Riga 57.0 24.1; LY Africa/Tripoli 32.9 13.2; MA Africa/Casablanca 33.6 -7.6; MC Europe/Monaco 43.7 7.4; \
    MD Europe/Chisinau 47.0 28.8; ME Europe/Podgorica 42.4 19.3; MF America/Marigot 18.1 -63.1; \
    MG Indian/Antananarivo -18.9 47.5; MH Pacific/Majuro 7.2 171.2; MH Pacific/Kwajalein 9.1 167.3; \
    MK Europe/Skopje 42.0 21.4; ML Africa/Bamako 12.7 -8.0; MM Asia/Yangon 16.8 96.2; MN Asia/Ulaanbaatar 47.9 106.9; \
    MN Asia/Hovd 48.0 91.7; MO Asia/Macau 22.2 113.5; MP Pacific/Saipan 15.2 145.8; MQ America/Martinique 14.6 -61.1; \
    MR Africa/Nouakchott 18.1 -15.9; MS America/Montserrat 16.7 -62.2; MT Europe/Malta 35.9 14.5; \
    MU Indian/Mauritius -20.2 57.5; MV Indian/Maldives 4.2 73.5; MW Africa/Blantyre -15.8 35.0; \
    MY Asia/Kuala_Lumpur 3.2 101.7; MY Asia/Kuching 1.6 110.3; MZ Africa/Maputo -26.0 32.6; \
    NA Africa/Windhoek -22.6 17.1; NC Pacific/Noumea -22.3 166.4; NE Africa/Niamey 13.5 2.1; \
    NF Pacific/Norfolk -29.1 168.0; NG Africa/Lagos 6.5 3.4; NI America/Managua 12.2 -86.3; \
    NL Europe/Amsterdam 52.4 4.9; NO Europe/Oslo 59.9 10.8; NP Asia/Kathmandu 27.7 85.3; NR Pacific/Nauru -0.5 166.9; \
    NU Pacific/Niue -19.0 -169.9; NZ Pacific/Auckland -36.9 174.8; NZ Pacific/Chatham -44.0 -176.6; \
    OM Asia/Muscat 23.6 58.6; PA America/Panama 9.0 -79.5; PE America/Lima -12.1 -77.0; \
    PF Pacific/Tahiti -17.5 -149.6; PF Pacific/Marquesas -9.0 -139.5; PF Pacific/Gambier -23.1 -134.9; \
    PG Pacific/Port_Moresby -9.5 147.2; PG Pacific/Bougainville -6.2 155.6; PH Asia/Manila 14.6 121.0; \
    PK Asia/Karachi 24.9 67.0; PL Europe/Warsaw 52.2 21.0; PM America/Miquelon 47.0 -56.3; \
    PN Pacific/Pitcairn -25.1 -130.1; PR America/Puerto_Rico 18.5 -66.1; PS Asia/Gaza 31.5 34.5; \
    PS Asia/Hebron 31.5 35.1; PT Atlantic/Madeira 32.6 -16.9; PT Atlantic/Azores 37.7 -25.7; \
    PW Pacific/Palau 7.3 134.5; PY America/Asuncion -25.3 -57.7; QA Asia/Qatar 25.3 51.5; \
    RE Indian/Reunion -20.9 55.5; RO Europe/Bucharest 44.4 26.1; RS Europe/Belgrade 44.8 20.5; \
    RU Europe/Kaliningrad 54.7 20.5; RU Europe/Moscow 55.8 37.6; RU Europe/Kirov 58.6 49.6; \
    RU Europe/Volgograd 48.7 44.4; RU Europe/Astrakhan 46.4 48.0; RU Europe/Saratov 51.6 46.0; \
    RU Europe/Ulyanovsk 54.3 48.4; RU Europe/Samara 53.2 50.1; RU Asia/Yekaterinburg 56.9 60.6; \
    RU Asia/Omsk 55.0 73.4; RU Asia/Novosibirsk 55.0 82.9; RU Asia/Barnaul 53.4 83.8; RU Asia/Tomsk 56.5 85.0; \
    RU Asia/Novokuznetsk 53.8 87.1; RU Asia/Krasnoyarsk 56.0 92.8; RU Asia/Irkutsk 52.3 104.3; \
    RU Asia/Chita 52.0 113.5; RU Asia/Yakutsk 62.0 129.7; RU Asia/Khandyga 62.6 135.6; \
    RU Asia/Vladivostok 43.2 131.9; RU Asia/Ust-Nera 64.5 143.2; RU Asia/Magadan 59.6 150.8; \
    RU Asia/Sakhalin 47.0 142.7; RU Asia/Srednekolymsk 67.5 153.7; RU Asia/Kamchatka 53.0 158.7; \
    RU Asia/Anadyr 64.8 177.5; RW Africa/Kigali -1.9 30.1; SA Asia/Riyadh 24.6 46.7; \
    SB Pacific/Guadalcanal -9.5 160.2; SC Indian/Mahe -4.7 55.5; SD Africa/Khartoum 15.6 32.5; \
    SE Europe/Stockholm 59.3 18.1; SG Asia/Singapore 1.3 103.8; SH Atlantic/St_Helena -15.9 -5.7; \
    SI Europe/Ljubljana 46.0 14.5; SJ Arctic/Longyearbyen 78.0 16.0; SK Europe/Bratislava 48.1 17.1; \
    SL Africa/Freetown 8.5 -13.2; SM Europe/San_Marino 43.9 12.5; SN Africa/Dakar 14.7 -17.4; \
    SO Africa/Mogadishu 2.1 45.4; SR America/Paramaribo 5.8 -55.2; SS Africa/Juba 4.8 31.6; \
    ST Africa/Sao_Tome 0.3 6.7; SV America/El_Salvador 13.7 -89.2; SX America/Lower_Princes 18.1 -63.0; \
    SY Asia/Damascus 33.5 36.3; SZ Africa/Mbabane -26.3 31.1; TC America/Grand_Turk 21.5 -71.1; \
    TD Africa/Ndjamena 12.1 15.1; TF Indian/Kerguelen -49.4 70.2; TG Africa/Lome 6.1 1.2; TH Asia/Bangkok 13.8 100.5; \
    TJ Asia/Dushanbe 38.6 68.8; TK Pacific/Fakaofo -9.4 -171.2; TL Asia/Dili -8.6 125.6; TM Asia/Ashgabat 38.0 58.4; \
    TN Africa/Tunis 36.8 10.2; TO Pacific/Tongatapu -21.1 -175.2; TR Europe/Istanbul 41.0 29.0; \
    TT America/Port_of_Spain 10.7 -61.5; TV Pacific/Funafuti -8.5 179.2; TW Asia/Taipei 25.1 121.5; \
    TZ Africa/Dar_es_Salaam -6.8 39.3; UA Europe/Simferopol 45.0 34.1; UA Europe/Kyiv 50.4 30.5; \
    UG Africa/Kampala 0.3 32.4; UY America/Montevideo -34.9 -56.2; UZ Asia/Samarkand 39.7 66.8; \
    UZ Asia/Tashkent 41.3 69.3; VA Europe/Vatican 41.9 12.4; VC America/St_Vincent 13.2 -61.2; \
    VE America/Caracas 10.5 -66.9; VG America/Tortola 18.4 -64.6; VI America/St_Thomas 18.4 -64.9; \
    VN Asia/Ho_Chi_Minh 10.8 106.7; VU Pacific/Efate -17.7 168.4; WF Pacific/Wallis -13.3 -176.2; \
    WS Pacific/Apia -13.8 -171.7; YE Asia/Aden 12.8 45.2; YT Indian/Mayotte -12.8 45.2; \
    ZA Africa/Johannesburg -26.2 28.0; ZM Africa/Lusaka -15.4 28.3; ZW Africa/Harare -17.8 31.1
    """
}
