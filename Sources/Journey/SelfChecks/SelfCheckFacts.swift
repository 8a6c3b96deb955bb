import Meetings
import Members
import Pages
import Recovery

extension SelfCheckEntry: VaultEntry {
  public var facts: [EntryFact] {
    let scores = scores.map { score in
      EntryFact(SelfCheckWords.scale(score.scale, facts: factsID), SelfCheckWords.value(score))
    }
    let lines = lines.map { EntryFact($0.text.isEmpty ? $0.linkId : $0.text, SelfCheckWords.answer($0.answer)) }
    return [EntryFact(t("Self-check"), title), EntryFact(t("Day"), day.description)] + scores + lines
  }
}

extension KeptQuestionnaire: VaultEntry {
  public var facts: [EntryFact] {
    [
      EntryFact(t("Self-check"), questionnaire.title), EntryFact(t("Address"), questionnaire.url),
      EntryFact(t("Version"), questionnaire.version), EntryFact(t("Published by"), questionnaire.publisher),
    ].compactMap { $0 }
  }
}

extension DangerWords: VaultEntry {
  public var facts: [EntryFact] { [EntryFact(t("Words"), words.joined(separator: ", "))] }
}
