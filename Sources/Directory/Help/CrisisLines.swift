import Foundation
import Meetings

/// Emergency numbers and helplines by country, from `Data/crisis-lines.json`.
///
/// Each number was found on the pages it names as sources, on the date `checked`. Numbers change: whoever runs a directory
/// should look over those of its own country.
public enum CrisisLines {
  /// By English name.
  public static let all: [CrisisCountry] = document.countries

  /// When the file was last held against its sources.
  public static let checked: CivilDate? = document.checked

  /// By ISO 3166-1 alpha-2 code, in either case.
  public static func country(_ code: String) -> CrisisCountry? { byCode[code.uppercased()] }

  /// The country that an IANA zone lies in, so that the reader's own numbers can come first without asking. Nil for a zone
  /// of another country, or of none.
  public static func country(timeZone: String) -> CrisisCountry? { byZone[timeZone] }

  struct Document: Decodable {
    var checked: CivilDate?
    var countries: [CrisisCountry]
  }

  static func decode(_ bytes: [UInt8]) throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(bytes))
  }

  /// The file is compiled in, and a test decodes it: it cannot fail here.
  private static let document =
    (try? decode(PackageResources.crisis_lines_json)) ?? Document(checked: nil, countries: [])

  private static let byCode = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  private static let byZone = Dictionary(
    all.flatMap { country in country.zones.map { ($0, country) } }, uniquingKeysWith: { first, _ in first })
}
