import Meetings
import Members
import Pages
import Recovery

extension CheckIn: VaultEntry {
  public var facts: [EntryFact] {
    [
      EntryFact(t("Day"), day.words), EntryFact(t("Mood"), mood?.words), EntryFact(t("Craving"), craving?.words),
      EntryFact(t("Just now"), needs.map { $0.isEmpty ? nil : $0.map(\.label).joined(separator: ", ") } ?? nil),
      EntryFact(t("Sleep"), sleepHours.map { t("\(HoursText.hours($0)) hours") }),
      EntryFact(t("Close to people"), connectedness?.words), EntryFact(t("Note"), note),
    ].compactMap { $0 }
  }
}

extension Pledge: VaultEntry {
  public var facts: [EntryFact] {
    [
      EntryFact(t("Day"), day.words), EntryFact(t("Pledge"), words ?? Self.plain),
      EntryFact(t("In the evening"), kept?.label),
    ].compactMap { $0 }
  }
}

extension Review: VaultEntry {
  public var facts: [EntryFact] {
    [
      EntryFact(t("Day"), day.words), EntryFact(t("Grateful for"), gratitude), EntryFact(t("What went well"), wentWell),
      EntryFact(t("To put right"), amends),
    ].compactMap { $0 }
  }
}

extension Urge: VaultEntry {
  public var facts: [EntryFact] {
    let all = triggers.map(\.label) + ownTriggers
    return [
      EntryFact(t("Day"), day.words), EntryFact(t("Time"), TimeText.clock(minuteOfDay: time.minuteOfDay)),
      EntryFact(t("Strength before"), before?.words), EntryFact(t("Strength after"), after?.words),
      EntryFact(t("What I did"), tool.map(UrgeTool.name)),
      EntryFact(t("Ridden for"), secondsRidden.map { TimeText.duration(minutes: $0 / 60) }),
      EntryFact(t("Where"), place?.label), EntryFact(t("What brought it"), all.joined(separator: ", ")),
      EntryFact(t("Note"), note),
    ].compactMap { $0 }
  }
}

extension AttendedMeeting: VaultEntry {
  public var facts: [EntryFact] {
    [EntryFact(t("Day"), day.words), EntryFact(t("Meeting"), name), EntryFact(t("Note"), note)].compactMap { $0 }
  }
}

extension MyMeeting: VaultEntry {
  public var facts: [EntryFact] { [EntryFact(t("Meeting"), name)] }
}

extension JournalEntry: VaultEntry {
  public var facts: [EntryFact] {
    [
      EntryFact(t("Day"), day.words), EntryFact(t("Prompt"), prompt.flatMap { DailyPrompts.shared.journal($0)?.words }),
      EntryFact(t("Text"), text),
    ].compactMap { $0 }
  }
}

extension NightlyInventory: VaultEntry {
  public var facts: [EntryFact] {
    [EntryFact(t("Day"), day.words)]
      + answers.map { EntryFact(DailyPrompts.shared.inventory($0.question)?.words ?? $0.question, $0.text) }
  }
}

extension GratitudeList: VaultEntry {
  public var facts: [EntryFact] {
    [EntryFact(t("Day"), day.words)] + lines.map { EntryFact(t("Grateful for"), $0) }
  }
}

extension DailyChoices: VaultEntry {
  public var facts: [EntryFact] {
    [
      EntryFact(t("Goal"), goal?.label), EntryFact(t("Own triggers"), (ownTriggers ?? []).joined(separator: ", ")),
    ].compactMap { $0 }
  }
}
