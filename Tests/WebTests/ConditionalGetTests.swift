import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import Testing

@testable import Web

@Suite struct ConditionalGetTests {
  private func answer(_ headers: HTTPFields = [:], method: HTTPRequest.Method = .get, text: String = "[]") async throws
    -> TestResponse
  {
    try await TestSite().answer(to: "/feed", method: method, headers: headers) { routes in
      routes.get("/feed") { _, _ in PublicAnswer(Array(text.utf8), contentType: "application/json") }
    }
  }

  @Test func whoHasItAlreadyGetsNothingAgain() async throws {
    let first = try await answer()
    let tag = try #require(first.headers[.eTag])
    #expect(tag.hasPrefix("W/\""))
    for condition in [tag, "*", "\"other\", \(tag)", String(tag.dropFirst(2)), "  \(tag)  "] {
      let second = try await answer([.ifNoneMatch: condition])
      #expect(second.status == .notModified)
      #expect(second.body.readableBytes == 0)
      #expect(second.headers[.eTag] == tag)
      #expect(second.headers[.cacheControl] == "public, max-age=60")
      #expect(second.headers[.accessControlAllowOrigin] == "*")
    }
    #expect(try await answer([.ifNoneMatch: "\"other\""]).status == .ok)
  }

  @Test func anotherContentHasAnotherTag() async throws {
    let one = try await answer(text: "[1]")
    let two = try await answer(text: "[2]")
    #expect(one.headers[.eTag] != two.headers[.eTag])
  }

  @Test func theTagIsTheSameCompressedAndNot() async throws {
    let text = String(repeating: "0123456789", count: 500)
    let packed = try await answer([.acceptEncoding: "gzip"], text: text)
    #expect(packed.headers[.contentEncoding] == "gzip")
    #expect(packed.headers[.eTag] == (try await answer(text: text)).headers[.eTag])
  }

  @Test func pagesAreNeverTagged() async throws {
    let answer = try await TestSite().answer(to: "/", headers: [.ifNoneMatch: "*"]) { routes in
      routes.get("/") { _, context in context.respond(document: "<p>hello</p>") }
    }
    #expect(answer.status == .ok)
    #expect(answer.headers[.eTag] == nil)
    #expect(answer.headers[.cacheControl] == "no-store")
  }

  @Test func publicAnswersMayBeReadFromOtherSites() async throws {
    let answer = try await answer()
    #expect(answer.headers[.accessControlAllowOrigin] == "*")
    #expect(answer.headers[.crossOriginResourcePolicy] == "cross-origin")
    #expect(answer.headers[.contentSecurityPolicy] == SecurityHeadersMiddleware.contentSecurityPolicy)
  }
}
