import Database
import Foundation
import Logging
import Meetings
import Pages
import Web

/// How this site is set up: from flags, the environment and a file, checked at the start.
public struct ServerConfiguration: Sendable {
  public var host = "127.0.0.1"
  /// 0 for any free one.
  public var port = 8080
  /// The folder of the embedded database.
  public var dataFolder = ".homegroup"
  /// Of a PostgreSQL database; nil for the embedded one. May hold a password.
  public var databaseURL: String?
  public var siteName = "Homegroup"
  /// `https://meetings.example.org`: where the site is on the internet. Nil where it has not been said.
  public var siteURL: String?
  public var timeZone: Zone = .utc
  /// ISO 3166-1, upper case.
  public var country: String?
  /// Nil for what the reader's browser suggests.
  public var distanceUnit: DistanceUnit?
  /// Whether readers reach the site by HTTPS, where no trusted proxy says otherwise.
  public var isHTTPS = false
  public var trustedProxies: [AddressRange] = []
  public var logLevel: Logger.Level = .info
  public var limits = Limits()
  /// What the operator should know although nothing is wrong; for the log.
  public var notes: [String] = []

  public struct Limits: Sendable {
    /// Of one request, bytes.
    public var body = WebLimits.longestBody
    public var deadline = WebLimits.deadline
    /// How long a connection without a request stays open.
    public var idle: Duration = .seconds(60)
    public var connections = 10_000
    public init() {}
  }

  public init() {}

  /// Where the database is.
  public var databaseLocation: Database.Location {
    if let databaseURL { return .postgres(url: databaseURL) }
    let path = URL(fileURLWithPath: dataFolder, isDirectory: true).appendingPathComponent("homegroup.sqlite").path
    return .sqlite(path: path)
  }

  /// Reads and checks every setting.
  ///
  /// - Parameters:
  ///   - flags: by the setting's name, without hyphens in front: what was given on the command line, nothing else.
  ///   - environment: the process's, whole. Empty values count as not set.
  ///   - file: the path of a configuration file; `HOMEGROUP_CONFIG` where it is nil.
  public static func load(
    flags: [String: String] = [:], environment: [String: String] = ProcessInfo.processInfo.environment,
    file: String? = nil
  ) throws(ConfigurationError) -> ServerConfiguration {
    let environment = environment.filter { !$0.value.isEmpty }
    let path = file ?? environment[Self.fileVariable]
    let contents: ConfigurationFile?
    if let path { contents = try ConfigurationFile(path: path) } else { contents = nil }
    var reader = SettingReader(flags: flags, environment: environment, file: contents)
    var configuration = ServerConfiguration()
    configuration.readNetwork(&reader)
    configuration.readSite(&reader)
    configuration.readLimits(&reader)
    configuration.notes = Self.notes(environment)
    if !reader.problems.isEmpty { throw ConfigurationError(problems: reader.problems) }
    return configuration
  }

  /// Names the configuration file.
  public static let fileVariable = "HOMEGROUP_CONFIG"

  private mutating func readNetwork(_ reader: inout SettingReader) {
    host = reader.value(.host) { Self.line($0, upTo: 253) } ?? host
    port = reader.number(.port, in: 0...65_535) ?? port
    dataFolder = reader.value(.data) { $0.isEmpty || $0.contains("\0") ? nil : $0 } ?? dataFolder
    databaseURL = reader.value(.database) { text in
      ["postgres://", "postgresql://"].contains { text.hasPrefix($0) } ? text : nil
    }
    trustedProxies = reader.value(.trustedProxies, Self.ranges) ?? trustedProxies
    logLevel = reader.value(.logLevel) { Logger.Level(rawValue: $0.lowercased()) } ?? logLevel
  }

  private mutating func readSite(_ reader: inout SettingReader) {
    siteName = reader.value(.siteName) { Self.line($0, upTo: 80) } ?? siteName
    siteURL = reader.value(.siteURL, Self.origin)
    timeZone = reader.value(.defaultTimeZone) { Zone.named($0) } ?? timeZone
    country = reader.value(.defaultCountry) { text in
      text.count == 2 && text.allSatisfy { $0.isASCII && $0.isLetter } ? text.uppercased() : nil
    }
    let unit = reader.value(.distanceUnit) { text -> DistanceUnit?? in
      text == "reader" ? .some(nil) : DistanceUnit(rawValue: text).map { .some($0) }
    }
    distanceUnit = unit ?? nil
    isHTTPS = reader.value(.https, Self.flag) ?? (siteURL?.hasPrefix("https:") == true)
  }

  private mutating func readLimits(_ reader: inout SettingReader) {
    limits.body = reader.number(.maxBody, in: 1_024...67_108_864) ?? limits.body
    limits.deadline = reader.number(.requestDeadline, in: 1...600).map { .seconds($0) } ?? limits.deadline
    limits.idle = reader.number(.idleTimeout, in: 5...3_600).map { .seconds($0) } ?? limits.idle
    limits.connections = reader.number(.maxConnections, in: 10...1_000_000) ?? limits.connections
  }
}

extension ServerConfiguration {
  private static func line(_ text: String, upTo longest: Int) -> String? {
    let text = text.trimmingCharacters(in: .whitespaces)
    let isLine = !text.isEmpty && text.count <= longest && !text.contains { $0.isNewline || $0 == "\0" }
    return isLine ? text : nil
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "1": true
    case "false", "no", "0": false
    default: nil
    }
  }

  private static func ranges(_ text: String) -> [AddressRange]? {
    let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    let ranges = parts.compactMap { AddressRange($0) }
    return ranges.count == parts.count ? ranges : nil
  }

  /// Scheme, host and port, and no more than a slash after them.
  private static func origin(_ text: String) -> String? {
    let text = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let url = URLComponents(string: text), ["http", "https"].contains(url.scheme), let host = url.host,
      !host.isEmpty, url.path.isEmpty, url.query == nil, url.fragment == nil, url.user == nil, url.password == nil
    else { return nil }
    return text
  }

  /// Variables that look like settings and are none: a spelling mistake would otherwise go unnoticed. (Not an error, because
  /// scripts around the program have variables of their own.)
  private static func notes(_ environment: [String: String]) -> [String] {
    let known = Set(Setting.allCases.map(\.environmentName) + [fileVariable])
    return environment.keys.filter { $0.hasPrefix(Setting.environmentPrefix) && !known.contains($0) }.sorted()
      .compactMap {
        name in
        Setting.nearest(to: String(name.dropFirst(Setting.environmentPrefix.count))).map {
          "\(name) is not a setting. Did you mean \($0.environmentName)?"
        }
      }
  }
}
