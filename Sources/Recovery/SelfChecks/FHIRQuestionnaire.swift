/// The parts of a FHIR R4 Questionnaire that we read, as they stand in the file (hl7.org/fhir/R4/questionnaire.html).
struct FHIRQuestionnaire: Decodable {
  var resourceType: String?
  var url: String?
  var version: String?
  var name: String?
  var title: String?
  var language: String?
  var publisher: String?
  var copyright: String?
  var code: [FHIRCoding]?
  var contained: [FHIRValueSet]?
  var item: [FHIRItem]?
  var `extension`: [FHIRExtension]?
  var modifierExtension: [FHIRExtension]?
}

struct FHIRCoding: Decodable {
  var system: String?
  var code: String?
  var display: String?
  var `extension`: [FHIRExtension]?
}

struct FHIRItem: Decodable {
  var linkId: String?
  var prefix: String?
  var text: String?
  var type: String?
  var code: [FHIRCoding]?
  var required: Bool?
  var repeats: Bool?
  var readOnly: Bool?
  var maxLength: Int?
  var answerValueSet: String?
  var answerOption: [FHIROption]?
  var enableWhen: [FHIRCondition]?
  var enableBehavior: String?
  var initial: [FHIRValue]?
  var item: [FHIRItem]?
  var `extension`: [FHIRExtension]?
  var modifierExtension: [FHIRExtension]?
}

/// `answerOption`: one of the values, and its extensions.
struct FHIROption: Decodable {
  var valueCoding: FHIRCoding?
  var valueInteger: Int?
  var valueString: String?
  var initialSelected: Bool?
  var `extension`: [FHIRExtension]?
}

struct FHIRCondition: Decodable {
  var question: String?
  var `operator`: String?
  var answerBoolean: Bool?
  var answerInteger: Int?
  var answerDecimal: Double?
  var answerString: String?
  var answerCoding: FHIRCoding?
}

/// `initial`, and the answers of a response.
struct FHIRValue: Codable {
  var valueBoolean: Bool?
  var valueInteger: Int?
  var valueDecimal: Double?
  var valueString: String?
  var valueCoding: Answer.Coding?
}

struct FHIRExtension: Decodable {
  struct Concept: Decodable { var coding: [FHIRCoding]? }
  struct Expression: Decodable { var expression: String? }

  var url: String?
  var valueBoolean: Bool?
  var valueInteger: Int?
  var valueDecimal: Double?
  var valueCode: String?
  var valueCodeableConcept: Concept?
  var valueExpression: Expression?

  var number: Double? { valueDecimal ?? valueInteger.map(Double.init) }
}

/// A contained resource; only ValueSets are looked at.
struct FHIRValueSet: Decodable {
  struct Compose: Decodable {
    var include: [Include]?
    var exclude: [Include]?
  }
  struct Include: Decodable {
    struct Filter: Decodable {}
    var system: String?
    var concept: [FHIRCoding]?
    var filter: [Filter]?
    var valueSet: [String]?
  }
  struct Expansion: Decodable { var contains: [FHIRCoding]? }

  var resourceType: String?
  var id: String?
  var url: String?
  var compose: Compose?
  var expansion: Expansion?
}

/// Extensions that we understand.
enum FHIRExtensionURL {
  static let ordinalValue = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
  /// Its name from R5 on.
  static let itemWeight = "http://hl7.org/fhir/StructureDefinition/itemWeight"
  /// As it stands on an `answerOption`'s coding in some R4 files.
  static let optionOrdinal = "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue"
  static let minimum = "http://hl7.org/fhir/StructureDefinition/minValue"
  static let maximum = "http://hl7.org/fhir/StructureDefinition/maxValue"
  static let step = "http://hl7.org/fhir/StructureDefinition/questionnaire-sliderStepValue"
  static let itemControl = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
  static let hidden = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
  static let calculated = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
  static let enableExpression = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
  /// Ours: `valueCode` "sum" says that the score is the sum of all choices' points.
  static let score = "urn:homegroup:questionnaire-score"
}

extension [FHIRExtension]? {
  func first(_ url: String) -> FHIRExtension? { self?.first { $0.url == url } }

  /// A choice's points, by whichever of the extensions says them.
  var points: Double? {
    [FHIRExtensionURL.ordinalValue, FHIRExtensionURL.itemWeight, FHIRExtensionURL.optionOrdinal]
      .lazy.compactMap { first($0)?.number }.first
  }
}
