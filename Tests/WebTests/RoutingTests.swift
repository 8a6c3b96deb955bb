import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import Testing
import WebTesting

@testable import Web

@Suite struct RoutingTests {
  private static let meeting = Path1("/meetings/", "slug")
  private static let calendar = Path1("/meetings/", "slug", ".ics")

  private func addRoutes(_ routes: Routes) {
    routes.get("/") { _, _ in "home" }
    routes.get("/meetings") { _, _ in "all" }
    routes.get(Self.meeting) { _, context in "meeting \(try context.value(of: Self.meeting))" }
    routes.get(Self.calendar) { _, context in "calendar \(try context.value(of: Self.calendar))" }
    routes.post("/problems") { _, _ in "posted" }
    routes.group("/api").get("/meetings") { _, _ in "api" }
  }

  @Test(arguments: [
    ("/meetings/monday-night", "meeting monday-night"), ("/meetings/caf%C3%A9", "meeting café"),
    ("/meetings/monday.ics", "calendar monday"), ("/api/meetings", "api"), ("/", "home"),
  ])
  func findsTheRouteAndDecodesItsValues(_ path: String, _ text: String) async throws {
    #expect(try await TestSite().answer(to: path, addRoutes).text == text)
  }

  @Test(arguments: ["/meetings/%FF", "/meetings/%zz", "/meetings/a%00b", "/nowhere", "/api/nowhere"])
  func saysWhereNothingIs(_ path: String) async throws {
    #expect(try await TestSite().answer(to: path, addRoutes).status == .notFound)
  }

  @Test func tellsWhichMethodsAnAddressTakes() async throws {
    let site = TestSite()
    let posted = try await site.answer(to: "/meetings", method: .post, addRoutes)
    #expect(posted.status == .methodNotAllowed)
    #expect(posted.headers[.allow] == "GET, HEAD, OPTIONS")
    let read = try await site.answer(to: "/problems", addRoutes)
    #expect(read.status == .methodNotAllowed)
    #expect(read.headers[.allow] == "OPTIONS, POST")
    let slug = try await site.answer(to: "/meetings/x.ics", method: .delete, addRoutes)
    #expect(slug.headers[.allow] == "GET, HEAD, OPTIONS")
    let options = try await site.answer(to: "/problems", method: .options, addRoutes)
    #expect(options.status == .noContent)
    #expect(options.headers[.allow] == "OPTIONS, POST")
    #expect(try await site.answer(to: "/nowhere", method: .options, addRoutes).status == .notFound)
  }

  @Test func headIsGetWithoutItsBody() async throws {
    let get = try await TestSite().answer(to: "/meetings", addRoutes)
    let head = try await TestSite().answer(to: "/meetings", method: .head, addRoutes)
    #expect(head.status == .ok)
    #expect(head.body.readableBytes == 0)
    #expect(head.headers[.contentLength] == get.headers[.contentLength])
    #expect(head.headers[.contentSecurityPolicy] == get.headers[.contentSecurityPolicy])
  }

  @Test(.timeLimit(.minutes(1))) func headOfAnErrorLeavesTheConnectionInStep() async throws {
    try await withLiveServer(TestSite().application(addRoutes)) { port in
      let connection = try await RawConnection.open(port: port)
      try await connection.send("HEAD /nowhere HTTP/1.1\r\nHost: x\r\n\r\nGET /meetings HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(try await connection.wait { $0.text.hasSuffix("all") })
      let answers = connection.text.components(separatedBy: "\r\n\r\n")
      #expect(answers.count == 3)
      #expect(answers[0].hasPrefix("HTTP/1.1 404"))
      #expect(answers[1].hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test(arguments: [
    ("/meetings/", "/meetings"), ("/meetings/?day=1&type=W", "/meetings?day=1&type=W"), ("//meetings", "/meetings"),
    ("///meetings//x///", "/meetings/x"), ("//", "/"), ("//example.org/", "/example.org"),
    ("/\\example.org/", "/%5Cexample.org"), ("//\\example.org", "/%5Cexample.org"),
  ])
  func everyPageHasOneAddress(_ path: String, _ location: String) async throws {
    let answer = try await TestSite().answer(to: path, addRoutes)
    #expect(answer.status == .permanentRedirect)
    #expect(answer.headers[.location] == location)
  }

  @Test func postsAreNotRedirected() async throws {
    #expect(try await TestSite().answer(to: "/problems/", method: .post, addRoutes).status == .ok)
  }
}
