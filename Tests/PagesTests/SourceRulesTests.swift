import Foundation
import Testing

@testable import Pages

/// Rules that the escaping of `HTML` stands on, and that the content security policy asks for, held in all sources.
@Suite struct SourceRulesTests {
  private static func faults(in literal: String) -> [String] {
    guard literal.contains(/<[a-zA-Z!\/]/) else { return [] }
    var faults: [String] = []
    if literal.contains(/\s[a-zA-Z-]+=\u{1}/) { faults.append("an attribute's value without quotation marks") }
    if literal.contains(/\s(?:href|src|action|formaction|poster|cite)="\u{1}(?!url:)/) {
      faults.append("an address that did not go through \\(url:)")
    }
    if literal.contains(/<[a-z]+[^>\u{1}]*\sstyle=/) { faults.append("a style attribute") }
    if literal.contains(/<[a-z]+[^>]*\son[a-z]+=/) { faults.append("an event handler in an attribute") }
    if literal.contains(/<style/) { faults.append("an inline style sheet") }
    if literal.contains(/<script(?![^>]*\ssrc=)/) { faults.append("an inline script") }
    if literal.contains(/<(?:script|style)[^>]*>[^<]*\u{1}/) { faults.append("text inside a script or a style") }
    return faults
  }

  @Test func markupInTheSourcesKeepsTheRules() throws {
    var count = 0
    for (path, text) in try Sources.files() where path.hasPrefix("Pages/") || text.contains("import Pages") {
      for literal in SwiftSource(text).literals {
        count += 1
        for fault in Self.faults(in: literal.marked) {
          Issue.record("\(path): \(fault) in \(literal.key.prefix(120).debugDescription)")
        }
      }
    }
    #expect(count > 200)
  }

  @Test(arguments: [
    "<a href=\u{1}url: x\u{2}>", "<a href=\"\u{1}x\u{2}\">", #"<p style="x">"#, #"<p onclick="x">"#,
    "<style>", "<script>x</script>", "<script src=\"/x\">\u{1}x\u{2}",
  ])
  func theRulesFindFaults(_ markup: String) { #expect(!Self.faults(in: markup).isEmpty) }

  /// The one audited initialiser: each use is listed here, with its reason.
  @Test func trustedMarkupIsRare() throws {
    let allowed: Set<String> = ["Pages/HTML/HTML.swift"]
    for (path, text) in try Sources.files() where !allowed.contains(path) {
      #expect(!text.contains("HTML(trusted:"), "\(path) makes markup out of text")
    }
  }
}
