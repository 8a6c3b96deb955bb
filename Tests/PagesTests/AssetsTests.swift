import Foundation
import Testing

@testable import Pages

@Suite struct AssetsTests {
  @Test func filesAreFoundByTheNamesThatPagesUse() throws {
    let assets = Assets()
    for asset in Asset.pages {
      let url = assets.url(asset)
      #expect(url.wholeMatch(of: /\/assets\/[a-z]+\.[0-9a-f]{12}\.[a-z]+/) != nil, "\(url)")
      let file = try #require(assets.file(named: String(url.dropFirst("/assets/".count))))
      #expect(!file.bytes.isEmpty && file.gzipBytes == nil && file.contentType != "application/octet-stream")
      #expect(file.etag.hasPrefix("\"") && file.etag.hasSuffix("\"") && url.contains(file.etag.dropFirst().dropLast()))
    }
    #expect(assets.file(named: "site.css") == nil && assets.file(named: "../secret") == nil)
  }

  @Test func theNameFollowsTheContent() {
    let (a, b) = (Asset("a.css", [1]), Asset("a.css", [2]))
    #expect(Assets([a]).url(a) == Assets([a]).url(a))
    #expect(Assets([a]).url(a) != Assets([b]).url(b))
    #expect(Assets([]).url(a) == "/assets/a.css")
  }

  @Test func compressionIsKeptWhereItHelps() {
    let asset = Asset("a.js", Array(repeating: 1, count: 100))
    func gzip(_ to: Int) -> [UInt8]? {
      let assets = Assets([asset]) { _ in Array(repeating: 0, count: to) }
      return assets.file(named: String(assets.url(asset).dropFirst("/assets/".count)))?.gzipBytes
    }
    #expect(gzip(10)?.count == 10)
    #expect(gzip(100) == nil)
  }

  @Test func theManifestNamesItsIconAndIsNeutral() throws {
    let assets = Assets()
    let file = try #require(assets.file(named: String(assets.url(.manifest).dropFirst("/assets/".count))))
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains("\"\(assets.url(.icon))\"") && !text.contains("{{"))
    #expect(!text.lowercased().contains("homegroup"))
    _ = try JSONSerialization.jsonObject(with: Data(file.bytes))
  }

  /// Right-to-left needs no second sheet, and nothing is asked of another origin.
  @Test func sheetsAndScriptsKeepTheRules() throws {
    let longhands = #"\b(?:margin|padding|border)-(?:left|right|top|bottom)"#
    let plain = #"(?:^|[\s;{])(?:(?:left|right|top|bottom|width|height)\s*:|(?:text-align|float):\s*(?:left|right))"#
    let sides = try Regex("\(longhands)|\(plain)")
    for asset in Asset.pages {
      let text = String(decoding: asset.bytes, as: UTF8.self)
      if asset.name.hasSuffix(".css") {
        let found = text.replacing(/@media[^{]*\{/, with: "").firstMatch(of: sides)
        #expect(found == nil, "\(asset.name): \(found.map { String(text[$0.range]) } ?? "")")
      }
      let elsewhere = text.replacing("http://www.w3.org/2000/svg", with: "").firstMatch(of: /(?:https?:)?\/\/[a-z]/)
      #expect(elsewhere == nil, "\(asset.name)")
      #expect(!text.contains("innerHTML") && !text.contains("eval("), "\(asset.name)")
    }
  }
}
