import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Pages
import Testing

@testable import Web

@Suite struct AssetRouteTests {
  private let site = TestSite(assets: AssetRoutes.assets())
  private func addRoutes(_ routes: Routes) { AssetRoutes(assets: site.assets).addRoutes(to: routes) }

  @Test func filesAreKeptForGood() async throws {
    let url = site.assets.url(.siteStyle)
    let plain = try await site.answer(to: url, addRoutes)
    #expect(plain.status == .ok)
    #expect(plain.headers[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(plain.headers[.contentType] == "text/css; charset=utf-8")
    #expect(plain.headers[.contentEncoding] == nil)
    #expect(plain.headers[.vary] == "Accept-Encoding")
    let packed = try await site.answer(to: url, headers: [.acceptEncoding: "gzip"], addRoutes)
    #expect(packed.headers[.contentEncoding] == "gzip")
    #expect(packed.body.readableBytes < plain.body.readableBytes)
    let tag = try #require(packed.headers[.eTag])
    #expect(plain.headers[.eTag] == tag)
    #expect(try await site.answer(to: url, headers: [.ifNoneMatch: tag], addRoutes).status == .notModified)
  }

  @Test(arguments: ["/assets/site.css", "/assets/", "/assets/..%2F..%2Fetc%2Fpasswd", "/assets/site.000000000000.css"])
  func nothingElseIsThere(_ path: String) async throws {
    let status = try await site.answer(to: path, addRoutes).status
    #expect(status == .notFound || status == .permanentRedirect)
  }

  @Test(arguments: ["/favicon.ico", "/favicon.svg", "/manifest.webmanifest"])
  func whatBrowsersAskForUnaskedLeadsToTheFiles(_ path: String) async throws {
    let answer = try await site.answer(to: path, addRoutes)
    #expect(answer.status == .found)
    let location = try #require(answer.headers[.location])
    #expect(try await site.answer(to: location, addRoutes).status == .ok)
  }

  @Test func robotsAreToldWhereNotToGo() async throws {
    let answer = try await site.answer(to: "/robots.txt", addRoutes)
    #expect(answer.text.contains("Disallow: /api/"))
  }

  @Test func theNeutralPageKnowsNothingOfUs() async throws {
    let answer = try await site.answer(to: "/leave", addRoutes)
    #expect(answer.status == .ok)
    #expect(answer.headers[.cacheControl] == "no-store")
    #expect(!answer.text.lowercased().contains("meeting"))
    #expect(!answer.text.contains("Test site"))
  }
}
