import SeededTesting
import Testing

@testable import Meetings

@Suite("JSON records")
struct JSONRecordsTests {
  /// What came out: `object` with its fields as JSON, or why it did not.
  private func read(_ bytes: [UInt8], pieces: Int = .max) throws -> [String] {
    var found: [String] = []
    try JSONRecords(format: "a test").forEach(in: .memory(bytes, piece: pieces)) { record in
      #expect(record.index == found.count)
      switch record.content {
      case .object(let fields, _):
        found.append("\(record.line) " + String(decoding: JSONWriter.bytes(.object(fields)), as: UTF8.self))
      case .invalid(let reason, _): found.append("\(record.line) ! \(reason)")
      }
    }
    return found
  }
  private func read(_ text: String, pieces: Int = .max) throws -> [String] {
    try read(Array(text.utf8), pieces: pieces)
  }

  private func error(_ text: String) -> FeedError? { error(Array(text.utf8)) }
  private func error(_ bytes: [UInt8], pieces: Int = .max) -> FeedError? {
    do {
      _ = try read(bytes, pieces: pieces)
      return nil
    } catch { return error as? FeedError }
  }
  private func detail(_ text: String) -> String {
    if case .notTheFormat(_, _, let detail)? = error(text) { return detail }
    return "\(String(describing: error(text)))"
  }

  @Test("Elements of a list, with the line each begins on, however the bytes come")
  func elements() throws {
    let text = #"""
      [ {"a":1}, {"b":"]},{\"\\"},

      {"c":{"d":[1,2,{"e":null}]}},3,"x",[1],null ,{} ]
      """#
    let expected = [
      #"1 {"a":1}"#, #"1 {"b":"]},{\"\\"}"#, #"3 {"c":{"d":[1,2,{"e":null}]}}"#,
      "3 ! The record is not an object with fields.",
      "3 ! The record is not an object with fields.", "3 ! The record is not an object with fields.",
      "3 ! The record is not an object with fields.", "3 {}",
    ]
    for pieces in [1, 2, 3, 5, 7, 64, 65_536] { #expect(try read(text, pieces: pieces) == expected) }
    #expect(try read("\u{FEFF} [ ] \n").isEmpty)
    #expect(try read("[]").isEmpty)
  }

  @Test("The list may stand in an object")
  func wrapped() throws {
    for pieces in [1, 3, 1_000] {
      let text =
        #"{"ok":true,"n":12,"meta":{"meetings":[9],"x":"}"},"meetings":[{"a":1},{"a":2}],"data":[{"a":3}], "z":null}"#
      #expect(try read(text, pieces: pieces) == [#"1 {"a":1}"#, #"1 {"a":2}"#])
    }
    #expect(detail(#"{"error":"not found"}"#).contains("without a list"))
    #expect(detail("{}").contains("without a list"))
    #expect(detail(#"{"data":{"a":1}}"#).contains("without a list"))
  }

  @Test("A record that is no JSON costs only itself")
  func invalidRecords() throws {
    let found = try read(#"[{"a":1},{"a":tru},{"a" 1},{"a":1,},{'a':1},{"a":01},{"a":"\q"},{"a":[1 2]},{"b":2}]"#)
    #expect(found.count == 9)
    #expect(found.filter { $0.contains("!") }.count == 7)
    #expect(found.first == #"1 {"a":1}"# && found.last == #"1 {"b":2}"#)
  }

  @Test("Empty, a web page, cut short, something else: each says what it is")
  func wholeFile() {
    for text in ["", " ", "\n\t ", "\u{FEFF}"] { #expect(error(text) == .empty, "\(text.debugDescription)") }
    for text in ["<!DOCTYPE html><html>", "\n<html lang=en>x", "<?xml version=\"1.0\"?><html xmlns=x>", "<head>"] {
      #expect(error(text) == .webPage, "\(text)")
      #expect(error(Array(text.utf8), pieces: 1) == .webPage, "\(text)")
    }
    #expect(detail("<?xml version='1.0'?><rss/>").contains("XML"))
    #expect(detail("name,day,time\n").contains("“n”"))
    #expect(detail("null").contains("“n”"))
    #expect(detail("[{}] x").contains("follows the end"))
    #expect(detail("[{}][{}]").contains("follows the end"))
    #expect(detail("[{}{}]").contains("should not"))
    #expect(detail("[{},]").contains("comma"))
    #expect(detail("[,{}]").contains("where a record should"))
    #expect(error("[{\"a\":1},\n{\"a\"") == .truncated(afterRecords: 1, line: 2))
    #expect(error("[") == .truncated(afterRecords: 0, line: 1))
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x5B, 0], [0xFE, 0xFF, 0, 0x5B], [0x5B, 0, 0x7B, 0], [0, 0x5B, 0, 0x7B]] {
      guard case .notTheFormat(_, _, let detail)? = error(bytes), detail.contains("UTF-16") else {
        Issue.record("\(bytes): \(String(describing: error(bytes)))")
        continue
      }
    }
    guard case .notTheFormat(_, _, let gzip)? = error([0x1F, 0x8B, 8]) else {
      Issue.record("gzip")
      return
    }
    #expect(gzip.contains("gzip"))
  }

  @Test("A file cut anywhere says that it is cut")
  func truncation() throws {
    let text = #"{"x":[1],"meetings":[{"name":"é \" ] }","n":-1.5e3},{"a":[{}]}]}"#
    let bytes = Array(text.utf8)
    #expect(try read(bytes).count == 2)
    for end in 1..<bytes.count {
      guard case .truncated(let records, 1)? = error(Array(bytes[..<end]), pieces: 5) else {
        Issue.record("cut at \(end): \(String(describing: error(Array(bytes[..<end]))))")
        continue
      }
      #expect(records <= 2)
    }
  }

  @Test("Too long, too deep, too many brackets: bounded")
  func bounds() throws {
    let long = #"[{"a":1},{"a":""# + String(repeating: "x", count: 300_000) + #""}]"#
    #expect(error(long) == .recordTooLong(index: 1, limit: FeedLimits.recordBytes))
    #expect(error(Array(long.utf8), pieces: 1_000) == .recordTooLong(index: 1, limit: FeedLimits.recordBytes))
    let deep = "[" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + ",{\"a\":1}]"
    let found = try read(deep)
    #expect(found.count == 2 && found[0].contains("nested deeper"))
    #expect(error(String(repeating: "[", count: 100_000)) == .truncated(afterRecords: 0, line: 1))
    #expect(error(String(repeating: "]", count: 1_000)) != nil)
    #expect(error(String(repeating: "{\"a\":", count: 100_000)) == .truncated(afterRecords: 0, line: 1))
  }

  // MARK: Values

  private func value(_ text: String) -> JSONValue? { try? JSONParser.value(Array(text.utf8)) }

  @Test("Values are those of RFC 8259")
  func values() {
    #expect(value(#""\u00e9\ud83d\ude00\n\/""#) == .string("é😀\n/"))
    #expect(value(" [ true , false , null ] ") == .array([.bool(true), .bool(false), .null]))
    for (text, number) in [
      ("0", 0.0), ("-0", -0.0), ("12", 12), ("-121.9557222", -121.9557222), ("1e3", 1_000), ("1.5E-7", 1.5e-7),
      ("123456789012345680", 123_456_789_012_345_680),
      ("0.1", 0.1), ("3.141592653589793238462643", Double.pi), ("37.33820820000001", 37.33820820000001),
    ] { #expect(value(text) == .number(number), "\(text)") }
    #expect(value("1e999") == .string("1e999"))
    for wrong in [
      "", "tru", "01", "-", "1.", ".5", "1e", "+1", "NaN", #""a"#, #""\x""#, #""\u12"#, #""\u12g4""#, "[1,]", "{\"a\"}",
      "{a:1}", "[1]2", "'a'",
    ] { #expect(value(wrong) == nil, "\(wrong)") }
  }

  @Test("What can be read although it is wrong is read and noted")
  func notes() throws {
    func notes(_ bytes: [UInt8]) throws -> (JSONValue?, [JSONNote]) {
      var result: (JSONValue?, [JSONNote]) = (nil, [])
      try JSONRecords(format: "a test").forEach(in: .memory(bytes)) {
        if case .object(let fields, let notes) = $0.content { result = (fields["a"], notes) }
      }
      return result
    }
    #expect(try notes(Array(#"[{"a":1,"a":2}]"#.utf8)) == (.number(2), [.duplicateKey("a")]))
    #expect(try notes(Array(#"[{"a":"x\ud800y"}]"#.utf8)) == (.string("x\u{FFFD}y"), [.loneSurrogate]))
    #expect(try notes(Array(#"[{"a":"\udc00\ud83d\ude00"}]"#.utf8)) == (.string("\u{FFFD}😀"), [.loneSurrogate]))
    #expect(try notes(Array("[{\"a\":\"x\ny\"}]".utf8)) == (.string("x\ny"), [.bareControl]))
    #expect(try notes(Array("[{\"a\":\"Jos".utf8) + [0xE9] + Array("\"}]".utf8)) == (.string("José"), [.notUTF8]))
  }

  @Test("What is written is read back, whatever it is")
  func writer() {
    var random = SeededRandom(5)
    func any(_ depth: Int) -> JSONValue {
      switch Int.random(in: 0..<(depth > 3 ? 4 : 6), using: &random) {
      case 0: return .null
      case 1: return .bool(Bool.random(using: &random))
      case 2: return .number(Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random)).nextDown)
      case 3:
        let scalars = (0..<Int.random(in: 0..<8, using: &random)).compactMap { _ in
          Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random))
        }
        return .string(String(String.UnicodeScalarView(scalars)))
      case 4: return .array((0..<Int.random(in: 0..<4, using: &random)).map { _ in any(depth + 1) })
      default:
        return .object(
          Dictionary((0..<Int.random(in: 0..<4, using: &random)).map { ("k\($0)\"\\", any(depth + 1)) }) { a, _ in a })
      }
    }
    for _ in 0..<2_000 {
      let written = any(0)
      if "\(written)".contains("nan") || "\(written)".contains("inf") { continue }
      #expect((try? JSONParser.value(JSONWriter.bytes(written))) == written)
    }
  }
}
