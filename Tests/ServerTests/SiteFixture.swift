import Database
import DatabaseTesting
import Directory
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Meetings
import Members
import MembersTesting
import NIOCore
import Server

/// The whole site as it is served, over the demonstration community, in process; its clock stands still until a test moves it.
struct SiteFixture: Sendable {
  let client: any TestClientProtocol
  let problems: ProblemReportStore
  let clock: TestClock
  let community: [Meeting]

  var slug: String { community[0].slug }

  static let timeZone = "America/New_York"

  static func with(_ engine: TestEngine = .sqlite, _ body: @Sendable @escaping (SiteFixture) async throws -> Void)
    async throws
  {
    try await withDatabase(engine, migrations: SiteMigrations.all) { database in
      let clock = TestClock()
      let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
      let services = Services(now: { clock.now }, monotonic: { .now }, random: { 7 }, logger: logger)
      let ids = IDGenerator(now: { clock.now.milliseconds }, random: SystemRandomNumberGenerator())
      _ = try await Importer(database: database, ids: ids, now: services.now).addDemonstration(timeZone: timeZone)
      var configuration = ServerConfiguration()
      configuration.port = 0
      if let zone = Zone.named(timeZone) { configuration.timeZone = zone }
      let site = try await HomegroupSite.application(
        configuration, over: database, services: services, keys: PassphraseKeys(cost: .test))
      try await site.application().test(.router) { client in
        let fixture = SiteFixture(
          client: client, problems: ProblemReportStore(database, ids: ids), clock: clock,
          community: Demonstration.meetings(timeZone: timeZone, confirmed: clock.now))
        try await body(fixture)
      }
    }
  }

  /// The answer as text.
  func get(_ path: String, headers: [String: String] = [:]) async throws -> (status: Int, type: String, body: String) {
    try await send(path, method: .get, headers: headers)
  }

  func post(_ path: String, form: String, headers: [String: String] = [:]) async throws -> (
    status: Int, type: String, body: String
  ) {
    var headers = headers
    headers["content-type"] = "application/x-www-form-urlencoded"
    return try await send(path, method: .post, headers: headers, body: ByteBuffer(string: form))
  }

  private func send(
    _ path: String, method: HTTPRequest.Method, headers: [String: String], body: ByteBuffer? = nil
  ) async throws -> (status: Int, type: String, body: String) {
    var fields = HTTPFields()
    for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
    return try await client.execute(uri: path, method: method, headers: fields, body: body) { response in
      (response.status.code, response.headers[.contentType] ?? "", String(buffer: response.body))
    }
  }
}
