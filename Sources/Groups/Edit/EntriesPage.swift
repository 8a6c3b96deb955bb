import Hummingbird
import Meetings
import Members
import Pages
import Web

/// The group's readings, news or links: what is there, a form for one, and what was just deleted.
struct EntriesPage {
  /// What stands in the form.
  struct Draft {
    var title = ""
    var text = ""
    var url = ""
    var until = ""
  }

  private struct Line {
    var id: String
    var title: String
    var note: String
    var isDeleted: Bool
  }

  var frame: EditFrame
  var settings: GroupSettings
  /// Which one is in the form; nil for a new one.
  var item: String?
  var draft: Draft?
  var now: Instant

  var page: Page {
    let lines = lines
    let there = lines.filter { !$0.isDeleted }
    return frame.page(
      """
      \(HTML.joined(lines.filter(\.isDeleted).map(undo)))
      \(there.isEmpty ? nil : "<ul class=\"stack tight\">\(there.enumerated().map { card($1, isFirst: $0 == 0) })</ul>")
      <section class="group">\(DayHeading(item == nil ? newTitle : t("Change it")))
      \(frame.form("\(fields)\(SubmitButton(t("Save")))", hidden: [("act", "save")] + (item.map { [("item", $0)] } ?? [])))
      </section>
      """)
  }

  private var newTitle: String {
    switch frame.part {
    case .readings: t("Another reading")
    case .news: t("Something new")
    default: t("Another link")
    }
  }

  private var lines: [Line] {
    switch frame.part {
    case .readings:
      settings.readings.keeping(at: now).map {
        Line(id: $0.id, title: $0.title, note: String($0.text.prefix(90)), isDeleted: $0.deleted != nil)
      }
    case .news:
      settings.announcements.keeping(at: now).reversed().map {
        Line(
          id: $0.id, title: String($0.text.prefix(90)), note: t("shown until \($0.until.words)"),
          isDeleted: $0.deleted != nil)
      }
    default:
      settings.resources.keeping(at: now).map {
        Line(id: $0.id, title: $0.title, note: $0.url, isDeleted: $0.deleted != nil)
      }
    }
  }

  private func card(_ line: Line, isFirst: Bool) -> HTML {
    let up: HTML? = frame.part == .readings && !isFirst ? frame.button(t("Move up"), act: "up", item: line.id) : nil
    let edit = LinkButton(
      t("Change it"), url: GroupPath.editPart.url(frame.group.slug, frame.part.rawValue, query: [("item", line.id)]),
      kind: .quiet)
    return """
      <li><div class="card"><h2>\(line.title)</h2><p class="soft small">\(line.note)</p>\
      <div class="actions">\(edit)\(up)\(frame.button(t("Delete"), act: "delete", item: line.id))</div></div></li>
      """
  }

  private func undo(_ line: Line) -> HTML {
    let body: HTML = """
      <p>\(t("You can bring it back for a day. Then it is gone."))</p>\
      \(frame.button(t("Bring it back"), act: "restore", item: line.id))
      """
    return "\(Notice(.done, title: t("“\(line.title)” is deleted"), body))"
  }

  private var current: Draft {
    if let draft { return draft }
    switch frame.part {
    case .readings:
      return settings.readings.first { $0.id == item }.map { Draft(title: $0.title, text: $0.text) } ?? Draft()
    case .news:
      return settings.announcements.first { $0.id == item }.map { Draft(text: $0.text, until: $0.until.description) }
        ?? Draft()
    default: return settings.resources.first { $0.id == item }.map { Draft(title: $0.title, url: $0.url) } ?? Draft()
    }
  }

  private var fields: HTML {
    let draft = current
    let title = FormField(
      "title", label: t("Title"), value: draft.title, errors: frame.errors, isRequired: true,
      longest: GroupSettings.Limits.title)
    switch frame.part {
    case .readings:
      return """
        \(title)
        \(FormField(
          "text", label: t("Text"), control: .multiline(rows: 12), value: draft.text,
          hint: t("Your own words only: texts of a fellowship belong to it."), errors: frame.errors, isRequired: true,
          longest: GroupSettings.Limits.reading))
        """
    case .news:
      return """
        \(FormField(
          "text", label: t("What is new?"), control: .multiline(rows: 4), value: draft.text, errors: frame.errors,
          isRequired: true, longest: GroupSettings.Limits.announcement))
        \(FormField(
          "until", label: t("Show it until"), control: .input("date"), value: draft.until, errors: frame.errors,
          isRequired: true))
        """
    default:
      return """
        \(title)
        \(FormField(
          "url", label: t("Address"), control: .input("url"), value: draft.url,
          hint: t("It begins with https:// as a rule."), errors: frame.errors, isRequired: true,
          longest: GroupSettings.Limits.url))
        """
    }
  }
}
