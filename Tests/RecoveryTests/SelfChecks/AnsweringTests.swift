import SeededTesting
import Testing

@testable import Recovery

@Suite("Answers")
struct AnsweringTests {
  private typealias Support = SelfCheckSupport

  private static let operators: [(String, String, [String])] = [
    (#""operator":"exists","answerBoolean":true"#, "4", ["n", "x"]),
    (#""operator":"exists","answerBoolean":false"#, "", ["n", "x"]),
    (#""operator":"=","answerInteger":4"#, "4", ["n", "x"]), (#""operator":"=","answerInteger":4"#, "5", ["n"]),
    (#""operator":"!=","answerInteger":4"#, "5", ["n", "x"]), (#""operator":"!=","answerInteger":4"#, "4", ["n"]),
    (#""operator":"!=","answerInteger":4"#, "", ["n"]),
    (#""operator":">","answerInteger":4"#, "5", ["n", "x"]), (#""operator":">","answerInteger":4"#, "4", ["n"]),
    (#""operator":"<","answerInteger":4"#, "3", ["n", "x"]), (#""operator":"<","answerInteger":4"#, "4", ["n"]),
    (#""operator":">=","answerInteger":4"#, "4", ["n", "x"]), (#""operator":">=","answerInteger":4"#, "3", ["n"]),
    (#""operator":"<=","answerInteger":4"#, "4", ["n", "x"]), (#""operator":"<=","answerInteger":4"#, "5", ["n"]),
  ]

  @Test("Every operator of enableWhen", arguments: operators)
  func conditions(condition: String, typed: String, asked: [String]) throws {
    let questionnaire = try Support.decode(
      """
      {"linkId":"n","type":"integer","text":"How many?"},
      {"linkId":"x","type":"boolean","text":"Really?","enableWhen":[{"question":"n",\(condition)}]}
      """)
    let answers = questionnaire.sheet(["n": typed]).answers
    #expect(questionnaire.asked(answers) == Set(asked))
  }

  @Test("All or any; what stands in a group that is not asked is not asked")
  func allOrAny() throws {
    func questionnaire(_ behavior: String) throws -> Questionnaire {
      try Support.decode(
        """
        {"linkId":"a","type":"boolean","text":"A"},{"linkId":"b","type":"boolean","text":"B"},
        {"linkId":"g","type":"group","text":"G","enableBehavior":"\(behavior)","enableWhen":[
          {"question":"a","operator":"=","answerBoolean":true},{"question":"b","operator":"=","answerBoolean":true}],
          "item":[{"linkId":"c","type":"string","text":"C","required":true}]}
        """)
    }
    let one: [String: Answer] = ["a": .boolean(true), "b": .boolean(false)]
    #expect(try questionnaire("all").asked(one) == ["a", "b"])
    #expect(try questionnaire("any").asked(one) == ["a", "b", "g", "c"])
    #expect(try questionnaire("all").sheet(["a": "true"]).problems.isEmpty)
    #expect(try questionnaire("any").sheet(["a": "true"]).problems == ["c": .missing])
  }

  @Test("An answer to a question that is no longer asked neither counts nor opens others")
  func chains() throws {
    let questionnaire = try Support.decode(
      """
      {"linkId":"a","type":"boolean","text":"A"},
      {"linkId":"b","type":"boolean","text":"B","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]},
      {"linkId":"c","type":"integer","text":"C","required":true,
        "enableWhen":[{"question":"b","operator":"=","answerBoolean":true}]}
      """)
    let open = questionnaire.sheet(["a": "true", "b": "true", "c": "7"])
    #expect(open.answers == ["a": .boolean(true), "b": .boolean(true), "c": .integer(7)])
    let closed = questionnaire.sheet(["a": "false", "b": "true", "c": "nonsense"])
    #expect(closed.answers == ["a": .boolean(false)])
    #expect(closed.problems.isEmpty)
  }

  @Test("What cannot be an answer is said")
  func problems() throws {
    let questionnaire = try Support.decode(
      """
      {"linkId":"i","type":"integer","text":"I","extension":[
        {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":1},
        {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":5}]},
      {"linkId":"d","type":"decimal","text":"D"},{"linkId":"s","type":"string","text":"S","maxLength":3},
      {"linkId":"b","type":"boolean","text":"B","required":true},
      {"linkId":"c","type":"choice","text":"C","answerOption":[{"valueString":"x"}]}
      """)
    let sheet = questionnaire.sheet(["i": "6", "d": "many", "s": "long", "b": " ", "c": "1"])
    #expect(
      sheet.problems == [
        "i": .outside(low: 1, high: 5), "d": .notANumber, "s": .tooLong(limit: 3), "b": .missing, "c": .notAChoice,
      ])
    #expect(questionnaire.sheet(["i": "1.5", "b": "maybe"]).problems == ["i": .notAWholeNumber, "b": .notAChoice])
    #expect(questionnaire.sheet(["d": "0,75", "b": "true"]).answers == ["d": .decimal(0.75), "b": .boolean(true)])
    for bad in ["inf", "nan", "1e999", "9999999999999999999999"] {
      #expect(!questionnaire.sheet(["d": bad, "b": "true"]).problems.isEmpty)
      #expect(!questionnaire.sheet(["i": bad, "b": "true"]).problems.isEmpty)
    }
  }

  @Test(
    "Whatever is filled in, answers are only of questions that are asked, and come back as they were", arguments: 1...40
  )
  func property(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let questionnaire = Self.random(&random)
    try ConditionCheck(questionnaire).run(leftOut: [])
    let typed = ["", "true", "false", "0", "1", "2", "7", "x"]
    let given = Dictionary(
      uniqueKeysWithValues: questionnaire.questions.map {
        ($0.linkId, typed[Int.random(in: 0..<typed.count, using: &random)])
      })
    let sheet = questionnaire.sheet(given)
    let asked = questionnaire.asked(sheet.answers)
    #expect(Set(sheet.answers.keys).isSubset(of: asked))
    #expect(Set(sheet.problems.keys).isSubset(of: asked))
    // Written and read again, nothing changes.
    let items = Dictionary(uniqueKeysWithValues: questionnaire.questions.map { ($0.linkId, $0) })
    let again = sheet.answers.compactMap { link, answer in items[link].map { (link, $0.written(answer)) } }
    #expect(questionnaire.sheet(Dictionary(uniqueKeysWithValues: again)).answers == sheet.answers)
  }

  /// Questions that depend on earlier ones.
  private static func random(_ random: inout SeededRandom) -> Questionnaire {
    var items: [Questionnaire.Item] = []
    for index in 0..<12 {
      let kinds: [Questionnaire.Kind] = [.boolean, .integer, .choice, .string]
      var item = Questionnaire.Item(linkId: "q\(index)", text: "Q", kind: kinds[Int.random(in: 0..<4, using: &random)])
      item.isRequired = Bool.random(using: &random)
      item.needsAllConditions = Bool.random(using: &random)
      if item.kind == .choice {
        item.options = (0..<3).map { .init(.choice(.init(code: "c\($0)")), display: "C\($0)", points: Double($0)) }
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) where !items.isEmpty {
        let question = items[Int.random(in: 0..<items.count, using: &random)]
        let answer: Answer =
          switch question.kind {
          case .boolean: .boolean(Bool.random(using: &random))
          case .integer: .integer(Int.random(in: 0...7, using: &random))
          case .choice: question.options[Int.random(in: 0..<3, using: &random)].answer
          default: .text("x")
          }
        item.conditions.append(
          .init(question: question.linkId, Bool.random(using: &random) ? .equal : .notEqual, answer))
      }
      items.append(item)
    }
    return Questionnaire(title: "Random", items: items)
  }
}
