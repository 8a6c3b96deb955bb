import Foundation
import Recovery

/// What ships with the program: facts about published self-checks, and our own.
enum SelfCheckData {
  struct FactsFile: Decodable {
    var facts: [ScoringFacts]
  }

  /// The files are compiled in, and tests decode them: they cannot fail here.
  static let facts: [ScoringFacts] =
    (try? JSONDecoder().decode(FactsFile.self, from: Data(PackageResources.self_check_facts_json)))?.facts ?? []

  /// Our own checks, in the order in which they are offered.
  static let own: [OwnCheck] = [try? OwnCheck.decode(PackageResources.weekly_check_json)].compactMap { $0 }

  /// Facts of either kind.
  static func facts(_ id: String) -> ScoringFacts? {
    facts.first { $0.id == id } ?? own.first { $0.facts.id == id }?.facts
  }

  /// How a questionnaire is scored, ours and others.
  static func recognition(of questionnaire: Questionnaire) -> Recognition {
    if let ours = own.first(where: { $0.facts.id == questionnaire.name && questionnaire.url == $0.url }) {
      return questionnaire.recognised(as: ours.facts)
    }
    return questionnaire.recognised(by: facts)
  }
}
