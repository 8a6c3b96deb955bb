import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SeededTesting
import Testing

@testable import Web

/// Whatever somebody sends, the site answers and says whose fault it was: never 5xx, never without its headers.
@Suite struct NoiseTests {
  private let pieces = [
    "/", "//", "..", "%", "%2e", "%00", "%FF", "?", "&", "=", "#", "meetings", "a", ".ics", "\\", ";", "{slug}", "*",
    "**",
    "é", " ", "tz=", "lang=", "es", "[]", "+", "%E2%80%AE", "<script>", "'", "\"", "near=39.95,-75.16", "api",
  ]

  private func noise(_ generator: inout SeededRandom, upTo most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }.joined()
  }

  @Test func isAnsweredProperly() async throws {
    let site = TestSite(proxies: TrustedProxies([AddressRange("0.0.0.0/0")].compactMap { $0 }))
    let application = site.application { routes in
      routes.get("/") { _, context in try context.query.names.joined() }
      routes.get("/meetings/{slug}") { _, context in context.parameters.get("slug") ?? "" }
      routes.get("/meetings/{slug}.ics") { _, context in context.parameters.get("slug") ?? "" }
      routes.post("/") { request, _ in try await request.form().names.joined() }
    }
    try await application.test(.router) { client in
      var generator = SeededRandom(17)
      let methods: [HTTPRequest.Method] = [.get, .get, .get, .head, .post, .put, .options, .delete, .trace]
      for _ in 0..<800 {
        let path = "/" + noise(&generator, upTo: 8)
        let method = methods[Int.random(in: 0..<methods.count, using: &generator)]
        var headers: HTTPFields = [:]
        let names: [HTTPField.Name] = [
          .cookie, .acceptLanguage, .acceptEncoding, .accept, .origin, .ifNoneMatch, .xForwardedFor, .xForwardedProto,
          .contentType, .secFetchSite,
        ]
        for name in names where Int.random(in: 0...3, using: &generator) == 0 {
          headers[name] = noise(&generator, upTo: 5)
        }
        if Bool.random(using: &generator) { headers[.contentType] = "application/x-www-form-urlencoded" }
        let body = ByteBuffer(string: noise(&generator, upTo: 20))
        let answer = try await client.execute(uri: path, method: method, headers: headers, body: body)
        #expect(answer.status.code < 500, "\(method) \(path) \(headers)")
        #expect(answer.headers[.contentSecurityPolicy] == SecurityHeadersMiddleware.contentSecurityPolicy)
        if let location = answer.headers[.location] {
          #expect(location.hasPrefix("/") && !location.hasPrefix("//") && !location.hasPrefix("/\\"), "\(path)")
        }
        if method == .head { #expect(answer.body.readableBytes == 0) }
      }
    }
    #expect(!site.log.text.contains("unexpected error"))
  }
}
