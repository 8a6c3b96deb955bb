import Meetings
import Members
import Pages
import Recovery

/// Something in the journal, of whichever kind, as its list and its search show it.
struct Writing: Sendable {
  var kind: String
  var id: String
  var day: CivilDate
  var at: Instant
  /// What kind it is, or the prompt it answers.
  var heading: String?
  var text: String
  /// Where it can be changed.
  var url: String

  /// Characters of a long entry that a list shows.
  private static let excerpt = 400

  @Sendable func line(token: HiddenField) -> EntryLine {
    let shown = text.count > Self.excerpt ? text.prefix(Self.excerpt) + "…" : text[...]
    return EntryLine(
      title: day.shortWords, facts: [heading ?? ""], text: String(shown), editURL: url,
      remove: RemoveButton(kind: kind, place: (Month(day).page, id), token: token, about: day.shortWords))
  }
}

extension VaultReader {
  /// The months with anything in the journal, ascending.
  var journalMonths: [String] {
    Set(pages(of: Daily.journal) + pages(of: Daily.inventories) + pages(of: Daily.gratitude)).sorted()
  }

  func writings(in page: String) throws -> [Writing] {
    let entries = try entries(Daily.journal, page: page).map { entry in
      Writing(
        kind: Daily.journal.name, id: entry.id, day: entry.day, at: entry.at,
        heading: entry.prompt.flatMap { DailyPrompts.shared.journal($0)?.words }, text: entry.text,
        url: DailyPath.oneJournal.url(entry.address.month, entry.id))
    }
    let inventories = try self.entries(Daily.inventories, page: page).map { entry in
      let answers = entry.answers.map { answer in
        let question = DailyPrompts.shared.inventory(answer.question)?.words
        return [question, answer.text].compactMap { $0 }.joined(separator: "\n")
      }
      return Writing(
        kind: Daily.inventories.name, id: entry.id, day: entry.day, at: entry.at, heading: t("Nightly inventory"),
        text: answers.joined(separator: "\n\n"),
        url: DailyPath.inventory.url(query: [("day", entry.day.description), ("id", entry.id)]))
    }
    let gratitude = try self.entries(Daily.gratitude, page: page).map { entry in
      Writing(
        kind: Daily.gratitude.name, id: entry.id, day: entry.day, at: entry.at, heading: t("Gratitude list"),
        text: entry.lines.joined(separator: "\n"),
        url: DailyPath.gratitude.url(query: [("day", entry.day.description), ("id", entry.id)]))
    }
    return entries + inventories + gratitude
  }
}
