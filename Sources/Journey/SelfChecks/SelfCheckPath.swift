import Pages

/// The places of self-checks.
enum SelfCheckPath {
  static let all = Path0("/today/checks")
  static let words = Path0("/today/danger-words")
  /// To answer it.
  static let check = Path1("/today/checks/", "id")
  /// What was answered so far.
  static let results = Path1("/today/checks/", "id", "/results")
  /// FHIR QuestionnaireResponses.
  static let responses = Path1("/today/checks/", "id", "/responses.json")
  /// One set of answers.
  static let result = Path2("/today/checks/", "id", "/results/", "entry")
  static let remove = Path2("/today/checks/", "id", "/results/", "entry", "/remove")
}
