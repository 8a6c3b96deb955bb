import Recovery
import Testing

@testable import Journey

/// Invented questionnaires. Where one bears a published name, it has that one's numbers and none of its words.
enum SelfCheckFixture {
  /// Nine questions with the PHQ-9's name and points.
  static func nine(title: String = "Patient Health Questionnaire-9", text: String = "Invented") throws -> Questionnaire
  {
    try questionnaire(title, name: "PHQ-9", url: "http://example.org/q/phq9", count: 9, points: 0...3, text: text)
  }

  static func questionnaire(
    _ title: String, name: String, url: String?, count: Int, points: ClosedRange<Int>, text: String = "Invented"
  ) throws -> Questionnaire {
    let options = points.map { point in
      #"{"valueCoding":{"code":"\#(point)","display":"Point \#(point)"},"extension":[{"url":"#
        + #""http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":\#(point)}]}"#
    }.joined(separator: ",")
    let items = (1...count).map {
      #"{"linkId":"\#($0)","type":"choice","text":"\#(text) \#($0)","answerOption":[\#(options)]}"#
    }.joined(separator: ",")
    let address = url.map { #""url":"\#($0)","# } ?? ""
    return try decode(
      #"{"resourceType":"Questionnaire",\#(address)"title":"\#(title)","name":"\#(name)","item":[\#(items)]}"#)
  }

  /// A question that opens another, with a required one inside.
  static func tea() throws -> Questionnaire {
    try decode(
      """
      {"resourceType":"Questionnaire","title":"Tea","url":"http://example.org/q/tea","language":"en","item":[
        {"linkId":"likes","type":"boolean","text":"Do you drink tea?","required":true},
        {"linkId":"more","type":"group","text":"About tea","enableWhen":[
          {"question":"likes","operator":"=","answerBoolean":true}],"item":[
          {"linkId":"cups","type":"integer","text":"Cups a day","required":true,"extension":[
            {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":1}]},
          {"linkId":"words","type":"text","text":"In your words"}]}]}
      """)
  }

  static func decode(_ json: String) throws -> Questionnaire {
    try QuestionnaireDecoder().decode(Array(json.utf8)).questionnaire
  }

  /// A form's fields: the edition, and values by the place of the question.
  static func form(_ questionnaire: Questionnaire, _ values: [Int: String]) -> [(String, String)] {
    [("edition", questionnaire.edition)] + values.sorted { $0.key < $1.key }.map { ("q\($0.key)", $0.value) }
  }
}
