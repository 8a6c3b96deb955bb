import SeededTesting
import Testing

@testable import Meetings

struct SearchTextTests {
  @Test(arguments: [
    ("Early Risers", ["early", "risers"]),
    ("  Café—Sérénité ", ["cafe", "serenite"]),
    ("Straße, Ærø, Łódź, Đà Nẵng", ["strasse", "aero", "lodz", "da", "nang"]),
    ("¡Mañana! Ñuñoa", ["manana", "nunoa"]),
    ("John's & Women’s", ["johns", "womens"]),
    ("A.A. meeting at St. Mary's, U.S.A.", ["aa", "meeting", "at", "st", "marys", "usa"]),
    ("É.U. today", ["eu", "today"]),
    ("St.Mary 7.30", ["st", "mary", "7", "30"]),
    ("12-Step/Big_Book #5", ["12", "step", "big", "book", "5"]),
    ("ＦＵＬＬ width ﬁne", ["full", "width", "fine"]),
    ("İstanbul ISPARTA ıssız", ["istanbul", "isparta", "issiz"]),
    ("ΣΊΣΥΦΟΣ", ["σισυφοσ"]),
    ("Москва Ёлка", ["москва", "елка"]),
    ("أَمَل جديد ٣", ["امل", "جديد", "3"]),
    ("שָׁלוֹם", ["שלום"]),
    ("東京の会", ["東", "京", "の", "会"]),
    ("*** 🙂 …", []),
    ("", []),
  ])
  func wordsOfManyScripts(_ text: String, _ words: [String]) {
    #expect(SearchText.words(text) == words)
  }

  @Test func longWordsAreCut() {
    #expect(SearchText.words(String(repeating: "a", count: 500)) == [String(repeating: "a", count: 48)])
    // Never within a letter: 48 bytes hold 24 of these.
    #expect(
      SearchText.words(String(repeating: "ж", count: 500) + " end") == [String(repeating: "ж", count: 24), "end"])
    #expect(SearchText.orderKey(String(repeating: "ab ", count: 100)).count == 64)
  }

  /// Folding what is folded changes nothing, whatever the text: the query and the listing meet in one form.
  @Test func foldingIsStable() {
    var random = SeededRandom(11)
    let parts = [
      "é", "e\u{301}", "ß", "A.", "B", "'", "-", " ", "Ω", "東", "ｱ", "1", ".", "İ", "\u{200F}", "ﷺ", "½", "z", "\n",
      "한",
    ]
    for _ in 0..<400 {
      let text = (0..<random.int(0...12)).map { _ in random.pick(parts) }.joined()
      let words = SearchText.words(text)
      #expect(SearchText.words(words.joined(separator: " ")) == words, "\(text.debugDescription)")
    }
  }

  @Test func oneTypingError() {
    func apart(_ a: String, _ b: String) -> Bool {
      TypingError.areOneApart(a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value))
    }
    #expect(apart("serenity", "serentiy") && apart("serenity", "seenity") && apart("serenity", "sserenity"))
    #expect(apart("serenity", "serenitz") && apart("a", "") && apart("ab", "ba"))
    #expect(
      !apart("serenity", "serenity") && !apart("abc", "cab") && !apart("ab", "cd") && !apart("abcd", "badc")
        && !apart("", "ab"))
  }

  /// Against the plain dynamic programme, over short words of few letters, where everything happens.
  @Test func oneErrorIsDistanceOne() {
    var random = SeededRandom(12)
    func word() -> [UInt32] { (0..<random.int(0...6)).map { _ in UInt32(random.int(97...99)) } }
    for _ in 0..<3000 {
      let (a, b) = (word(), word())
      let distance = TypingError.distance(a, b, atMost: 1)
      #expect(TypingError.areOneApart(a, b) == (distance == 1), "\(a) \(b)")
      #expect((distance == 0) == (a == b))
      let first = TypingError.Word(a.map { UInt8($0) })
      let second = TypingError.Word(b.map { UInt8($0) })
      if distance == 1 { #expect(TypingError.mayBeOneApart(first.signature, second.signature)) }
    }
  }
}
