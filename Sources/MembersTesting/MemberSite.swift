import Database
import DatabaseTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Meetings
import Members
import NIOCore
import Pages
import Synchronization
import Web

/// For tests: a site in process with accounts, on either engine, whose clock the test moves.
public struct MemberSite: Sendable {
  public let database: Database
  public let members: Members
  public let clock: TestClock
  public let client: any TestClientProtocol

  /// Runs `body` with the features that `features` makes, after the accounts' own middleware.
  public static func with(
    _ engine: TestEngine, migrations: [Migration] = PeriodicTaskStore.migrations + MembersMigrations.all,
    zone: String = "America/New_York",
    features: @Sendable @escaping (Members, TestClock) -> [any Feature],
    _ body: @Sendable @escaping (MemberSite) async throws -> Void
  ) async throws {
    try await withDatabase(engine, migrations: migrations) { database in
      let clock = TestClock()
      let members = Members(
        database, ids: IDGenerator(now: { clock.now.milliseconds }, random: SystemRandomNumberGenerator()),
        keys: PassphraseKeys(cost: .test), now: { clock.now }, random: { UInt64.random(in: .min ... .max) })
      let features = features(members, clock)
      let routes = Routes()
      let assets = Assets(Asset.pages + features.flatMap(\.assets))
      let site = Site(
        name: "Test site", assets: assets, tabs: features.flatMap(\.tabs), zone: Zone.named(zone) ?? .utc)
      routes.addMiddleware {
        ReaderMiddleware(site: site, makeID: { "test-request" })
        SecurityHeadersMiddleware()
        FailureMiddleware()
        SameOriginMiddleware()
        MemberMiddleware(members)
        FailureMiddleware()
        MethodMiddleware(table: routes.table)
      }
      for feature in features { feature.addRoutes(to: routes) }
      let application = Application(
        responder: routes.responder(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        logger: silentLogger)
      try await application.test(.router) { client in
        try await body(MemberSite(database: database, members: members, clock: clock, client: client))
      }
    }
  }

  /// Somebody with an account and a session.
  public func join(_ name: String) async throws -> TestVisitor {
    let session = try await members.joinForTests(name)
    return TestVisitor(site: self, cookie: session.cookie, formToken: session.formToken, vault: session.vault)
  }

  /// The same member with a new session: the old one ends when the clock moves on.
  public func comeBack(_ name: String) async throws -> TestVisitor {
    let session = try await members.returnForTests(name)
    return TestVisitor(site: self, cookie: session.cookie, formToken: session.formToken, vault: session.vault)
  }

  /// A browser with nobody signed in, which keeps its cookies.
  public func browser(_ userAgent: String = TestBrowser.firefox) -> TestBrowser {
    TestBrowser(client: client, userAgent: userAgent)
  }

  /// Somebody without.
  public var stranger: TestVisitor { TestVisitor(site: self, cookie: nil, formToken: nil, vault: nil) }
}

/// A browser, as far as a test of routes needs one.
public struct TestVisitor: Sendable {
  let site: MemberSite
  public let cookie: String?
  let formToken: String?
  /// The member's own, to look into.
  public let vault: Vault?
  /// What this browser remembers of the record.
  public var seen: String?

  public struct Answer: Sendable {
    public var status: Int
    public var body: String
    public var location: String?
    public var headers: HTTPFields
  }

  public func get(_ path: String) async throws -> Answer { try await send(path, .get, nil) }

  /// Sends a form, with the session's token unless `isForged`.
  public func post(_ path: String, _ fields: [(String, String)] = [], isForged: Bool = false) async throws -> Answer {
    let token = isForged ? [] : formToken.map { [("token", $0)] } ?? []
    return try await send(path, .post, URLEncoding.query(fields + token).dropFirst().description)
  }

  private func send(_ path: String, _ method: HTTPRequest.Method, _ form: String?) async throws -> Answer {
    var headers = HTTPFields()
    if let cookie { headers[.cookie] = "session=\(cookie)" + (seen.map { "; seen=\($0)" } ?? "") }
    if form != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
    return try await site.client.execute(
      uri: path, method: method, headers: headers, body: form.map { ByteBuffer(string: $0) }
    ) { response in
      Answer(
        status: response.status.code, body: String(buffer: response.body), location: response.headers[.location],
        headers: response.headers)
    }
  }
}

/// A clock that stands still until it is moved. It begins on Monday 2026-11-23, 18:00 in New York.
public final class TestClock: Sendable {
  private let instant: Mutex<Instant>

  public init(_ start: Instant = Instant(seconds: 1_795_474_800)) { instant = Mutex(start) }

  public var now: Instant { instant.withLock { $0 } }
  public func advance(minutes: Int) { instant.withLock { $0 = $0.adding(minutes: minutes) } }
  public func advance(days: Int) { instant.withLock { $0 = $0.adding(days: days) } }
  public func set(_ start: Instant) { instant.withLock { $0 = start } }
}
