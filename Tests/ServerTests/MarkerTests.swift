import Database
import DatabaseTesting
import Foundation
import Logging
import Meetings
import Members
import MembersTesting
import Synchronization
import Testing
import Web

/// Everything that a member can write is written with words and a date that stand nowhere else, through the pages and through the vault.
/// Then the tables, the files of the database and the log are searched for them: none may be found.
@Suite("What the disk and the log tell") struct MarkerTests {
  static let marker = "zqmarker"
  /// Far from every other date in the program.
  static let day = "2031-05-17"
  static let moment = Instant(seconds: 1_936_800_000)
  /// Pages that take what a member writes, and what is written into them. A feature adds its own here.
  static let forms: [(path: String, fields: [(String, String)])] = [
    ("/me/settings", [("zone", "Antarctica/Vostok"), ("language", "es"), ("quiet", "yes")]),
    ("/me/import", [("record", Self.record)]),
    ("/today/check-in", [("craving", "3"), ("note", words)]), ("/today/pledge", [("words", words)]),
    ("/today/review", [("gratitude", words), ("amends", words)]), ("/today/journal/new", [("text", words)]),
    ("/today/gratitude", [("lines", words)]), ("/today/inventory", [("well", words)]),
    ("/today/meetings", [("name", words), ("day", "2026-11-23"), ("note", words)]),
    ("/today/urge/earlier", [("day", "2026-11-23"), ("time", "10:00"), ("before", "5"), ("note", words)]),
    ("/today/danger-words", [("words", words)]),
  ]
  static let words = "\(marker) words"

  static let entry = """
    {"id":"\(marker)-id","text":"\(marker) words","day":"\(day)","at":\(moment.milliseconds),"start":\(moment.seconds)}
    """
  static let record = """
    {"format":"homegroup-record","version":1,"collections":{"check-ins":{"2031-05":[\(entry)]},"\(marker)":{"all":[\(entry)]}}}
    """

  /// What may not be found. Names of accounts may: members choose them, and `/privacy` says so.
  static func secrets(_ collections: [String]) -> [String] {
    [
      marker, day, "2031-05", "17 May", String(moment.milliseconds), String(moment.seconds), FullSite.passphrase,
      "zqpassphrase",
      "Antarctica", "Vostok", "Firefox", "Android", "isQuiet",
    ] + collections.flatMap { ["\($0)/all", "\"\($0)\""] }
  }

  @Test("Nothing of it, and none of its dates", arguments: TestEngine.allCases)
  func nothing(engine: TestEngine) async throws {
    let log = CapturedLog()
    var logger = Logger(label: "test") { _ in log }
    logger.logLevel = .trace
    try await FullSite.with(engine, logger: logger) { site in
      let (browser, page) = try await site.joined("Rosa")
      let code = page.matches(of: /<span>([0-9A-Z]{4})<\/span>/).map { String($0.1) }
      #expect(code.count == 9)
      _ = try await browser.get("/me?\(Self.marker)=1")
      try await Self.fill(browser)
      _ = try await browser.post("/sign-in", [("name", "Rosa"), ("passphrase", FullSite.passphrase)])
      _ = try await browser.get("/me/export/record.json")
      // Every kind of entry, whatever it is made of.
      let vault = try await site.members.joinForTests("Sam").vault
      for name in site.collections {
        for page in ["all", "2031-05"] { try await vault.putForTests("[\(Self.entry)]", as: page, in: name) }
      }
      let cookie = try #require(browser.cookies["session"])
      let contents = try await rawContents(of: site.database)
      #expect(contents.finding(Self.secrets(site.collections) + [code.joined(separator: "-"), cookie]) == [])
      #expect(contents.finding(["Rosa"]) == ["Rosa"], "the search itself finds what is there")
    }
    let lines = log.text
    #expect([Array(lines.utf8)].finding(Self.secrets([]) + ["Rosa", "rosa"]) == [])
    #expect(lines.contains("POST /me/settings 303"))
  }

  @Test("What was written comes in again in another account, in every collection", arguments: TestEngine.allCases)
  func roundTrip(engine: TestEngine) async throws {
    try await FullSite.with(engine) { site in
      let (rosa, _) = try await site.joined("Rosa")
      let (sam, _) = try await site.joined("Sam")
      try await Self.fill(rosa)
      let file = try await rosa.get("/me/export/record.json").body
      #expect(try await sam.post("/me/import", [("record", file)]).status == 200)
      let again = try await sam.get("/me/export/record.json").body
      #expect(try Self.collections(again) == Self.collections(file))
    }
  }

  private static func fill(_ browser: TestBrowser) async throws {
    for form in forms {
      let answer = try await browser.post(form.path, form.fields)
      #expect((200..<400).contains(answer.status), "\(form.path)")
    }
  }

  private static func collections(_ file: String) throws -> NSDictionary? {
    let whole = try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [String: Any]
    return whole?["collections"] as? NSDictionary
  }
}

/// Every line and every value that is logged.
private struct CapturedLog: LogHandler {
  private final class Lines: Sendable { let all = Mutex("") }
  private let lines = Lines()
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  var text: String { lines.all.withLock { $0 } }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    lines.all.withLock { $0 += "\(event.message) \(event.metadata ?? [:]) \(metadata)\n" }
  }
}
