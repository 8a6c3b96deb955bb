import Foundation
import SeededTesting
import Testing

@testable import Recovery

@Suite("Reading a worksheet")
struct WorksheetReadingTests {
  private static let json = """
    {"id": "s", "need": "think", "title": {"en": "S", "es": "S"}, "summary": {"en": "s", "es": "s"},
     "intro": {"en": "i", "es": "i"}, "source": [], "sections": [{"fields": [
      {"id": "a", "kind": "text", "label": {"en": "A", "es": "A"}},
      {"id": "b", "kind": "line", "label": {"en": "B", "es": "B"}},
      {"id": "l", "kind": "lines", "label": {"en": "L", "es": "L"}},
      {"id": "r", "kind": "rating", "label": {"en": "R", "es": "R"}},
      {"id": "c", "kind": "choices", "label": {"en": "C", "es": "C"}, "options": [
        {"id": "x", "label": {"en": "x", "es": "x"}}, {"id": "y", "label": {"en": "y", "es": "y"}}]},
      {"id": "p", "kind": "rows", "label": {"en": "P", "es": "P"}, "columns": [
        {"id": "name", "kind": "line", "label": {"en": "Name", "es": "Nombre"}},
        {"id": "phone", "kind": "phone", "label": {"en": "Phone", "es": "Teléfono"}},
        {"id": "term", "kind": "mark", "label": {"en": "Lasts", "es": "Dura"}, "options": [
          {"id": "short", "label": {"en": "s", "es": "s"}}, {"id": "long", "label": {"en": "l", "es": "l"}}]}]},
      {"id": "week", "kind": "week", "label": {"en": "W", "es": "W"}}]}]}
    """

  private func read(_ form: [String: [String]]) throws -> WorksheetReading {
    let sheet = try JSONDecoder().decode(Worksheet.self, from: Data(Self.json.utf8))
    return WorksheetReading(sheet, values: { form[$0] ?? [] })
  }

  @Test func everythingIsOptionalAndTrimmed() throws {
    #expect(try read([:]).isEmpty)
    #expect(try read(["a": ["  \r\n "], "r": [""], "p-term": ["long", "short"]]).isEmpty)
    let reading = try read(["a": [" one\r\ntwo "], "r": ["0"], "l": ["x\r\n\r\n y \n"], "c": ["y", "x"]])
    #expect(
      reading.answers == [
        "a": .text("one\ntwo"), "r": .rating(0), "l": .lines(["x", "y"]), "c": .choices(["y", "x"]),
      ])
    #expect(reading.problems.isEmpty)
  }

  @Test func rowsKeepTogetherAndEmptyOnesAreLeftOut() throws {
    let reading = try read([
      "p-name": ["Mae", "", "", "J."], "p-phone": ["+1 (215) 555-0199", "", "", ""],
      "p-term": ["long", "long", "short", "unheard-of"],
    ])
    #expect(reading.answers["p"] == .rows([["Mae", "+1 (215) 555-0199", "long"], ["J.", "", ""]]))
    #expect(reading.problems.isEmpty)
  }

  @Test func whatIsWrongIsSaidBesideItsField() throws {
    let reading = try read([
      "a": [String(repeating: "x", count: WorksheetLimits.text + 1)], "b": [String(repeating: "x", count: 201)],
      "r": ["11"], "c": ["z"], "p-name": ["A", "B"], "p-phone": ["ask me", "12"],
      "l": [String(repeating: "q\n", count: 31)],
      "week-1-evening": [String(repeating: "x", count: 201)],
    ])
    #expect(
      reading.problems.map(\.name) == ["a", "b", "l", "r", "c", "p-phone", "week-1-evening"])
    #expect(reading.problems.map(\.problem).contains(.notAPhone))
  }

  @Test func manyRowsAreRefusedAndNotCut() throws {
    let reading = try read(["p-name": Array(repeating: "x", count: WorksheetLimits.rows + 1)])
    #expect(reading.problems.map(\.problem) == [.tooManyRows(limit: WorksheetLimits.rows)])
  }

  /// Whatever is sent, what is kept has its bounds, and reading it again changes nothing.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64]) func anythingCanBeSent(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let names = ["a", "b", "l", "r", "c", "p-name", "p-phone", "p-term", "week-0-night", "week-6-morning", "no"]
    let pieces = ["", " ", "x", "10", "-1", "long", "555 1234", "\r\n", "é", "\u{0}", "x\ny\nz", "☎️", "+"]
    for _ in 0..<200 {
      var form: [String: [String]] = [:]
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let value = (0..<3).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        form[names.randomElement(using: &random) ?? "a", default: []].append(value)
      }
      let reading = try read(form)
      for answer in reading.answers.values {
        let coded = try JSONEncoder().encode(answer)
        #expect(try JSONDecoder().decode(WorksheetAnswer.self, from: coded) == answer)
        #expect(!answer.isEmpty, "seed \(seed): \(form)")
      }
    }
  }

  @Test(arguments: [
    ("+1 (215) 555-0199", "+12155550199"), ("0800 116 123 (nights)", "0800116123"), ("tel 555.123", "555123"),
    ("*31#555123", "*31#555123"), ("555 1234 ext 5", "5551234"),
  ])
  func numbersAreDialledAsWritten(written: String, dialled: String) {
    #expect(DialledNumber(written)?.text == dialled)
  }

  @Test(arguments: ["", "Mae", "12", "+", "١٢٣٤", "javascript:1"]) func whatIsNoNumberIsNotDialled(written: String) {
    #expect(DialledNumber(written) == nil)
  }
}
