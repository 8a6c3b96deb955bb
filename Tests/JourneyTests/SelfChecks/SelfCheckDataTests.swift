import Foundation
import Pages
import Recovery
import Testing

@testable import Journey

@Suite("Data of self-checks")
struct SelfCheckDataTests {
  @Test("The files can be read")
  func readable() throws {
    let file = try JSONDecoder().decode(
      SelfCheckData.FactsFile.self, from: Data(PackageResources.self_check_facts_json))
    #expect(file.facts.count == 8 && SelfCheckData.facts.count == 8)
    _ = try OwnCheck.decode(PackageResources.weekly_check_json)
    #expect(SelfCheckData.own.map(\.facts.id) == ["weekly"])
  }

  @Test("Every text for people is there in both languages")
  func languages() throws {
    for bytes in [PackageResources.self_check_facts_json, PackageResources.weekly_check_json] {
      let json = try JSONSerialization.jsonObject(with: Data(bytes))
      var rest: [Any] = [json]
      var count = 0
      while let next = rest.popLast() {
        if let list = next as? [Any] { rest += list }
        guard let object = next as? [String: Any] else { continue }
        rest += object.values.map { $0 }
        guard let english = object["en"] as? String else { continue }
        count += 1
        #expect((object["es"] as? String)?.isEmpty == false, "no Spanish for “\(english)”")
      }
      #expect(count > 10)
    }
  }

  @Test("Our own check is scored by its own facts, in either language")
  func own() throws {
    for language in Language.all {
      let questionnaire = try #require(SelfCheckData.own.first).questionnaire(in: language.code)
      #expect(SelfCheckData.recognition(of: questionnaire).plan?.scales.count == 7)
    }
  }

  @Test("What a script follows says the same as the server does")
  func conditions() throws {
    let questionnaire = try SelfCheckFixture.decode(
      """
      {"resourceType":"Questionnaire","title":"T","item":[
        {"linkId":"b","type":"boolean","text":"B"},{"linkId":"n","type":"integer","text":"N"},
        {"linkId":"c","type":"choice","text":"C","answerOption":[{"valueInteger":1},{"valueInteger":2},{"valueInteger":3}]},
        {"linkId":"x","type":"display","text":"X","enableBehavior":"any","enableWhen":[
          {"question":"b","operator":"!=","answerBoolean":true},{"question":"n","operator":">=","answerInteger":4},
          {"question":"c","operator":">","answerInteger":1},{"question":"n","operator":"exists","answerBoolean":false}]}]}
      """)
    let conditions = SelfCheckConditions(questionnaire)
    #expect(
      questionnaire.items[3].conditions.map(conditions.rule) == [
        .init(field: "q0", values: ["false"]), .init(field: "q1", comparison: ">=", number: 4),
        .init(field: "q2", values: ["1", "2"]), .init(field: "q1", filled: false),
      ])
  }
}
