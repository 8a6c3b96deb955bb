import Foundation

/// Every translation the program carries.
public struct Catalogue: Sendable {
  enum Entry: Decodable, Sendable, Hashable {
    case text(String)
    case plural(Plural)

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self = .text(text)
      } else {
        self = .plural(try Plural(from: decoder))
      }
    }
  }

  struct Plural: Decodable, Sendable, Hashable {
    var one: String
    var other: String
  }

  /// One embedded file: a language and an area.
  struct File: Sendable {
    var language: Language
    var area: String
    var bytes: [UInt8]

    func entries() throws -> [String: Entry] { try JSONDecoder().decode([String: Entry].self, from: Data(bytes)) }
  }

  /// A new language or area is a line here.
  static var files: [File] {
    [
      File(language: .spanish, area: "site", bytes: PackageResources.es_site_json),
      File(language: .spanish, area: "web", bytes: PackageResources.es_web_json),
      File(language: .spanish, area: "types", bytes: PackageResources.es_types_json),
      File(language: .spanish, area: "fellowships", bytes: PackageResources.es_fellowships_json),
      File(language: .spanish, area: "directory", bytes: PackageResources.es_directory_json),
      File(language: .spanish, area: "help", bytes: PackageResources.es_help_json),
      File(language: .spanish, area: "countries", bytes: PackageResources.es_countries_json),
      File(language: .spanish, area: "members", bytes: PackageResources.es_members_json),
      File(language: .spanish, area: "today", bytes: PackageResources.es_today_json),
      File(language: .spanish, area: "clocks", bytes: PackageResources.es_clocks_json),
      File(language: .spanish, area: "daily", bytes: PackageResources.es_daily_json),
      File(language: .spanish, area: "plans", bytes: PackageResources.es_plans_json),
      File(language: .spanish, area: "tools", bytes: PackageResources.es_tools_json),
      File(language: .spanish, area: "checks", bytes: PackageResources.es_checks_json),
      File(language: .spanish, area: "charts", bytes: PackageResources.es_charts_json),
      File(language: .spanish, area: "groups", bytes: PackageResources.es_groups_json),
      File(language: .spanish, area: "listings", bytes: PackageResources.es_listings_json),
      File(language: .spanish, area: "rooms", bytes: PackageResources.es_rooms_json),
      File(language: .spanish, area: "proofs", bytes: PackageResources.es_proofs_json),
    ]
  }

  /// All files, merged at first use. A file that cannot be read leaves its texts in English; a test reads each.
  public static let shared = Catalogue(files)

  private let entries: [Language: [String: Entry]]

  init(_ files: [File]) {
    entries = files.reduce(into: [:]) { all, file in
      all[file.language, default: [:]].merge((try? file.entries()) ?? [:]) { first, _ in first }
    }
  }

  /// Whether that language has a translation of that English (or is English). For tests of texts that stand in tables.
  public func has(_ key: String, in language: Language) -> Bool {
    language == .english || entries[language]?[key] != nil
  }

  func text(for key: String, in language: Language) -> String? {
    guard language != .english, case .text(let text) = entries[language]?[key] else { return nil }
    return text
  }

  func plural(for key: String, in language: Language) -> Plural? {
    guard language != .english, case .plural(let forms) = entries[language]?[key] else { return nil }
    return forms
  }
}
