import Meetings
import SeededTesting
import Testing

@testable import Recovery

@Suite("Scores")
struct ScoringTests {
  private typealias Support = SelfCheckSupport

  private func facts(_ id: String) throws -> ScoringFacts { try #require(try Support.facts().first { $0.id == id }) }

  private func plan(_ questionnaire: Questionnaire, is id: String) throws -> ScoringPlan {
    guard case .known(let facts, let plan) = questionnaire.recognised(by: try Support.facts()) else {
      Issue.record("not recognised: \(questionnaire.recognised(by: try Support.facts()))")
      throw CancellationError()
    }
    #expect(facts.id == id)
    return plan
  }

  /// The one score of these choices, by their place.
  private func total(_ questionnaire: Questionnaire, _ id: String, _ choices: [Int?]) throws -> SelfCheckScore? {
    try plan(questionnaire, is: id).scores(questionnaire.filled(choices), of: questionnaire).first
  }

  @Test(
    "The PHQ-9 that HL7 publishes: sums by hand, bands at their edges, missing items",
    .enabled(if: Support.arePublishedThere))
  func phq9() throws {
    let phq = try Support.read("PHQ-9.json")
    let scale = try facts("phq-9").scales[0]
    // 1+2+0+3+1+0+2+1+0 = 10
    #expect(try total(phq, "phq-9", [1, 2, 0, 3, 1, 0, 2, 1, 0])?.value == 10)
    #expect(try total(phq, "phq-9", Array(repeating: 3, count: 9))?.value == 27)
    #expect(try total(phq, "phq-9", Array(repeating: 0, count: 9))?.value == 0)
    for (value, label) in [
      (4.0, "few signs or none"), (5, "mild"), (9, "mild"), (10, "moderate"), (14, "moderate"),
      (15, "moderately severe"), (19, "moderately severe"), (20, "severe"), (27, "severe"),
    ] { #expect(scale.band(of: value)?.label.en == label) }
    // One missing: the eight sum to 10; 10 × 9 ÷ 8 = 11.25, which is 11.
    let one = try #require(try total(phq, "phq-9", [1, 2, nil, 3, 1, 0, 2, 1, 0]))
    #expect(one.value == 11 && one.isProrated && one.answered == 8)
    // Two missing: the seven sum to 7; 7 × 9 ÷ 7 = 9.
    #expect(try total(phq, "phq-9", [1, 2, nil, nil, 1, 0, 2, 1, 0])?.value == 9)
    // Two missing: the seven sum to 6; 6 × 9 ÷ 7 = 7.71, which is 8.
    #expect(try total(phq, "phq-9", [1, 1, nil, nil, 1, 0, 2, 1, 0])?.value == 8)
    #expect(try total(phq, "phq-9", [1, 2, nil, nil, nil, 0, 2, 1, 0]) == nil)
  }

  @Test("The ninth item above zero says danger, whatever the sum", .enabled(if: Support.arePublishedThere))
  func danger() throws {
    let phq = try Support.read("PHQ-9.json")
    let plan = try plan(phq, is: "phq-9")
    #expect(!phq.saysDanger(phq.filled([3, 3, 3, 3, 3, 3, 3, 3, 0]), plan: plan))
    #expect(phq.saysDanger(phq.filled([0, 0, 0, 0, 0, 0, 0, 0, 1]), plan: plan))
    // Also where too much is missing for a score.
    #expect(phq.saysDanger(phq.filled([nil, nil, nil, nil, nil, nil, nil, nil, 2]), plan: plan))
    #expect(!phq.saysDanger([:], plan: plan))
  }

  @Test("The PHQ's ninth item says danger in any questionnaire, scored or not")
  func dangerByCode() throws {
    let scored = try Support.invented("Something", questions: 2, points: [0, 1], itemCodes: ["1-1", "44260-8"])
    #expect(scored.saysDanger(scored.filled([0, 1]), plan: nil))
    #expect(!scored.saysDanger(scored.filled([1, 0]), plan: nil))
    let bare = try Support.decode(
      #"{"linkId":"a","type":"choice","text":"A","code":[{"code":"44260-8"}],"answerOption":[{"valueString":"no"},{"valueString":"yes"}]}"#
    )
    #expect(bare.saysDanger(bare.filled([1]), plan: nil))
    #expect(!bare.saysDanger(bare.filled([0]), plan: nil))
  }

  @Test(
    "The GAD-7 that Stanford publishes: sums by hand, and no score with an item missing",
    .enabled(if: Support.arePublishedThere))
  func gad7() throws {
    let gad = try Support.read("GAD-7.json")
    // 2+1+3+0+0+1+2 = 9
    #expect(try total(gad, "gad-7", [2, 1, 3, 0, 0, 1, 2])?.value == 9)
    #expect(try facts("gad-7").scales[0].band(of: 9)?.label.en == "mild")
    #expect(try facts("gad-7").scales[0].band(of: 15)?.label.en == "severe")
    #expect(try total(gad, "gad-7", [2, 1, nil, 0, 0, 1, 2]) == nil)
  }

  @Test("Invented files with the published names, codes and points score by the facts")
  func others() throws {
    let phq2 = try Support.invented("x", questions: 2, points: [0, 1, 2, 3], code: "55757-9")
    #expect(try total(phq2, "phq-2", [2, 1])?.value == 3)
    #expect(try facts("phq-2").scales[0].band(of: 3)?.label.en == "at or above the cut-off of 3")
    let audit = try Support.invented(
      "x", questions: 3, points: [0, 1, 2, 3, 4], code: "72109-2", itemCodes: ["68518-0", "68519-8", "68520-6"])
    #expect(try total(audit, "audit-c", [4, 2, 1])?.value == 7)
    #expect(try facts("audit-c").scales[0].bands == nil)
    let k6 = try Support.invented("K6", questions: 6, points: [0, 1, 2, 3, 4])
    // 4+3+2+1+0+3 = 13
    #expect(try total(k6, "k6", [4, 3, 2, 1, 0, 3])?.value == 13)
    #expect(try facts("k6").scales[0].band(of: 13)?.label.en == "serious distress")
    #expect(try facts("k6").scales[0].band(of: 12)?.label.en == "moderate distress")
    let barc = try Support.invented("BARC-10", questions: 10, points: [1, 2, 3, 4, 5, 6])
    // Choices by place: 4 means 5 points. Eight fives, a four and a three: 40 + 4 + 3 = 47.
    #expect(try total(barc, "barc-10", [4, 4, 4, 4, 4, 4, 4, 4, 3, 2])?.value == 47)
    let pacs = try Support.invented("Penn Alcohol Craving Scale", questions: 5, points: [0, 1, 2, 3, 4, 5, 6])
    #expect(try total(pacs, "pacs", [6, 5, 0, 2, 3])?.value == 16)
  }

  @Test("LOINC’s answer codes say what a choice is worth, even where the file numbers them the other way round")
  func loincAnswers() throws {
    let frequency = ["LA6154-4", "LA14734-0", "LA14733-2", "LA14732-4", "LA6297-1"].enumerated().map { index, code in
      #"{"valueCoding":{"system":"http://loinc.org","code":"\#(code)","display":"D\#(index)"},"extension":[{"url":"#
        + #""http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":\#(index + 1)}]}"#
    }.joined(separator: ",")
    let items = (1...6).map { #"{"linkId":"\#($0)","type":"choice","text":"Q","answerOption":[\#(frequency)]}"# }
    let k6 = try Support.decode(items.joined(separator: ","), more: #","name":"K-6""#)
    // All of the time, six times: 24.
    #expect(try total(k6, "k6", [0, 0, 0, 0, 0, 0])?.value == 24)
    #expect(try total(k6, "k6", [4, 4, 4, 4, 4, 3])?.value == 1)
  }

  @Test("The BAM has three scales and no total; its items are found by their numbers")
  func bam() throws {
    let options = (0...4).map { point in
      #"{"valueCoding":{"code":"\#(point)","display":"\#(point)"},"extension":[{"url":"#
        + #""http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":\#(point)}]}"#
    }.joined(separator: ",")
    let numbers = (1...17).flatMap { $0 == 7 ? ["7a", "7b"] : ["\($0)"] }
    let items = numbers.map { #"{"linkId":"bam-\#($0)","type":"choice","text":"Q","answerOption":[\#(options)]}"# }
    let bam = try Support.decode(items.joined(separator: ","), more: #","name":"BAM""#)
    let plan = try plan(bam, is: "bam")
    let worth: [String: Int] = ["4": 1, "5": 2, "6": 3, "1": 4, "2": 0, "3": 1, "8": 2, "11": 1, "15": 0]
    let choices = numbers.map { worth[$0] ?? ($0.hasPrefix("7") || $0 == "17" ? 4 : 3) }
    let scores = plan.scores(bam.filled(choices), of: bam)
    // Use 1+2+3; risk 4+0+1+2+1+0; protective six threes.
    #expect(scores.map(\.scale) == ["use", "risk", "protective"])
    #expect(scores.map(\.value) == [6, 8, 18])
  }

  @Test("A known name with choices of unknown worth is kept without a score, and why")
  func unknownWorth() throws {
    let odd = try Support.invented("PHQ-9", questions: 9, points: [1, 2, 3, 4])
    guard case .unscored(let reason) = odd.recognised(by: try Support.facts()) else { throw CancellationError() }
    #expect(reason.contains("PHQ-9"))
    let short = try Support.invented("PHQ-9", questions: 8, points: [0, 1, 2, 3])
    guard case .unscored = short.recognised(by: try Support.facts()) else { throw CancellationError() }
  }

  @Test("Others are summed only if they say so, and every choice says its points")
  func summed() throws {
    let says = #","extension":[{"url":"urn:homegroup:questionnaire-score","valueCode":"sum"}]"#
    let quiet = try Support.invented("Tea", questions: 3, points: [0, 2, 5])
    #expect(quiet.recognised(by: []).plan == nil)
    var loud = quiet
    loud.saysToSum = true
    let plan = try #require(loud.recognised(by: []).plan)
    #expect(plan.scales[0].low == 0 && plan.scales[0].high == 15)
    #expect(plan.scores(loud.filled([1, 2, 0]), of: loud).first?.value == 7)
    #expect(plan.scores(loud.filled([1, nil, 0]), of: loud).isEmpty)
    let without = try Support.decode(
      #"{"linkId":"a","type":"choice","text":"A","answerOption":[{"valueString":"x"}]}"#, more: says)
    #expect(without.saysToSum && without.recognised(by: []).plan == nil)
  }

  @Test(
    "The facts are whole: bands touch and cover the range, every scale's items are there, sources and licence are named"
  )
  func wholeFacts() throws {
    let all = try Support.facts()
    #expect(all.map(\.id).sorted() == ["audit-c", "bam", "barc-10", "gad-7", "k6", "pacs", "phq-2", "phq-9"])
    for facts in all {
      let keys = Set(facts.items.map(\.key))
      #expect(!facts.sources.isEmpty && !facts.licence.isEmpty && facts.days > 0)
      for scale in facts.scales {
        #expect(Set(scale.items).isSubset(of: keys))
        guard let bands = scale.bands else { continue }
        #expect(bands.first?.from == scale.low && bands.last?.to == scale.high)
        for (one, next) in zip(bands, bands.dropFirst()) { #expect(next.from == one.to + 1) }
        if let points = facts.points {
          #expect(scale.high == Double(scale.items.count) * (points.max() ?? 0))
          #expect(scale.low == Double(scale.items.count) * (points.min() ?? 0))
        }
      }
      for name in facts.keys.names { #expect(name == Questionnaire.key(name)) }
    }
    let names = all.flatMap(\.keys.names)
    #expect(Set(names).count == names.count)
  }

  @Test("A sum lies within its bounds, and grows with any answer", arguments: 1...30)
  func monotone(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let k6 = try Support.invented("K6", questions: 6, points: [0, 1, 2, 3, 4])
    let choices = (0..<6).map { _ in Int.random(in: 0...3, using: &random) }
    let value = try #require(try total(k6, "k6", choices)?.value)
    #expect((0...24).contains(value))
    var more = choices
    more[Int.random(in: 0..<6, using: &random)] += 1
    #expect(try #require(try total(k6, "k6", more)?.value) > value)
  }
}
