import Foundation
import SeededTesting
import Testing

@testable import Pages

@Suite struct SafeURLTests {
  @Test(arguments: [
    "/meetings?near=1,2&x=a", "meetings/x", "#main", "?lang=es", "/a:b", "./x", "https://example.org/a", "HTTP://x.org",
    "tel:+12155550100", "mailto:a@example.org", "sms:988", "geo:39.9,-75.1", "/a//b", "/",
  ])
  func harmlessAddressesPass(_ url: String) {
    #expect(SafeURL.checked(url) == url)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:x", " javascript:x", "java\nscript:x", "java\tscript:x", "\u{1}javascript:x",
    "data:text/html,x", "vbscript:x", "file:///etc", "blob:x", "//evil.example", "/\\evil.example", "\\\\evil", "\\x",
    "https:evil", "https:///x", "http:/x", "ftp://x", "", "   ", ":", ":x", "javascript&colon;x:", "ｊavascript:x",
    "https://\\x",
  ])
  func othersBecomeNothing(_ url: String) {
    #expect(SafeURL.checked(url) == "#")
  }

  @Test func spacesAroundAreDroppedAndLengthIsBounded() {
    #expect(SafeURL.checked("  https://example.org ") == "https://example.org")
    #expect(SafeURL.checked("/" + String(repeating: "a", count: SafeURL.longest - 1)) != "#")
    #expect(SafeURL.checked("/" + String(repeating: "a", count: SafeURL.longest)) == "#")
  }

  /// Whatever passes is, after a browser's own cleaning, a path or one of the schemes.
  @Test func nothingElsePasses() {
    var generator = SeededRandom(12)
    for _ in 0..<4_000 {
      let text = Hostile.string(using: &generator)
      let url = SafeURL.checked(text)
      let cleaned = url.unicodeScalars.filter { !"\t\n\r".unicodeScalars.contains($0) }.drop { $0.value <= 0x20 }
      let read = String(String.UnicodeScalarView(cleaned)).lowercased().replacing("\\", with: "/")
      #expect(!read.hasPrefix("//"), "\(text.debugDescription)")
      if let scheme = read.wholeMatch(of: /([a-z][a-z0-9+.-]*):(?s:.*)/)?.1 {
        #expect(SafeURL.schemes.contains(String(scheme)), "\(text.debugDescription)")
      }
    }
  }
}
