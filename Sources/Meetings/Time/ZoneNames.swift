/// Names of zones beyond those that Foundation lists.
enum ZoneNames {
  /// Names the IANA database keeps for compatibility (its `backward` and `etcetera` files, release 2025b), which Foundation
  /// takes but does not list; real feeds and browsers use them. EST, MST and HST are left out on purpose: there they are
  /// zones without summer time, which nobody who writes them means.
  static let compatibility = """
    Africa/Asmera Africa/Timbuktu America/Argentina/ComodRivadavia America/Atka America/Buenos_Aires
    America/Catamarca America/Coral_Harbour America/Cordoba America/Ensenada America/Fort_Wayne America/Indianapolis
    America/Jujuy America/Knox_IN America/Louisville America/Mendoza America/Porto_Acre America/Rosario
    America/Virgin Asia/Ashkhabad Asia/Chungking Asia/Dacca Asia/Istanbul Asia/Kolkata Asia/Macao Asia/Saigon
    Asia/Tel_Aviv Asia/Thimbu Asia/Ujung_Pandang Asia/Ulan_Bator Atlantic/Faeroe Atlantic/Jan_Mayen Australia/ACT
    Australia/Canberra Australia/LHI Australia/NSW Australia/North Australia/Queensland Australia/South
    Australia/Tasmania Australia/Victoria Australia/West Australia/Yancowinna Brazil/Acre Brazil/DeNoronha
    Brazil/East Brazil/West CET CST6CDT Canada/Atlantic Canada/Central Canada/Eastern Canada/Mountain
    Canada/Newfoundland Canada/Pacific Canada/Saskatchewan Canada/Yukon Chile/Continental Chile/EasterIsland Cuba
    EET EST5EDT Egypt Eire Etc/GMT Etc/GMT+0 Etc/GMT+1 Etc/GMT+10 Etc/GMT+11 Etc/GMT+12 Etc/GMT+2 Etc/GMT+3
    Etc/GMT+4 Etc/GMT+5 Etc/GMT+6 Etc/GMT+7 Etc/GMT+8 Etc/GMT+9 Etc/GMT-0 Etc/GMT-1 Etc/GMT-10 Etc/GMT-11 Etc/GMT-12
    Etc/GMT-13 Etc/GMT-14 Etc/GMT-2 Etc/GMT-3 Etc/GMT-4 Etc/GMT-5 Etc/GMT-6 Etc/GMT-7 Etc/GMT-8 Etc/GMT-9 Etc/GMT0
    Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu Europe/Belfast Europe/Nicosia Europe/Tiraspol GB GB-Eire
    GMT+0 GMT-0 GMT0 Greenwich Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MET MST7MDT
    Mexico/BajaNorte Mexico/BajaSur Mexico/General NZ NZ-CHAT Navajo PRC PST8PDT Pacific/Samoa Pacific/Yap Poland
    Portugal ROC ROK Singapore Turkey UCT US/Alaska US/Aleutian US/Arizona US/Central US/East-Indiana US/Eastern
    US/Hawaii US/Indiana-Starke US/Michigan US/Mountain US/Pacific US/Samoa Universal W-SU WET Zulu
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// What people write for the zones of the United States (the aliases of code4recovery/12-step-meeting-list, and the names
  /// that Windows and spreadsheets use), lower case.
  static let colloquial: [String: String] = [
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "eastern": "America/New_York",
    "eastern_time": "America/New_York", "eastern_standard_time": "America/New_York",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago", "central": "America/Chicago",
    "central_time": "America/Chicago", "central_standard_time": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver", "mountain": "America/Denver",
    "mountain_time": "America/Denver", "mountain_standard_time": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "west_coast": "America/Los_Angeles", "pacific_time": "America/Los_Angeles",
    "pacific_standard_time": "America/Los_Angeles",
    "hst": "Pacific/Honolulu", "hawaii": "Pacific/Honolulu",
  ]
}
