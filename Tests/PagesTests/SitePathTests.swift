import Foundation
import SeededTesting
import Testing

@testable import Pages

@Suite struct SitePathTests {
  let meeting = Path1("/meetings/", "slug")
  let calendar = Path1("/meetings/", "slug", ".ics")
  let page = Path2("/groups/", "group", "/pages/", "page")

  @Test func patternsAreInTheRoutersSyntax() {
    #expect(Path0("/meetings").pattern == "/meetings")
    #expect(meeting.pattern == "/meetings/{slug}")
    #expect(calendar.pattern == "/meetings/{slug}.ics")
    #expect(page.pattern == "/groups/{group}/pages/{page}")
    #expect((meeting.parameter, page.first, page.second) == ("slug", "group", "page"))
  }

  @Test func addressesAreEncoded() {
    #expect(meeting.url("lunch-time") == "/meetings/lunch-time")
    #expect(calendar.url("a/b?c#d%") == "/meetings/a%2Fb%3Fc%23d%25.ics")
    #expect(page.url("é", "x y") == "/groups/%C3%A9/pages/x%20y")
    #expect(
      Path0("/meetings").url(query: [("near", "39.95,-75.16"), ("q", "a&b=c +"), ("", "")])
        == "/meetings?near=39.95,-75.16&q=a%26b%3Dc%20%2B&=")
  }

  @Test(arguments: ["", ".", ".."]) func segmentsThatWouldBeAnotherPathLeadNowhere(_ value: String) {
    #expect(meeting.url(value) == "/meetings/-")
    #expect(page.url(value, value) == "/groups/-/pages/-")
    #expect(calendar.url(value) == "/meetings/\(value).ics")
  }

  @Test func oneParameterIsReplacedAndTheOthersStay() {
    let items = [("a", "1"), ("b", "2"), ("a", "3")]
    #expect(URLEncoding.query(URLEncoding.setting("a", to: "x", in: items)) == "?b=2&a=x")
    #expect(URLEncoding.query(URLEncoding.setting("b", to: nil, in: items)) == "?a=1&a=3")
  }

  /// Whatever goes in comes out again, as one segment or one item, and nothing but ASCII is on the way.
  @Test func whatGoesInComesOut() throws {
    var generator = SeededRandom(13)
    for _ in 0..<1_500 {
      let (text, name) = (Hostile.string(using: &generator), Hostile.string(using: &generator))
      let url = meeting.url(text, query: [(name, text), ("z", "1")])
      #expect(
        SafeURL.isSafe(url) && URLComponents(string: url) != nil && url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
      let halves = url.split(separator: "?", omittingEmptySubsequences: false)
      let segments = halves[0].split(separator: "/", omittingEmptySubsequences: false)
      let items = halves[1].split(separator: "&", omittingEmptySubsequences: false)
      try #require(halves.count == 2 && segments.count == 3 && items.count == 2)
      #expect(Self.decoded(segments[2]) == Array((["", ".", ".."].contains(text) ? "-" : text).utf8))
      let item = items[0].split(separator: "=", omittingEmptySubsequences: false)
      #expect(item.map(Self.decoded) == [Array(name.utf8), Array(text.utf8)])
    }
  }

  /// RFC 3986, section 2.1.
  private static func decoded(_ text: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
