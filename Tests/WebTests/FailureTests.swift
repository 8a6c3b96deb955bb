import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOHTTP1
import Testing

@testable import Web

@Suite struct FailureTests {
  private enum Unforeseen: Error { case secret(String), plain }
  private struct Holder: Error { var words = "Maria's words" }
  private struct Wanted: Decodable { var meetings: [Item]; struct Item: Decodable { var name: String } }

  private func answer(
    to path: String = "/page", accept: String? = nil, site: TestSite = TestSite(),
    throwing error: any Error & Sendable
  ) async throws -> TestResponse {
    var headers: HTTPFields = [:]
    headers[.accept] = accept
    return try await site.answer(to: path, headers: headers) { routes in
      routes.get("/page") { _, _ -> String in throw error }
      routes.get("/api/thing") { _, _ -> String in throw error }
    }
  }

  private func problem(_ answer: TestResponse) throws -> Problem {
    #expect(answer.headers[.contentType] == "application/problem+json")
    return try JSONDecoder().decode(Problem.self, from: Data(answer.body.readableBytesView))
  }

  @Test func programsGetAProblemDocument() async throws {
    let failure = WebFailure.parameters([FieldProblem("day", "is not a day")])
    let answer = try await answer(to: "/api/thing?day=x", throwing: failure)
    #expect(answer.status == .badRequest)
    let problem = try problem(answer)
    #expect(problem.type == "urn:homegroup:problem:parameters")
    #expect(problem.status == 400)
    #expect(!problem.title.isEmpty)
    #expect(problem.instance == "urn:homegroup:request:test-request")
    #expect(problem.errors?.first?.parameter == "day")
    #expect(problem.errors?.first?.reason == "is not a day")
    #expect(answer.headers[.contentSecurityPolicy] != nil)
  }

  @Test(
    arguments: [
      (nil, false), ("text/html,application/xhtml+xml,*/*;q=0.8", false), ("application/json", true),
      ("application/problem+json", true), ("text/html, application/json", false), ("*/*", false),
    ] as [(String?, Bool)])
  func elsewhereThePageOrTheDocumentByWhatIsAccepted(_ accept: String?, _ isProblem: Bool) async throws {
    let answer = try await answer(accept: accept, throwing: WebFailure.notFound)
    #expect(answer.status == .notFound)
    #expect((answer.headers[.contentType] == "application/problem+json") == isProblem)
    if !isProblem {
      #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
      #expect(answer.text.hasPrefix("<!doctype html>"))
      #expect(answer.text.contains("/help"))
    }
    #expect(answer.headers[.cacheControl] == "no-store")
  }

  @Test func pagesNameFieldsAndEscapeThem() async throws {
    let failure = WebFailure.parameters([FieldProblem("<b>", "is not known")])
    let text = try await answer(throwing: failure).text
    #expect(text.contains("&lt;b&gt;"))
    #expect(!text.contains("<b>"))
  }

  @Test func anUnforeseenErrorIsLoggedOnceWithoutWhatItHolds() async throws {
    for error in [Unforeseen.secret("Maria") as any Error & Sendable, Unforeseen.plain, Holder()] {
      let site = TestSite()
      let answer = try await answer(to: "/page?q=Maria", site: site, throwing: error)
      #expect(answer.status == .internalServerError)
      #expect(answer.text.contains("test-request"))
      #expect(!answer.text.contains("Maria&#39;s") && !site.log.text.contains("Maria"))
      let lines = site.log.all.filter { $0.contains("error.type") }
      #expect(lines.count == 1)
      #expect(lines.first?.contains("hb.request.id=test-request") == true)
      #expect(lines.first?.contains(String(describing: type(of: error))) == true)
    }
  }

  @Test func otherTargetsErrorsAreTranslated() async throws {
    var site = TestSite()
    site.translate = { $0 is Holder ? .init(WebFailure.unavailable, logMessage: "the database is gone") : nil }
    let answer = try await answer(site: site, throwing: Holder())
    #expect(answer.status == .serviceUnavailable)
    #expect(answer.headers[.retryAfter] == "10")
    #expect(site.log.text.contains("the database is gone"))
  }

  @Test func hummingbirdsOwnErrorsKeepTheirStatus() async throws {
    #expect(try await answer(throwing: HTTPError(.conflict)).status == .conflict)
    let problem = try problem(
      try await answer(to: "/api/thing", throwing: HTTPError(.notFound, message: "no such thing")))
    #expect(problem.type == "urn:homegroup:problem:not-found")
    #expect(problem.detail == "no such thing")
  }

  @Test(arguments: [
    (#"{"meetings": [{"name": 7}]}"#, "meetings.0.name"), (#"{"meetings": [{}]}"#, "meetings.0.name"), ("[]", "body"),
    ("no json", "body"),
  ])
  func decodingErrorsSayWhere(_ json: String, _ path: String) async throws {
    let answer = try await TestSite().answer(to: "/api/json", method: .post, body: json) { routes in
      routes.post("/api/json") { request, _ in
        let bytes = try await request.bytes(upTo: 1_000)
        return try JSONDecoder().decode(Wanted.self, from: Data(bytes.readableBytesView)).meetings.map(\.name).joined()
      }
    }
    #expect(answer.status == .badRequest)
    #expect(try problem(answer).errors?.map(\.parameter) == [path])
  }

  @Test func aDamagedQueryIsRefusedByWhoeverReadsIt() async throws {
    func status(_ path: String) async throws -> HTTPResponse.Status {
      try await TestSite().answer(to: path) { routes in
        routes.get("/search") { _, context in try context.query.last("q") ?? "nothing" }
      }.status
    }
    #expect(try await status("/search?q=%zz") == .badRequest)
    #expect(try await status("/search?q=" + String(repeating: "x", count: WebLimits.longestQuery)) == .uriTooLong)
    #expect(try await status("/search?q=fine") == .ok)
  }

  @Test func everyFailureHasItsWords() {
    let all: [WebFailure] = [
      .notFound, .methodNotAllowed([.get]), .parameters([]), .badRequest(reason: "r"), .uriTooLong,
      .bodyTooLarge(limit: 1),
      .unsupportedMedia(expected: "x"), .crossOrigin, .tooManyRequests(retryAfter: .milliseconds(1)), .bodyTooSlow,
      .deadline,
      .unavailable, .unexpected,
    ]
    #expect(Set(all.map(\.code)).count == all.count)
    #expect(all.allSatisfy { !$0.title.isEmpty && $0.status.code >= 400 })
    #expect(WebFailure.tooManyRequests(retryAfter: .milliseconds(1)).headers[.retryAfter] == "1")
    #expect(WebFailure.tooManyRequests(retryAfter: .milliseconds(1_001)).headers[.retryAfter] == "2")
  }
}
