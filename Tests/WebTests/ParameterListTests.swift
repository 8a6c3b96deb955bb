import SeededTesting
import Testing

@testable import Web

@Suite struct ParameterListTests {
  @Test func keepsOrderRepetitionsAndEmptyValues() throws {
    let list = try ParameterList(encoded: "type=W&near=39.95%2C-75.16&type%5B%5D=M&flag&q=a+b&empty=".utf8)
    #expect(list.items.map(\.name) == ["type", "near", "type", "flag", "q", "empty"])
    #expect(list.all("type") == ["W", "M"])
    #expect(list.first("type") == "W")
    #expect(list.last("type") == "M")
    #expect(list.last("near") == "39.95,-75.16")
    #expect(list.last("flag") == "")
    #expect(list.last("q") == "a b")
    #expect(list.last("absent") == nil)
    #expect(list.names == ["type", "near", "flag", "q", "empty"])
  }

  @Test func emptyPartsAreNothing() throws {
    #expect(try ParameterList(encoded: "".utf8).isEmpty)
    #expect(try ParameterList(encoded: "&&a=1&".utf8).items == [.init(name: "a", value: "1")])
    #expect(try ParameterList(encoded: "a=b=c".utf8).last("a") == "b=c")
  }

  @Test(arguments: ["q=%", "q=%4", "q=%zz", "q=%FF", "q=%C3", "q=%ED%A0%80", "q=%C0%AF", "q=%00"])
  func damagedValuesNameTheirParameter(_ text: String) {
    #expect(throws: ParameterError.malformed(name: "q")) { try ParameterList(encoded: text.utf8) }
  }

  @Test func damagedNamesAreRefused() {
    #expect(throws: ParameterError.malformed(name: nil)) { try ParameterList(encoded: "%FF=1".utf8) }
  }

  @Test func limitsHold() throws {
    let most = Array(repeating: "a=1", count: WebLimits.mostParameters).joined(separator: "&")
    #expect(try ParameterList(encoded: most.utf8).items.count == WebLimits.mostParameters)
    #expect(throws: ParameterError.tooMany(limit: WebLimits.mostParameters)) {
      try ParameterList(encoded: (most + "&a=1").utf8)
    }
    let name = String(repeating: "n", count: WebLimits.longestName)
    #expect(try ParameterList(encoded: (name + "=1").utf8).contains(name))
    #expect(throws: ParameterError.nameTooLong(limit: WebLimits.longestName)) {
      try ParameterList(encoded: (name + "n=1").utf8)
    }
  }

  @Test func readsBackWhatAnyTextBecameWhenEncoded() throws {
    var generator = SeededRandom(7)
    for _ in 0..<300 {
      let items = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        ParameterList.Item(name: text(&generator, atLeast: 1), value: text(&generator, atLeast: 0))
      }
      let query = items.map { encoded($0.name) + "=" + encoded($0.value) }.joined(separator: "&")
      #expect(try ParameterList(encoded: query.utf8).items == items)
    }
  }

  private func text(_ generator: inout SeededRandom, atLeast least: Int) -> String {
    let alphabet = Array("aZ09 &=+%#?/é漢🙂\u{202E}\"<;")
    return String(
      (0..<Int.random(in: least...8, using: &generator)).compactMap { _ in alphabet.randomElement(using: &generator) })
  }

  private func encoded(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
