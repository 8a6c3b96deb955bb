import Meetings
import Pages
import Testing

@testable import Directory

@Suite("Search errors in words")
struct QueryWordsTests {
  /// One of each, with values that no language changes.
  static let faults: [QueryFault] = [
    .noSuchParameter, .tooLong(limit: 7), .tooManyValues(limit: 7), .repeated, .notOneOf(["7"], part: nil),
    .notOneOf(["7"], part: "8"), .notWhole(limit: 7), .notCoordinate, .notDistance(limit: 7), .noWords,
    .tooManyWords(limit: 7), .notZone, .notDay, .notMoment, .notLanguage("7"), .unknownFellowship("7"),
    .unknownType("7"), .together(with: "7"), .nearestFirst, .needsPlace, .needsWords, .needsTime, .onlineIsNowhere,
    .onlineLeavesNone, .mixedMoments, .dayBesideDates, .endsBeforeStart, .spanTooLong(days: 7), .tooFar(years: 7),
    .unknownPlace, .ambiguousPlace, .foreignCursor, .oldCursor,
  ]

  @Test("Each has its own words in each language, in the form that every page expects")
  func words() {
    for language in Language.all {
      let words = Language.$current.withValue(language) { Self.faults.map(\.words) }
      #expect(Set(words).count == Self.faults.count)
      for text in words {
        #expect(text.count > 12 && !text.hasSuffix(".") && text.first?.isLowercase == true, "\(text)")
      }
      guard language != .english else { continue }
      let english = Language.$current.withValue(.english) { Self.faults.map(\.words) }
      for (text, original) in zip(words, english) { #expect(text != original) }
    }
  }

  @Test("A value is repeated where the message is about one of several")
  func values() {
    #expect(QueryFault.unknownType("louder").words.contains("“louder”"))
    let error = QueryError(
      [.init("place", value: "Springfeild", .unknownPlace)],
      placeChoices: [PlaceChoice(label: "Springfield, IL", count: 2)])
    #expect(error.lines == ["place is in no listing here.", "  Springfield, IL (2)"])
  }

  @Test("Every fellowship has a name in every language, and those with words of English have another in Spanish")
  func fellowships() {
    for fellowship in Fellowship.known where fellowship.name.hasSuffix("Anonymous") {
      let name = Language.$current.withValue(.spanish) { fellowship.localName }
      #expect(["cma", "pa", "dra"].contains(fellowship.id.rawValue) || name.hasSuffix("Anónimos"), "\(name)")
    }
    Language.$current.withValue(.spanish) {
      #expect(Fellowship.named(.aa).localName == "Alcohólicos Anónimos")
      #expect(Fellowship.named(.smart).localName == "SMART Recovery")
    }
  }
}
