import SeededTesting
import Testing

@testable import Meetings

@Suite struct CSVReaderTests {
  private func rows(_ bytes: [UInt8], piecesOf size: Int = 65_536) throws -> [[String]] {
    var reader = try CSVReader(FeedSample.pieces(bytes, of: size))
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append(record.cells) }
    return rows
  }
  private func rows(_ text: String, piecesOf size: Int = 65_536) throws -> [[String]] {
    try rows(Array(text.utf8), piecesOf: size)
  }

  @Test func quotesCommasAndLinesWithinCells() throws {
    let text = "a,b,c\r\n1,\"two, \"\"2\"\"\nlines\",3\r\n,,\r\n\"\",x,\"\"\r\n"
    #expect(try rows(text) == [["a", "b", "c"], ["1", "two, \"2\"\nlines", "3"], ["", "x", ""]])
  }

  @Test(arguments: ["\r\n", "\n", "\r"]) func anyLineEnd(end: String) throws {
    #expect(try rows(["a,b", "1,2", "", "3,4"].joined(separator: end)) == [["a", "b"], ["1", "2"], ["3", "4"]])
  }

  @Test(arguments: [",", ";", "\t"]) func theHeaderTellsTheSeparator(mark: String) throws {
    let text =
      "Day,Name;Time".replacing(",Name", with: "\(mark)\"Name, of; it\"").replacing(";Time", with: "\(mark)Time")
      + "\n1\(mark)2\(mark)3\n"
    #expect(try rows(text) == [["Day", "Name, of; it", "Time"], ["1", "2", "3"]])
  }

  @Test func marksOfExcelAreNotData() throws {
    #expect(try rows([0xEF, 0xBB, 0xBF] + Array("a,b\n1,2".utf8)) == [["a", "b"], ["1", "2"]])
    #expect(try rows("sep=;\na;b,c\n1;2") == [["a", "b,c"], ["1", "2"]])
  }

  @Test func windows1252IsReadAndSaid() throws {
    var reader = try CSVReader(
      FeedSample.pieces(Array("Name\nCaf".utf8) + [0xE9, 0x20, 0x93, 0x94, 10] + Array("Plain".utf8)))
    #expect(try reader.next()?.wasWindows1252 == false)
    let second = try reader.next()
    #expect(second?.cells == ["Café “”"])
    #expect(second?.wasWindows1252 == true)
    #expect(try reader.next()?.wasWindows1252 == false)
  }

  @Test func quotesWhereTheyShouldNotBe() throws {
    #expect(try rows("a,b\n5\" pipe,x") == [["a", "b"], ["5\" pipe", "x"]])
    #expect(try rows("a,b\n1, \"two, 2\" \n") == [["a", "b"], ["1", "two, 2"]])
    var reader = try CSVReader(FeedSample.text("a,b\n\"x\"y,z\n"))
    _ = try reader.next()
    let record = try reader.next()
    #expect(record?.cells == ["xy", "z"])
    #expect(record?.hasTextAfterQuote == true)
  }

  @Test func linesAreCounted() throws {
    var reader = try CSVReader(FeedSample.text("a\n\"1\n2\"\n\nx\n"))
    var lines: [Int] = []
    while let record = try reader.next() { lines.append(record.line) }
    #expect(lines == [1, 2, 5])
  }

  @Test func anOpenQuoteIsATruncatedFile() throws {
    #expect(throws: FeedError.truncated(afterRecords: 1, line: 3)) { try rows("a,b\n1,2\n3,\"four\n5,6\n") }
    let endless = "a,b\n1,\"" + String(repeating: "x,y\n", count: FeedLimits.recordBytes / 4 + 1)
    #expect(throws: FeedError.self) { try rows(endless) }
  }

  @Test func whatIsNoCSVIsSaid() {
    #expect(throws: FeedError.empty) { try rows("") }
    #expect(throws: FeedError.empty) { try rows(" \n\r\n") }
    #expect(throws: FeedError.webPage) { try rows("\n<!DOCTYPE html><html>") }
    let others: [[UInt8]] = [
      Array("[{}]".utf8), Array("PK".utf8) + [3, 4, 0, 0], [0xFF, 0xFE, 0x41, 0], [0x41, 0, 0x42, 0],
    ]
    for bytes in others {
      #expect { try rows(bytes) } throws: { if case FeedError.notTheFormat = $0 { true } else { false } }
    }
    #expect(throws: FeedError.recordTooLong(index: 0, limit: FeedLimits.recordBytes)) {
      try rows("a\n" + String(repeating: "x", count: FeedLimits.recordBytes + 1))
    }
    #expect(throws: FeedError.self) { try rows(String(repeating: ",", count: 1_200)) }
  }

  @Test func whatIsWrittenIsRead() throws {
    var random = SeededRandom(4180)
    let letters: [Character] = ["a", "é", "日", "\"", ",", ";", "\t", "\n", "'", "=", "+", "-", "@", "1", "."]
    for round in 0..<300 {
      let cells = (0..<40).map { _ in
        String((0..<Int.random(in: 0...5, using: &random)).map { _ in letters.randomElement(using: &random) ?? "x" })
      }
      var bytes = Array("h,i\r\n".utf8)
      CSVCells.write(["#"] + cells, to: &bytes)
      let read = try rows(bytes, piecesOf: 1 + round % 17)
      #expect(read.count == 2)
      #expect(read.last?.dropFirst().map(CSVCells.unguarded) == cells)
    }
  }

  @Test func noCellIsAFormula() {
    for (text, written) in [
      ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+1 215 555", "'+1 215 555"), ("-73.99", "-73.99"),
      ("-2+3", "'-2+3"),
      ("'=x", "''=x"), ("'tis", "'tis"), ("\t=x", "'\t=x"), ("plain", "plain"), ("", ""),
    ] {
      #expect(CSVCells.guarded(text) == written)
      #expect(CSVCells.unguarded(written) == text)
    }
  }

  @Test func schedulesComeBack() throws {
    var random = SeededRandom(19)
    for round in 0..<200 {
      let slots = (0...(round % 3)).map { random.anySlot(round + $0) }
      #expect(CSVSchedule.slots(CSVSchedule.text(slots)) == slots, "\(CSVSchedule.text(slots))")
    }
    for text in [
      "", "weekly", "weekly xyz 19:00", "weekly mon 25:00", "monthly 6th mon 10:00", "on yesterday 10:00",
      "weekly mon 19:00 +0",
    ] {
      #expect(CSVSchedule.slots(text) == nil, "\(text)")
    }
  }
}

extension SeededRandom {
  /// A slot of any kind.
  mutating func anySlot(_ round: Int) -> Slot {
    let day = Weekday.allCases.randomElement(using: &self) ?? .monday
    let days = Set(Weekday.allCases.filter { _ in Bool.random(using: &self) }).union([day])
    let start = WallTime(minuteOfDay: .random(in: 0..<1440, using: &self)) ?? .midnight
    let duration = Bool.random(using: &self) ? nil : Int.random(in: 1...4_000, using: &self)
    func date() -> CivilDate { CivilDate(daysSinceEpoch: .random(in: 20_000..<21_000, using: &self)) }
    let ordinals: [Set<Int>] = [[2, 4], [-1], [5], [1, 3, -1], [-2, -5]]
    switch round % 5 {
    case 0: return Slot(.weekly(days), at: start, duration: duration)
    case 1:
      return Slot(
        .weekly(days, interval: .random(in: 2...6, using: &self), anchor: date()), at: start, duration: duration)
    case 2:
      return Slot(.monthly(day, ordinals: ordinals.randomElement(using: &self) ?? [1]), at: start, duration: duration)
    case 3: return Slot(.dates(Set((0..<6).map { _ in date() })), at: start, duration: duration)
    default: return .aroundTheClock
    }
  }
}
