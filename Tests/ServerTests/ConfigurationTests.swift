import Database
import Foundation
import Logging
import Meetings
import Pages
import Testing

@testable import Server

@Suite struct ConfigurationTests {
  private func load(
    flags: [String: String] = [:], environment: [String: String] = [:], json: String? = nil
  ) throws -> ServerConfiguration {
    guard let json else { return try ServerConfiguration.load(flags: flags, environment: environment) }
    return try withFile(json) { path in
      try ServerConfiguration.load(flags: flags, environment: environment, file: path)
    }
  }

  private func withFile<T>(_ text: String, _ body: (String) throws -> T) throws -> T {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("homegroup-\(UUID().uuidString).json")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }

  private func problems(
    flags: [String: String] = [:], environment: [String: String] = [:], json: String? = nil
  ) throws -> [String] {
    do {
      _ = try load(flags: flags, environment: environment, json: json)
      return []
    } catch let error as ConfigurationError {
      return error.problems.map(\.description)
    }
  }

  @Test func needsNothing() throws {
    let configuration = try load()
    #expect(configuration.host == "127.0.0.1")
    #expect(configuration.port == 8080)
    #expect(configuration.timeZone == .utc)
    #expect(configuration.limits.body == 1_048_576)
    #expect(!configuration.isHTTPS)
    #expect(configuration.notes.isEmpty)
  }

  /// A flag over the environment over the file over what is built in.
  @Test(arguments: 0..<8)
  func theNearerSourceWins(_ set: Int) throws {
    let configuration = try load(
      flags: set & 1 != 0 ? ["port": "1001", "site-name": "Flag"] : [:],
      environment: set & 2 != 0 ? ["HOMEGROUP_PORT": "1002", "HOMEGROUP_SITE_NAME": "Environment"] : [:],
      json: set & 4 != 0 ? #"{"port": 1003, "site-name": "File"}"# : "{}")
    let expected = set & 1 != 0 ? 1001 : set & 2 != 0 ? 1002 : set & 4 != 0 ? 1003 : 8080
    let names = [1001: "Flag", 1002: "Environment", 1003: "File", 8080: "Homegroup"]
    #expect(configuration.port == expected)
    #expect(configuration.siteName == names[expected])
  }

  @Test func readsEverySetting() throws {
    let configuration = try load(
      json: """
        {"host": "::", "port": 0, "data": "/var/lib/homegroup", "database": "postgres://a:b@c/d", "site-name": " Night owls ",
         "site-url": "https://meetings.example.org/", "default-time-zone": "America/New_York", "default-country": "us",
         "distance-unit": "mi", "trusted-proxies": ["127.0.0.1", "10.0.0.0/8"], "log-level": "WARNING", "max-body": 2048,
         "request-deadline": 5, "idle-timeout": 30, "max-connections": 500}
        """)
    #expect(configuration.host == "::")
    #expect(configuration.port == 0)
    #expect(configuration.dataFolder == "/var/lib/homegroup")
    #expect(configuration.databaseURL == "postgres://a:b@c/d")
    #expect(configuration.siteName == "Night owls")
    #expect(configuration.siteURL == "https://meetings.example.org")
    #expect(configuration.isHTTPS)
    #expect(configuration.timeZone.identifier == "America/New_York")
    #expect(configuration.country == "US")
    #expect(configuration.distanceUnit == .miles)
    #expect(configuration.trustedProxies.count == 2)
    #expect(configuration.logLevel == .warning)
    #expect(configuration.limits.body == 2_048)
    #expect(configuration.limits.deadline == .seconds(5))
    #expect(configuration.limits.idle == .seconds(30))
    #expect(configuration.limits.connections == 500)
    #expect(try !load(json: #"{"site-url": "https://x.example", "https": false}"#).isHTTPS)
    #expect(try load(environment: ["HOMEGROUP_HTTPS": "yes"]).isHTTPS)
    #expect(try load(environment: ["HOMEGROUP_TRUSTED_PROXIES": "::1, 10.0.0.0/8"]).trustedProxies.count == 2)
    #expect(try load(flags: ["distance-unit": "reader"], json: #"{"distance-unit": "km"}"#).distanceUnit == nil)
  }

  @Test func whatIsWrongIsNamedWithItsSourceAndWhatWouldBeRight() throws {
    #expect(
      try problems(environment: ["HOMEGROUP_PORT": "eighty"]) == [
        "port (from the environment variable HOMEGROUP_PORT): “eighty” is not a whole number from 0 (any free port) to 65535."
      ])
    #expect(
      try problems(flags: ["port": "65536"], environment: ["HOMEGROUP_PORT": "80"]) == [
        "port (from the flag --port): “65536” is not a whole number from 0 (any free port) to 65535."
      ])
    let file = try problems(json: #"{"default-time-zone": "Eastern"}"#)
    #expect(file.count == 1)
    #expect(file[0].hasPrefix("default-time-zone (from the file /"))
    #expect(file[0].hasSuffix("“Eastern” is not an IANA time zone, such as America/New_York."))
  }

  @Test func everythingThatIsWrongIsToldAtOnce() throws {
    let problems = try problems(
      flags: ["host": " "], environment: ["HOMEGROUP_LOG_LEVEL": "loud"], json: #"{"max-body": 12, "https": "maybe"}"#)
    #expect(problems.map { $0.prefix { $0 != " " } } == ["host", "log-level", "https", "max-body"])
  }

  @Test(arguments: [
    (Setting.host, ""), (.port, "-1"), (.port, "80.5"), (.port, "0x50"), (.data, ""), (.database, "mysql://x"),
    (.siteName, ""), (.siteName, "two\nlines"), (.siteName, String(repeating: "x", count: 81)),
    (.siteURL, "meetings.example.org"), (.siteURL, "https://x.example/path"), (.siteURL, "ftp://x.example"),
    (.siteURL, "https://user@x.example"), (.siteURL, "https://"), (.defaultTimeZone, "EST5"), (.defaultCountry, "USA"),
    (.defaultCountry, "1A"), (.distanceUnit, "miles"), (.https, "on"), (.trustedProxies, "10.0.0.0/99"),
    (.trustedProxies, "localhost"), (.logLevel, "verbose"), (.maxBody, "1023"), (.requestDeadline, "0"),
    (.idleTimeout, "4"), (.maxConnections, "9"),
  ])
  func refusesWhatMakesNoSense(_ setting: Setting, _ value: String) throws {
    let problems = try problems(flags: [setting.rawValue: value])
    #expect(problems.count == 1)
    #expect(problems.first?.contains(setting.expectation) == true)
  }

  @Test func aPasswordIsNotRepeated() throws {
    let problem = try #require(try problems(flags: ["database": "mysql://me:hunter2@host/db"]).first)
    #expect(!problem.contains("hunter2"))
    #expect(problem.contains("postgres://"))
  }

  @Test func unknownSettingsInTheFileAreReportedWithTheirLikelyMeaning() throws {
    let problems = try problems(json: #"{"prot": 80, "site_name": "x", "colour-of-the-sky": "blue"}"#)
    #expect(problems.count == 3)
    #expect(problems.contains { $0.hasPrefix("prot (from the file") && $0.hasSuffix("Did you mean port?") })
    #expect(problems.contains { $0.hasSuffix("Did you mean site-name?") })
    #expect(problems.contains { $0.hasPrefix("colour-of-the-sky") && $0.hasSuffix("there is no such setting.") })
  }

  @Test func misspeltVariablesAreNotedAndOthersLeftAlone() throws {
    let configuration = try load(environment: [
      "HOMEGROUP_SITENAME": "x", "HOMEGROUP_BINARY": "/x", "HOMEGROUP_PORT": "1",
    ])
    #expect(configuration.notes == ["HOMEGROUP_SITENAME is not a setting. Did you mean HOMEGROUP_SITE_NAME?"])
    #expect(try load(environment: ["HOMEGROUP_PORT": ""]).port == 8080)
  }

  @Test(arguments: [
    ("", "it is not JSON"), ("{", "it is not JSON"), ("[1]", "it must hold one JSON object"),
    (#"{"port": {"number": 1}}"#, "port must be a string"), (#"{"trusted-proxies": [1]}"#, "trusted-proxies must be"),
    (#"{"site-name": ""# + String(repeating: "x", count: 70_000) + "\"}", "it is larger than"),
  ])
  func aFileThatIsNoneIsExplained(_ json: String, _ reason: String) throws {
    let problems = try problems(json: json)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(reason) == true, "\(problems)")
  }

  @Test func aFileThatIsMissingIsNamed() {
    let error = #expect(throws: ConfigurationError.self) {
      try ServerConfiguration.load(environment: ["HOMEGROUP_CONFIG": "/nowhere/homegroup.json"])
    }
    #expect(error?.description.contains("the file /nowhere/homegroup.json: it cannot be read") == true)
  }

  @Test func knowsWhereItsDatabaseIs() throws {
    guard case .sqlite(let path) = try load(flags: ["data": "/srv/hg"]).databaseLocation else {
      Issue.record("not SQLite")
      return
    }
    #expect(path == "/srv/hg/homegroup.sqlite")
    guard case .postgres(let url) = try load(flags: ["database": "postgresql:///x"]).databaseLocation else {
      Issue.record("not PostgreSQL")
      return
    }
    #expect(url == "postgresql:///x")
  }

  @Test func theDocumentationNamesEverySettingAndNoOther() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(rows.map { $0[0] } == Setting.allCases.map { "`\($0.rawValue)`" })
    for (row, setting) in zip(rows, Setting.allCases) {
      #expect(row[1] == "`\(setting.environmentName)`")
      #expect(row[2] == (setting.defaultValue.map { "`\($0)`" } ?? "–"), "\(setting.rawValue)")
    }
  }

  @Test func whatIsBuiltInIsWhatTheDefaultsSay() throws {
    let flags = Dictionary(
      uniqueKeysWithValues: Setting.allCases.compactMap { setting in setting.defaultValue.map { (setting.rawValue, $0) }
      })
    #expect("\(try load(flags: flags))" == "\(try load())")
  }
}
