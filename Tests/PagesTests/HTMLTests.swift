import Foundation
import SeededTesting
import Testing

@testable import Pages

@Suite struct HTMLTests {
  @Test func literalsAreMarkupAndTextIsEscaped() {
    let name = #"<b>Tom & "Jerry's" `x`</b>"#
    let html: HTML = "<p title=\"\(name)\">\(name)</p>"
    let escaped = "&lt;b&gt;Tom &amp; &quot;Jerry&#39;s&quot; &#96;x&#96;&lt;/b&gt;"
    #expect(html.string == "<p title=\"\(escaped)\">\(escaped)</p>")
  }

  @Test func markupIsWrittenAsItIs() {
    let badge: HTML = "<b>\(1)</b>"
    let absent: HTML? = nil
    #expect(("\(badge)\(absent)\(Optional(badge))" as HTML).string == "<b>1</b><b>1</b>")
    #expect(("<ul>\([badge, badge])</ul>" as HTML).string == "<ul><b>1</b><b>1</b></ul>")
    #expect(HTML.joined([badge, badge], separator: ", ").string == "<b>1</b>, <b>1</b>")
    #expect(HTML.joined([]).isEmpty)
    #expect((badge + "<i>").string == "<b>1</b><i>")
    #expect(HTML(trusted: "<hr>").bytes == Array("<hr>".utf8))
  }

  @Test func numbersAndFlags() {
    #expect(("\(-3) \(UInt8(7)) \(1.5) \(true) \(false)" as HTML).string == "-3 7 1.5 true false")
    #expect(("<a\(attribute: "rel", "a\"b")\(attribute: "id", nil)>" as HTML).string == "<a rel=\"a&quot;b\">")
    #expect(("<i\(flag: "open", when: true)\(flag: "hidden", when: false)>" as HTML).string == "<i open>")
    #expect(("<a\(attribute: "href", url: "javascript:x")>" as HTML).string == "<a href=\"#\">")
    #expect(("\("abc".dropFirst())" as HTML).string == "bc")
  }

  @Test func controlsThatWouldReorderThePageAreDropped() {
    #expect(("\("a\u{202E}b\u{2066}c\u{200F}d")" as HTML).string == "abc\u{200F}d")
    #expect(("\("a\u{0}b\u{1B}c\u{85}d\te\nf")" as HTML).string == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\te\nf")
    // The neighbours of those characters stay: same first bytes, other last ones.
    #expect(
      ("\("\u{2029}\u{202F}\u{2065}\u{206A}\u{A0}é…")" as HTML).string == "\u{2029}\u{202F}\u{2065}\u{206A}\u{A0}é…")
  }

  /// No text gets out of where it stands: what follows the escaped text is still read as written.
  @Test func noTextBreaksOut() {
    var generator = SeededRandom(11)
    for _ in 0..<4_000 {
      let text = Hostile.string(using: &generator)
      let escaped = ("\(text)" as HTML).string
      let forbidden = escaped.utf8.contains { "<>\"'`".utf8.contains($0) || ($0 < 0x20 && ![9, 10, 13].contains($0)) }
      #expect(!forbidden, "\(text.debugDescription)")
      #expect(Self.unescaped(escaped) == Self.kept(text), "\(text.debugDescription)")
      // From a substring, whose storage is another's, the same comes out.
      let inside = "x\(text)y"
      let slice = inside.unicodeScalars.dropFirst().dropLast()
      #expect(("\(Substring(slice))" as HTML).string == escaped)
    }
  }

  /// What a browser makes of it: every `&` begins a reference of ours.
  private static func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"), ("&amp;", "&")]
      .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal) }
  }

  private static func kept(_ text: String) -> String {
    var kept = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 9, 10, 13: kept.unicodeScalars.append(scalar)
      case 0..<0x20, 0x7F..<0xA0: kept += "\u{FFFD}"
      case 0x202A...0x202E, 0x2066...0x2069: break
      default: kept.unicodeScalars.append(scalar)
      }
    }
    return kept
  }
}
