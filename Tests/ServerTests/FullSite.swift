import Database
import DatabaseTesting
import HummingbirdTesting
import Journey
import Logging
import Meetings
import Members
import MembersTesting
import Server
import Web

/// All that members can do, in process, over a database of its own, as the server puts it together.
struct FullSite: Sendable {
  let database: Database
  let members: Members
  let client: any TestClientProtocol
  /// Names of every kind of entry that a record can hold.
  let collections: [String]

  static let passphrase = "zqpassphrase of many words"

  static func with(
    _ engine: TestEngine, logger: Logger = silentLogger, _ body: @Sendable @escaping (FullSite) async throws -> Void
  ) async throws {
    try await withLocation(engine) { location in
      let database = try await Database.open(location, logger: logger)
      do {
        try await run(database, logger, body)
        await database.close()
      } catch {
        await database.close()
        throw error
      }
    }
  }

  private static func run(
    _ database: Database, _ logger: Logger, _ body: @Sendable @escaping (FullSite) async throws -> Void
  ) async throws {
    try await database.migrate(SiteMigrations.all)
    let clock = TestClock()
    let services = Services(
      now: { clock.now }, monotonic: { .now }, random: { UInt64.random(in: .min ... .max) }, logger: logger)
    let keys = PassphraseKeys(cost: .test)
    let site = try await HomegroupSite.application(
      ServerConfiguration(), over: database, services: services, keys: keys)
    let ids = IDGenerator(now: { clock.now.milliseconds }, random: SystemRandomNumberGenerator())
    let members = Members(database, ids: ids, keys: keys, now: services.now, random: services.random)
    let book = MeetingBook(find: { _, _ in [] }, meetings: { _ in [] })
    let journey = JourneyFeature(members: members, meetings: book, now: services.now)
    let collections = journey.collections.map(\.name) + ["settings", "home-groups"]
    try await site.application().test(.router) { client in
      try await body(FullSite(database: database, members: members, client: client, collections: collections))
    }
  }

  /// Somebody who joined in a browser, and the page that they saw then.
  func joined(_ name: String) async throws -> (browser: TestBrowser, page: String) {
    let browser = TestBrowser(client: client, userAgent: TestBrowser.firefox)
    let answer = try await browser.post(
      "/join", [("name", name), ("passphrase", Self.passphrase), ("agreed", "yes"), ("adult", "yes")])
    return (browser, answer.body)
  }
}
