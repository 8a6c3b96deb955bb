import Testing

@testable import Recovery

@Suite("FHIR questionnaires")
struct QuestionnaireDecoderTests {
  private typealias Support = SelfCheckSupport

  @Test("Each kind of item is read, with its words, bounds and beginnings")
  func kinds() throws {
    let questionnaire = try Support.decode(
      """
      {"linkId":"g","type":"group","text":"About tea","prefix":"A.","item":[
        {"linkId":"b","type":"boolean","text":"Do you like it?","required":true,"initial":[{"valueBoolean":true}]},
        {"linkId":"i","type":"integer","text":"Cups a day","extension":[
          {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":0},
          {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":20}]},
        {"linkId":"d","type":"decimal","text":"Litres","initial":[{"valueDecimal":0.5}]}]},
      {"linkId":"s","type":"string","text":"Which?","maxLength":40},
      {"linkId":"t","type":"text","text":"Tell us more"},
      {"linkId":"w","type":"display","text":"Thank you"},
      {"linkId":"c","type":"choice","text":"When?","answerOption":[
        {"valueCoding":{"code":"am","display":"Morning"}},{"valueString":"Evening","initialSelected":true},{"valueInteger":3}]}
      """)
    #expect(questionnaire.flatItems.map(\.linkId) == ["g", "b", "i", "d", "s", "t", "w", "c"])
    #expect(questionnaire.questions.map(\.kind) == [.boolean, .integer, .decimal, .string, .text, .choice])
    let items = Dictionary(uniqueKeysWithValues: questionnaire.flatItems.map { ($0.linkId, $0) })
    #expect(items["b"]?.isRequired == true && items["b"]?.initial == .boolean(true))
    #expect(items["i"]?.low == 0 && items["i"]?.high == 20 && items["i"]?.isScale == false)
    #expect(items["d"]?.initial == .decimal(0.5))
    #expect(items["s"]?.longest == 40)
    #expect(items["c"]?.options.map(\.display) == ["Morning", "Evening", "3"])
    #expect(items["c"]?.initial == .text("Evening"))
    #expect(items["g"]?.prefix == "A.")
  }

  @Test("Points stand on the choice, on its code, or on a contained value set")
  func points() throws {
    let ordinal = #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":2}]"#
    let weight = #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/itemWeight","valueDecimal":4}]"#
    let questionnaire = try Support.decode(
      """
      {"linkId":"a","type":"choice","text":"A","answerOption":[{"valueCoding":{"code":"x","display":"X"},\(ordinal)},
        {"valueCoding":{"code":"y","display":"Y",\(weight)}},{"valueCoding":{"code":"z","display":"Z"}}]},
      {"linkId":"b","type":"choice","text":"B","answerValueSet":"#set"}
      """,
      more: """
        ,"contained":[{"resourceType":"ValueSet","id":"set","compose":{"include":[{"system":"urn:tea","concept":[
          {"code":"p","display":"P",\(ordinal)},{"code":"q","display":"Q"}]}]}}]
        """)
    #expect(questionnaire.items[0].options.map(\.points) == [2, 4, nil])
    #expect(questionnaire.items[1].options.map(\.points) == [2, nil])
    #expect(questionnaire.items[1].options[0].answer == .choice(.init(system: "urn:tea", code: "p", display: "P")))
  }

  @Test("Totals that software computes are left out, and said")
  func totals() throws {
    let reading = try QuestionnaireDecoder().decode(
      Support.json(
        """
        {"linkId":"a","type":"boolean","text":"A"},
        {"linkId":"sum","type":"decimal","text":"Total","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/\
        sdc-questionnaire-calculatedExpression","valueExpression":{"language":"text/fhirpath",
        "expression":"%resource.item.answer.value.ordinal().sum()"}}]},
        {"linkId":"h","type":"string","text":"Hidden","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/\
        questionnaire-hidden","valueBoolean":true}]}
        """))
    #expect(reading.questionnaire.flatItems.map(\.linkId) == ["a"])
    #expect(reading.questionnaire.saysToSum)
    #expect(reading.notes.count == 2)
    #expect(!SumExpression.sumsAll("%resource.item.where(linkId='a').answer.value.ordinal().sum()"))
  }

  private static let refused: [(String, String)] = [
    (#"{"type":"boolean","text":"A"}"#, "has no linkId"),
    (#"{"linkId":"a","text":"A"}"#, "“a” has no type"),
    (#"{"linkId":"a","type":"boolean"}"#, "“a” has no text"),
    (#"{"linkId":"a","type":"boolean","text":"A"},{"linkId":"a","type":"boolean","text":"B"}"#, "“a” is there twice"),
    (#"{"linkId":"a","type":"date","text":"A"}"#, "“a” is of type “date”"),
    (#"{"linkId":"a","type":"open-choice","text":"A","answerOption":[{"valueString":"x"}]}"#, "“open-choice”"),
    (
      #"{"linkId":"a","type":"choice","text":"A","repeats":true,"answerOption":[{"valueString":"x"}]}"#,
      "several answers"
    ),
    (#"{"linkId":"a","type":"choice","text":"A"}"#, "nothing to choose"),
    (#"{"linkId":"a","type":"choice","text":"A","answerValueSet":"http://loinc.org/vs/LL1"}"#, "not in the file"),
    (##"{"linkId":"a","type":"choice","text":"A","answerValueSet":"#none"}"##, "“#none”, which is not in the file"),
    (
      #"{"linkId":"a","type":"choice","text":"A","answerOption":[{"valueString":"x"},{"valueString":"x"}]}"#,
      "same choice"
    ),
    (#"{"linkId":"a","type":"group","text":"A"}"#, "nothing in it"),
    (
      #"{"linkId":"a","type":"boolean","text":"A","enableWhen":[{"question":"z","operator":"exists","answerBoolean":true}]}"#,
      "“z”, which is not there"
    ),
    (
      #"{"linkId":"a","type":"boolean","text":"A","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]}"#,
      "depends on itself"
    ),
    (
      #"{"linkId":"b","type":"boolean","text":"B"},{"linkId":"a","type":"boolean","text":"A","enableWhen":"#
        + #"[{"question":"b","operator":"=","answerInteger":1}]}"#, "cannot have"
    ),
    (
      #"{"linkId":"b","type":"boolean","text":"B"},{"linkId":"a","type":"boolean","text":"A","enableWhen":"#
        + #"[{"question":"b","operator":">","answerBoolean":true}]}"#, "no number"
    ),
    (
      #"{"linkId":"b","type":"boolean","text":"B"},{"linkId":"a","type":"boolean","text":"A","enableWhen":"#
        + #"[{"question":"b","operator":"~","answerBoolean":true}]}"#, "unknown operator “~”"
    ),
    (
      #"{"linkId":"b","type":"boolean","text":"B"},{"linkId":"a","type":"boolean","text":"A","enableWhen":"#
        + #"[{"question":"b","operator":"=","answerBoolean":true},{"question":"b","operator":"exists","answerBoolean":true}]}"#,
      "enableBehavior"
    ),
    (#"{"linkId":"a","type":"boolean","text":"A","required":"yes"}"#, "item[0].required"),
    (#"{"linkId":"a","type":"display","text":"A"}"#, "asks nothing"),
  ]

  @Test("What is wrong or beyond us is refused with the item and the reason", arguments: refused)
  func refusals(items: String, says: String) {
    let problem = #expect(throws: QuestionnaireProblem.self) { try Support.decode(items) }
    #expect(problem?.description.contains(says) == true, "\(problem?.description ?? "")")
  }

  @Test("Files that are no questionnaire")
  func files() {
    func problem(_ text: String) -> String? {
      do {
        _ = try QuestionnaireDecoder().decode(Array(text.utf8))
        return nil
      } catch { return error.description }
    }
    #expect(problem("") != nil)
    #expect(problem(#"{"resourceType":"Patient"}"#)?.contains("a FHIR Patient") == true)
    #expect(problem("{}")?.contains("resourceType is missing") == true)
    #expect(problem(#"{"resourceType":"Questionnaire","item":[]}"#)?.contains("neither a title nor a name") == true)
    #expect(problem(#"{"resourceType":"Questionnaire","title":"T","item":[{},]}"#)?.contains("not JSON") == true)
    #expect(problem(String(repeating: "[", count: 100_000)) != nil)
    #expect(problem("{\"resourceType\":\"\(String(repeating: "x", count: 600_000))\"}")?.contains("512 KiB") == true)
    let deep = (1...8).reversed().reduce(#"{"linkId":"q","type":"boolean","text":"Q"}"#) { inner, level in
      #"{"linkId":"g\#(level)","type":"group","text":"G","item":[\#(inner)]}"#
    }
    #expect(problem(String(decoding: Support.json(deep), as: UTF8.self))?.contains("6 deep") == true)
    let many = (0...150).map { #"{"linkId":"\#($0)","type":"boolean","text":"Q"}"# }.joined(separator: ",")
    #expect(problem(String(decoding: Support.json(many), as: UTF8.self))?.contains("150 items") == true)
  }

  @Test(
    "Published files: those that are whole are read, the broken one is refused with its place",
    .enabled(if: SelfCheckSupport.arePublishedThere))
  func published() throws {
    #expect(try Support.read("PHQ-9.json").questions.count == 9)
    #expect(try Support.read("GAD-7.json").questions.count == 7)
    #expect(try Support.read("ContainedValueSetExample.json").items[0].options.count == 3)
    #expect(try Support.read("MultipleEnableWhen.json").flatItems.count == 5)
    let slider = try Support.read("SliderExample.json").items[0]
    #expect(slider.isScale && slider.low == 0 && slider.high == 10)
    let problem = #expect(throws: QuestionnaireProblem.self) { try Support.read("SkipLogicExample.json") }
    #expect(problem?.description.contains("not JSON") == true)
    #expect(problem?.description.contains("line 81") == true, "\(problem?.description ?? "")")
  }
}
