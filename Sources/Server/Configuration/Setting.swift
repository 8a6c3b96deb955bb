/// Everything an operator can set, in the order of `docs/configuration.md`. The raw value is the name in a configuration
/// file and, behind two hyphens, on the command line.
public enum Setting: String, CaseIterable, Sendable {
  case host
  case port
  case data
  case database
  case siteName = "site-name"
  case siteURL = "site-url"
  case defaultTimeZone = "default-time-zone"
  case defaultCountry = "default-country"
  case distanceUnit = "distance-unit"
  case https
  case trustedProxies = "trusted-proxies"
  case logLevel = "log-level"
  case maxBody = "max-body"
  case requestDeadline = "request-deadline"
  case idleTimeout = "idle-timeout"
  case maxConnections = "max-connections"

  /// In the environment: `HOMEGROUP_SITE_NAME`.
  public var environmentName: String {
    Self.environmentPrefix + rawValue.uppercased().replacing("-", with: "_")
  }

  static let environmentPrefix = "HOMEGROUP_"

  /// What holds where nothing is set, as it would be written; nil where that is "nothing".
  public var defaultValue: String? {
    switch self {
    case .host: "127.0.0.1"
    case .port: "8080"
    case .data: ".homegroup"
    case .siteName: "Homegroup"
    case .defaultTimeZone: "UTC"
    case .distanceUnit: "reader"
    case .logLevel: "info"
    case .maxBody: "1048576"
    case .requestDeadline: "20"
    case .idleTimeout: "60"
    case .maxConnections: "10000"
    case .database, .siteURL, .defaultCountry, .https, .trustedProxies: nil
    }
  }

  /// What would be right, for the message about what is wrong.
  var expectation: String {
    switch self {
    case .host: "a host name or address to listen on, such as 127.0.0.1, :: or 0.0.0.0"
    case .port: "a whole number from 0 (any free port) to 65535"
    case .data: "a folder's path"
    case .database: "an address that begins with postgres:// or postgresql://"
    case .siteName: "a name of 1 to 80 characters on one line"
    case .siteURL: "the site's address without a path, such as https://meetings.example.org"
    case .defaultTimeZone: "an IANA time zone, such as America/New_York"
    case .defaultCountry: "two letters of ISO 3166-1, such as US"
    case .distanceUnit: "km, mi, or reader (by the reader's browser)"
    case .https: "true or false"
    case .trustedProxies: "addresses or ranges with commas between them, such as 127.0.0.1, 10.0.0.0/8"
    case .logLevel: "trace, debug, info, notice, warning, error or critical"
    case .maxBody: "a whole number of bytes from 1024 to 67108864"
    case .requestDeadline: "a whole number of seconds from 1 to 600"
    case .idleTimeout: "a whole number of seconds from 5 to 3600"
    case .maxConnections: "a whole number from 10 to 1000000"
    }
  }

  /// Its value must not be shown: it may hold a password.
  var isSecret: Bool { self == .database }

  /// The one that somebody probably meant, for a name that does not exist.
  static func nearest(to name: String) -> Setting? {
    let folded = name.lowercased().replacing("_", with: "-")
    let distances = allCases.map { ($0, editDistance(Array($0.rawValue.utf8), Array(folded.utf8))) }
    return distances.min { $0.1 < $1.1 }.flatMap { $0.1 <= 3 ? $0.0 : nil }
  }

  /// Levenshtein's, in one row.
  private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
