import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Meetings
import NIOCore
import Pages
import Synchronization
import Testing

@testable import Web

/// A site with all the middleware in its real order and whatever routes a test needs.
struct TestSite {
  var proxies = TrustedProxies()
  var isSecure = false
  var zone: Zone = .utc
  var publicOrigin: String?
  var translate: @Sendable (any Error) -> FailureMiddleware.Translation? = { _ in nil }
  var keeper = DeadlineKeeper()
  var log = TestLog()
  var assets = Assets(Asset.pages)

  func application(_ addRoutes: (Routes) -> Void) -> Application<TaskResponder> {
    let routes = Routes()
    let site = Site(name: "Test site", assets: assets, publicOrigin: publicOrigin, zone: zone)
    routes.addMiddleware {
      ReaderMiddleware(site: site, proxies: proxies, isSecure: isSecure, makeID: { "test-request" })
      AccessLogMiddleware(quietRoutes: ["/quiet"])
      HeadMiddleware()
      SecurityHeadersMiddleware()
      CompressionMiddleware()
      ConditionalGetMiddleware()
      FailureMiddleware(translate: translate)
      MethodMiddleware(table: routes.table)
      CanonicalPathMiddleware()
      BodyLimitMiddleware(limit: 10_000)
      SameOriginMiddleware(publicOrigin: publicOrigin)
      DeadlineMiddleware(keeper: keeper)
    }
    addRoutes(routes)
    return Application(
      responder: routes.responder(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      services: [keeper], logger: log.logger)
  }

  /// One request, in process.
  @discardableResult
  func answer(
    to path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:], body: String? = nil,
    _ addRoutes: (Routes) -> Void
  ) async throws -> TestResponse {
    try await application(addRoutes).test(.router) { client in
      try await client.execute(uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }
}

/// Keeps what is logged.
struct TestLog: Sendable {
  private final class Lines: Sendable { let all = Mutex<[String]>([]) }
  private let lines = Lines()

  var all: [String] { lines.all.withLock { $0 } }
  var text: String { all.joined(separator: "\n") }

  var logger: Logger {
    Logger(label: "test") { [lines] _ in Handler(lines: lines) }
  }

  private struct Handler: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
      lines.all.withLock {
        $0.append(([event.level.rawValue, event.message.description] + all).joined(separator: " "))
      }
    }
  }
}
