import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Meetings
import Pages
import Testing

@testable import Web

@Suite struct ReaderTests {
  private func answer(_ path: String, _ headers: HTTPFields = [:], zone: Zone = .utc) async throws -> TestResponse {
    try await TestSite(zone: zone).answer(to: path, headers: headers) { routes in
      routes.get("/") { _, context in
        let page = context.page
        return [
          context.language.code, context.zone.identifier, context.zoneIsKnown ? "known" : "unknown",
          page.isTimeZoneChosen ? "chosen" : "not chosen", context.distanceUnit.rawValue, page.path,
        ].joined(separator: " ")
      }
    }
  }

  @Test func speaksWhatTheBrowserPrefersOrTheReaderChose() async throws {
    #expect(try await answer("/").text.hasPrefix("en "))
    #expect(try await answer("/", [.acceptLanguage: "es-MX,en;q=0.5"]).text.hasPrefix("es "))
    #expect(try await answer("/", [.acceptLanguage: "es", .cookie: "lang=en"]).text.hasPrefix("en "))
    let chosen = try await answer("/?lang=es", [.cookie: "lang=en"])
    #expect(chosen.text.hasPrefix("es "))
    let cookie = try #require(chosen.headers[.setCookie])
    #expect(cookie.hasPrefix("lang=es;"))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
    // A session cookie: gone with the browser's window.
    #expect(!cookie.contains("Max-Age") && !cookie.contains("Expires"))
    let unknown = try await answer("/?lang=tlh")
    #expect(unknown.text.hasPrefix("en ") && unknown.headers[.setCookie] == nil)
  }

  @Test func knowsTheReadersZoneOrTakesTheSites() async throws {
    let london = try #require(Zone.named("Europe/London"))
    #expect(try await answer("/", zone: london).text == "en Europe/London unknown not chosen km /")
    #expect(try await answer("/", [.cookie: "tz=America/New_York"]).text == "en America/New_York known not chosen km /")
    #expect(try await answer("/", [.cookie: "tz=America%2FNew_York"]).text.contains("America/New_York known"))
    #expect(
      try await answer("/?tz=Asia/Tokyo", [.cookie: "tz=America/New_York"]).text
        == "en Asia/Tokyo known chosen km /?tz=Asia/Tokyo")
  }

  @Test(arguments: ["Mars/Olympus", "%FF", "../../etc/passwd", "", "America/New_York\u{0}"])
  func disregardsZonesThatAreNone(_ zone: String) async throws {
    let encoded = zone.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(try await answer("/?tz=\(encoded)").text.contains("UTC unknown not chosen"))
    #expect(try await answer("/", [.cookie: "tz=\(encoded)"]).text.contains("UTC unknown not chosen"))
  }

  @Test func measuresAsTheReadersCountryDoes() async throws {
    #expect(try await answer("/", [.acceptLanguage: "en-US"]).text.contains(" mi "))
    #expect(try await answer("/", [.acceptLanguage: "en-AU"]).text.contains(" km "))
  }

  @Test func tMeansTheReadersLanguageInAHandler() async throws {
    let answer = try await TestSite().answer(to: "/", headers: [.acceptLanguage: "es"]) { routes in
      routes.get("/") { _, _ in Language.current.code }
    }
    #expect(answer.text == "es")
  }
}

@Suite struct TrustedProxyTests {
  private func origin(
    peer: String, forwarded: [String] = [], scheme: String? = nil, trusted: [String] = ["10.0.0.0/8", "::1"]
  ) throws -> (String?, Bool) {
    var headers: HTTPFields = [:]
    headers[values: .xForwardedFor] = forwarded
    headers[.xForwardedProto] = scheme
    let proxies = TrustedProxies(try trusted.map { try #require(AddressRange($0)) })
    let origin = proxies.origin(peer: IPAddress(peer), headers: headers, isSecure: false)
    return (origin.address?.address.bytes.map { String($0) }.joined(separator: "."), origin.isSecure)
  }

  @Test func strangersAreNotBelieved() throws {
    #expect(try origin(peer: "192.0.2.1", forwarded: ["198.51.100.7"], scheme: "https") == ("192.0.2.1", false))
    #expect(
      try origin(peer: "10.0.0.1", forwarded: ["198.51.100.7"], scheme: "https", trusted: []) == ("10.0.0.1", false))
  }

  @Test func trustedProxiesAreBelievedAsFarAsTheyKnow() throws {
    #expect(try origin(peer: "10.0.0.1", forwarded: ["198.51.100.7"], scheme: "https") == ("198.51.100.7", true))
    #expect(try origin(peer: "10.0.0.1", scheme: "http") == ("10.0.0.1", false))
    // The reader put 203.0.113.9 there; the last untrusted hop is what the proxies saw.
    #expect(try origin(peer: "10.0.0.1", forwarded: ["203.0.113.9, 198.51.100.7, 10.0.0.2"]) == ("198.51.100.7", false))
    #expect(try origin(peer: "10.0.0.1", forwarded: ["203.0.113.9", "198.51.100.7"]) == ("198.51.100.7", false))
    #expect(try origin(peer: "10.0.0.1", forwarded: ["198.51.100.7:4711"]) == ("198.51.100.7", false))
    #expect(try origin(peer: "10.0.0.1", forwarded: ["garbage"]) == ("10.0.0.1", false))
    #expect(try origin(peer: "10.0.0.1", forwarded: ["198.51.100.7, garbage, 10.0.0.3"]) == ("10.0.0.3", false))
    #expect(try origin(peer: "::ffff:10.0.0.1", forwarded: ["198.51.100.7"]) == ("198.51.100.7", false))
    #expect(try origin(peer: "::1", forwarded: ["[2001:db8::1]:99"]).0 == "32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1")
    let many = Array(repeating: "198.51.100.7", count: WebLimits.mostForwardedAddresses + 1).joined(separator: ",")
    #expect(try origin(peer: "10.0.0.1", forwarded: [many]) == ("10.0.0.1", false))
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.128/25", "192.0.2.200", true),
    ("192.0.2.128/25", "192.0.2.100", false), ("0.0.0.0/0", "203.0.113.1", true), ("0.0.0.0/0", "2001:db8::1", false),
    ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1/32", "192.0.2.2", false), ("2001:db8::/33", "2001:db8:7fff::1", true),
    ("2001:db8::/33", "2001:db8:8000::1", false),
  ])
  func rangesHoldWhatTheyShould(_ range: String, _ address: String, _ isInside: Bool) throws {
    let range = try #require(AddressRange(range))
    #expect(range.contains(try #require(IPAddress(address))) == isInside)
  }

  @Test(arguments: ["", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/-1", "10.0.0.0/8/8", "::/129", "localhost", "10.0.0.0/x"])
  func refusesWhatIsNoRange(_ text: String) { #expect(AddressRange(text) == nil) }
}
