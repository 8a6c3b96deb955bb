import Foundation
import Testing

@testable import Meetings

@Suite("Type vocabulary")
struct TypeVocabularyTests {
  /// The 87 codes of Meeting Guide and its five proposed ones (code4recovery/spec).
  static let meetingGuide = """
    11 12x12 A ABSI AF AL AL-AN AM AR ASL B BA BE BG BI BRK C CAN CF D DA DB DD DE DR EL EN FA FI FF FR G GR H HE HI HR HU IS
    ITA JA KA KOR L LGBTQ LIT LS LT M MED ML MT N NB NDG NE NL NO O OUT P POA POC POL POR PUN RUS S SEN SK SL SM SP ST SV T TC
    TH TL TR TUR UK W X XB XT Y BV-I D-HOH LO-I QSL RSL
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test("Every Meeting Guide code has a meaning, for AA and for a fellowship without a table")
  func meetingGuideCodes() throws {
    #expect(Set(Self.meetingGuide).count == 92)
    let cma = try #require(Fellowship.ID(rawValue: "cma"))
    for code in Self.meetingGuide {
      #expect(TypeVocabulary.meaning(of: TypeCode(.aa, code)) != nil, "aa:\(code)")
      #expect(TypeVocabulary.meaning(of: TypeCode(cma, code)) != nil, "cma:\(code)")
    }
  }

  @Test("The tables are well formed, and no table gives one code two meanings")
  func wellFormed() {
    let tables = TypeVocabulary.tables.map { ($0.key, $0.value) } + [("shared", TypeVocabulary.shared)]
    for (name, table) in tables {
      #expect(table.faults.isEmpty, "\(name)")
      let codes = table.rows.flatMap(\.codes)
      let names = table.rows.map(\.meaning.name)
      #expect(Set(codes).count == codes.count, "\(name): \(codes)")
      #expect(Set(names).count == names.count, "\(name): \(names)")
    }
  }

  @Test("Codes mean what their fellowship means by them")
  func meanings() throws {
    func attribute(_ code: String) throws -> Attribute? {
      TypeVocabulary.meaning(of: try #require(TypeCode(code)))?.attribute
    }
    #expect(try attribute("aa:W") == .women)
    #expect(try attribute("aa:POA") == .proofOfAttendance)
    #expect(try attribute("al-anon:POA") == .family)
    #expect(try attribute("al-anon:Y") == .youngPeople)
    #expect(try attribute("aa:S") == nil)
    #expect(try attribute("aca:S") == .speaker)
    #expect(try attribute("na:B") == .newcomers)
    #expect(try attribute("aa:B") == .basicText)
    #expect(try attribute("na:WCHR") == .wheelchair)
    #expect(try attribute("na:SL") == .signLanguage)
    #expect(try attribute("smart:VET") == .veterans)
    #expect(TypeVocabulary.meaning(of: TypeCode(.aa, "SL"))?.language == "sl")
    #expect(TypeVocabulary.meaning(of: TypeCode(.aa, "S"))?.language == "es")
    #expect(TypeVocabulary.meaning(of: TypeCode(.na, "ES"))?.language == "es")
    #expect(TypeVocabulary.meaning(of: TypeCode(.aa, "ZZZ")) == nil)
    // NA's servers use short keys of their own: AA's meanings must not leak into them.
    #expect(TypeVocabulary.meaning(of: TypeCode(.na, "GR")) == nil)
    #expect(TypeVocabulary.meaning(of: TypeCode(.na, "H")) == nil)
  }

  @Test("Every attribute is reachable from some code")
  func attributesReachable() {
    let all = ([TypeVocabulary.shared] + TypeVocabulary.tables.values).flatMap {
      $0.rows.compactMap(\.meaning.attribute)
    }
    #expect(Set(all) == Set(Attribute.allCases))
  }

  @Test(
    "Names, codes and brackets find the code",
    arguments: [
      ("aa", "[open]", "O"), ("aa", "[Closed]", "C"), ("aa", "open", "O"), ("aa", "Abierta", "O"), ("aa", "o", "O"),
      ("aa", "12X12", "12x12"), ("aa", "Big Book", "B"), ("aa", "Proof of Attendance", "POA"), ("aa", "Women's", "W"),
      ("aa", "mujeres", "W"), ("aa", "Jóvenes", "Y"), ("aa", "jovenes", "Y"), ("aa", "Newcomers", "BE"),
      ("aa", "Beginner", "BE"), ("aa", "Deaf/Hard of Hearing", "D-HOH"), ("aa", "Hungarian", "HU"),
      ("aa", "Français", "FR"),
      ("aa", "12 Steps & 12 Traditions", "12x12"), ("aa", "Step Meeting", "ST"), ("aa", "Tradition Study", "TR"),
      ("aa", "Wheelchair-Accessible Bathroom", "XB"), ("aa", "Location Temporarily Closed", "TC"),
      ("smart", "All Welcome", "O"), ("smart", "Family and Friends Only", "FAM"), ("smart", "Teens and Youth", "Y"),
      ("smart", "Veterans and First Responders", "VET"), ("smart", "LGBTQIA+", "LGBTQ"), ("smart", "Español", "S"),
      ("smart", "Patients and Clients", "PAT"), ("smart", "School and College", "SCH"), ("smart", "Online", "ONL"),
      ("smart", "Correctional Facility", "COR"), ("smart", "English", "EN"), ("smart", "Men", "M"),
      ("na", "Beginner/Newcomer", "BEG"), ("na", "Open", "OPEN"), ("na", "Basic Text", "BT"),
      ("na", "Book Study", "LIT"),
      ("na", "Espanol", "S"), ("na", "Round Robin", "Rr"), ("na", "So", "So"), ("na", "Wheelchair", "WCHR"),
      ("aca", "Spanish", "ES"), ("aca", "speaker", "S"), ("al-anon", "Adult Child Focus", "AC"),
    ])
  func named(fellowship: String, text: String, code: String) throws {
    let id = try #require(Fellowship.ID(rawValue: fellowship))
    #expect(TypeVocabulary.code(named: text, in: id)?.code == code)
  }

  @Test("Nonsense names no code")
  func unknownNames() {
    for text in ["", "  ", "[]", "meeting of the board", "💥", "Zebra"] {
      #expect(TypeVocabulary.code(named: text, in: .aa) == nil, "\(text)")
    }
  }

  @Test("Each known code and its name lead back to the same meaning")
  func roundTrip() throws {
    for fellowship in Fellowship.known.map(\.id) {
      let known = TypeVocabulary.known(in: fellowship)
      #expect(known.count > 40)
      for (code, meaning) in known {
        #expect(TypeVocabulary.meaning(of: code) == meaning)
        let back = try #require(TypeVocabulary.code(named: meaning.name, in: fellowship), "\(code) \(meaning.name)")
        #expect(TypeVocabulary.meaning(of: back) == meaning, "\(code) \(meaning.name) \(back)")
      }
    }
  }

  @Test("Meeting Guide's own English names find their codes", .enabled(if: specIsPresent))
  func specification() throws {
    for file in ["meeting-guide-types.json", "meeting-guide-types-proposed.json"] {
      let data = try Data(contentsOf: specs.appending(path: file))
      let types = try JSONDecoder().decode([String: [String: String]].self, from: data)
      for (code, names) in types {
        #expect(TypeVocabulary.meaning(of: TypeCode(.aa, code)) != nil, "\(code)")
        let english = try #require(names["en"])
        #expect(TypeVocabulary.code(named: english, in: .aa)?.code == code, "\(english)")
      }
    }
  }
}

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
private let specs = root.appending(path: "../shared/specs")
private let specIsPresent = FileManager.default.fileExists(atPath: specs.path)
