import Database
import DatabaseTesting
import Directory
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Meetings
import NIOCore
import Server
import Web

/// The whole site over the demonstration community, in process, at a fixed hour.
struct SiteFixture: Sendable {
  let client: any TestClientProtocol
  let problems: ProblemReportStore
  let slug: String

  /// Monday 2026-11-23, 18:00 in New York.
  static let now = Instant(seconds: 1_795_474_800)

  static func with(_ engine: TestEngine = .sqlite, _ body: @Sendable @escaping (SiteFixture) async throws -> Void)
    async throws
  {
    try await withDatabase(engine, migrations: DirectoryMigrations.all) { database in
      let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
      let services = Services(now: { Self.now }, monotonic: { .now }, random: { 7 }, logger: logger)
      let ids = IDGenerator(now: { Self.now.milliseconds }, random: SystemRandomNumberGenerator())
      let importer = Importer(database: database, ids: ids, now: services.now)
      let community = Demonstration.meetings(timeZone: "America/New_York", confirmed: Self.now)
      _ = try await importer.run(
        .init(source: Source.demonstrationName, format: "demonstration"), decoder: Community(meetings: community)
      ) { ByteSource { _ in [] } }
      let store = MeetingStore(database)
      let index = DirectoryIndex(store: store, now: services.now, logger: logger)
      try await index.refresh()
      let problems = ProblemReportStore(database, ids: ids)
      let limiter = RateLimiter(burst: 3, every: .seconds(600), salt: 1)
      let feature = DirectoryFeature(
        store: store, problems: problems, index: index, problemLimiter: limiter, now: services.now)
      var configuration = ServerConfiguration()
      configuration.port = 0
      if let zone = Zone.named("America/New_York") { configuration.timeZone = zone }
      let site = HomegroupApplication(
        configuration: configuration, services: services, features: [feature], isDemonstration: { true })
      try await site.application().test(.router) { client in
        try await body(SiteFixture(client: client, problems: problems, slug: community[0].slug))
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

private struct Community: MeetingDecoder {
  var meetings: [Meeting]

  func decode(_ bytes: ByteSource, options: DecodingOptions, each: (DecodedItem) throws -> Void) throws {
    for (index, meeting) in meetings.enumerated() { try each(.meeting(meeting, index: index, findings: [])) }
  }
}
