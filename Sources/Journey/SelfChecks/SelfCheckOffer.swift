import Pages
import Recovery

/// A self-check as it is offered to a reader: ours in their language, others as they came.
struct SelfCheckOffer: Sendable {
  var id: String
  var questionnaire: Questionnaire
  var recognition: Recognition
  /// Ours: offered to everybody, and due from the start.
  var isOurs: Bool

  /// Days between two answerings of one that no facts speak of: a month is often enough for most.
  static let usualDays = 30

  var facts: ScoringFacts? { recognition.facts }
  var plan: ScoringPlan? { recognition.plan }
  var days: Int { facts?.days ?? Self.usualDays }
  var title: String { questionnaire.title }
  var about: String? { facts?.about.text }
}

extension JourneyFeature {
  /// Ours first, then what the operator added, by title.
  func selfCheckOffers() async throws -> [SelfCheckOffer] {
    let ours = SelfCheckData.own.map { own in
      offer(own.facts.id, own.questionnaire(in: Language.current.code), isOurs: true)
    }
    let added = try await questionnaires.all().map { offer($0.id, $0.questionnaire, isOurs: false) }
    return ours + added
  }

  /// Nil where nothing of that id is on offer.
  func selfCheckOffer(_ id: String) async throws -> SelfCheckOffer? {
    try await selfCheckOffers().first { $0.id == id }
  }

  private func offer(_ id: String, _ questionnaire: Questionnaire, isOurs: Bool) -> SelfCheckOffer {
    SelfCheckOffer(
      id: id, questionnaire: questionnaire, recognition: SelfCheckData.recognition(of: questionnaire), isOurs: isOurs)
  }
}
