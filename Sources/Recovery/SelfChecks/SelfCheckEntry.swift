import Meetings

/// One set of answers to a self-check, in the member's record.
public struct SelfCheckEntry: Codable, Sendable, Identifiable, Equatable {
  /// A question as it was asked, and its answer.
  public struct Line: Codable, Sendable, Equatable {
    public var linkId: String
    public var text: String
    public var answer: Answer

    public init(linkId: String, text: String, answer: Answer) {
      self.linkId = linkId
      self.text = text
      self.answer = answer
    }
  }

  public var id: String
  /// The self-check's id on this site.
  public var check: String
  /// As it was called then.
  public var title: String
  /// The member's own day.
  public var day: CivilDate
  public var at: Instant
  /// Which `KeptQuestionnaire` was answered.
  public var edition: String
  /// In the questionnaire's order; what was left out is not there.
  public var lines: [Line]
  public var scores: [SelfCheckScore]
  /// The facts that scored it; nil for one that said itself to be summed, or has no score.
  public var factsID: String?

  public init(
    id: String, check: String, title: String, day: CivilDate, at: Instant, edition: String, lines: [Line],
    scores: [SelfCheckScore], factsID: String?
  ) {
    self.id = id
    self.check = check
    self.title = title
    self.day = day
    self.at = at
    self.edition = edition
    self.lines = lines
    self.scores = scores
    self.factsID = factsID
  }

  /// By `linkId`.
  public var answers: [String: Answer] {
    Dictionary(lines.map { ($0.linkId, $0.answer) }, uniquingKeysWith: { first, _ in first })
  }

  public func score(_ scale: String) -> SelfCheckScore? { scores.first { $0.scale == scale } }
}

/// A questionnaire as it was when somebody answered it, kept with their record: what they answered stays readable and can be exported
/// when the site has changed it or taken it away.
public struct KeptQuestionnaire: Codable, Sendable, Identifiable, Equatable {
  /// Its edition.
  public var id: String
  public var questionnaire: Questionnaire

  public init(_ questionnaire: Questionnaire) {
    id = questionnaire.edition
    self.questionnaire = questionnaire
  }
}

/// When a self-check is due again.
public struct SelfCheckDue: Sendable, Equatable {
  /// The first day on which to answer it again; nil for one that was never answered.
  public var day: CivilDate?

  public init(last: CivilDate?, everyDays days: Int) { day = last?.adding(days: days) }

  /// Due today, or earlier, or never answered.
  public func isDue(on today: CivilDate) -> Bool { day.map { $0 <= today } ?? true }
}

extension Questionnaire {
  /// Answers in this questionnaire's order, beside what was asked.
  public func lines(_ answers: [String: Answer]) -> [SelfCheckEntry.Line] {
    questions.compactMap { item in
      answers[item.linkId].map { SelfCheckEntry.Line(linkId: item.linkId, text: item.text, answer: $0) }
    }
  }
}
