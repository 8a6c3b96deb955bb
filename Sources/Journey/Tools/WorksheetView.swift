import Meetings
import Pages
import Recovery

/// A filled sheet, to be read and printed: what was left out is left out.
struct WorksheetView: Component {
  var sheet: Worksheet
  var answers: WorksheetAnswers
  /// Under a page's own heading, or under a plan's among others.
  var depth = Depth.first

  enum Depth {
    case first, second
  }

  var html: HTML {
    HTML.joined(
      sheet.sections.map { section in
        let fields = section.fields.compactMap { field in answers[field.id].map { Self.answer(field, $0) } }
        if fields.isEmpty { return "" }
        let heading: HTML? = section.title.map { title in
          depth == .first ? "<h2>\(title.text)</h2>" : "<h3 class=\"part-title\">\(title.text)</h3>"
        }
        return """
          <section class="sheet-part">\(heading)\
          <div class="\(section.layout == .grid ? "quadrants" : "sheet-answers")">\(fields)</div></section>
          """
      })
  }

  private static func answer(_ field: WorksheetField, _ answer: WorksheetAnswer) -> HTML {
    if case .week(let cells) = answer { return week(WeekPlan(cells: cells)) }
    return "<div class=\"answer\"><p class=\"answer-name\">\(field.label.text)</p>\(content(field, answer))</div>"
  }

  private static func content(_ field: WorksheetField, _ answer: WorksheetAnswer) -> HTML {
    switch answer {
    case .lines(let lines): list(lines.map { "\($0)" })
    case .choices(let ids): list(WorksheetWords.labels(field, ids).map { "\($0)" })
    case .rating(let number):
      """
      <p class="rated"><strong>\(number)</strong> \(t("of 10"))<span class="soft small">\
      \(rated(field, number).map { " · \($0)" } ?? "")</span></p>
      """
    case .rows(let rows):
      switch field.look {
      case .people: people(field, rows)
      case .dialogue: dialogue(field, rows)
      case nil: list(rows.map { plain(field, $0) })
      }
    default: "<p class=\"notes\">\(WorksheetWords.text(field, answer))</p>"
    }
  }

  private static func rated(_ field: WorksheetField, _ number: Int) -> String? {
    switch number {
    case 0: field.low?.text
    case 10: field.high?.text
    default: nil
    }
  }

  private static func list(_ items: [HTML]) -> HTML {
    "<ul class=\"listed\">\(items.map { item -> HTML in "<li>\(item)</li>" })</ul>"
  }

  private static func plain(_ field: WorksheetField, _ row: [String]) -> HTML {
    let parts = zip(field.columns ?? [], row).filter { !$1.isEmpty }.map { column, value -> HTML in
      if let mark = WorksheetWords.mark(column, value) { return "<span class=\"term \(value)\">\(mark)</span>" }
      return "<span>\(value)</span>"
    }
    let isMarked = field.columns?.last?.kind == .mark
    return HTML.joined(parts, separator: isMarked ? " " : " → ")
  }

  /// Names with a number to press, and on paper to read.
  private static func people(_ field: WorksheetField, _ rows: [[String]]) -> HTML {
    let items = rows.map { row -> HTML in
      let (name, phone, note) = (row.first ?? "", row.dropFirst().first ?? "", row.dropFirst(2).first ?? "")
      let call = DialledNumber(phone).map { number -> HTML in
        """
        <a class="button primary" href="\(url: "tel:" + number.text)">\(Icon.phone)\(t("Phone \(name.isEmpty ? phone : name)"))</a>
        """
      }
      let more: HTML? = note.isEmpty ? nil : "<span class=\"soft\">\(note)</span>"
      return """
        <li class="person"><div><strong>\(name)</strong> <span class="number">\(phone)</span>\(more)</div>\(call)</li>
        """
    }
    return "<ul class=\"persons\">\(items)</ul>"
  }

  private static func dialogue(_ field: WorksheetField, _ rows: [[String]]) -> HTML {
    let turns = rows.map { row -> HTML in
      let lines = zip(field.columns ?? [], row).filter { !$1.isEmpty }.map { column, value -> HTML in
        "<div class=\"said-by \(column.id)\"><dt class=\"small\">\(column.label.text)</dt><dd class=\"notes\">\(value)</dd></div>"
      }
      return HTML.joined(lines)
    }
    return "<dl class=\"dialogue\">\(turns)</dl>"
  }

  private static func week(_ plan: WeekPlan) -> HTML {
    let days = WeekCell.days.map { day -> HTML in
      let lines = plan.lines(on: day)
      let parts = DayPart.allCases.map { part -> HTML in
        let text = lines.first { $0.part == part }?.text
        let state = text == nil ? "free" : "planned"
        return """
          <div class="part \(state)"><dt class="small">\(WorksheetWords.name(part))</dt>\
          <dd class="notes">\(text ?? "–")</dd></div>
          """
      }
      return """
        <section class="planned-day\(lines.isEmpty ? " empty-day" : "")"><p class="day-name"><strong>\(TimeText.weekday(day.rawValue))</strong></p><dl>\(parts)</dl></section>
        """
    }
    return "<div class=\"planned-week\">\(days)</div>"
  }
}

/// Where a method comes from.
struct MethodSources: Component {
  var sources: [MethodSource]
  init(_ sources: [MethodSource]) { self.sources = sources }

  var html: HTML {
    let items = sources.map { source -> HTML in
      let link: HTML? = source.url.map { address in
        " <a href=\"\(url: address)\" rel=\"noopener noreferrer\">\(Self.host(address))</a>"
      }
      return "<li lang=\"en\">\(source.cite)\(link)</li>"
    }
    return """
      <div class="no-print">\(Disclosure(t("Where this comes from"), "<ul class=\"sources small\">\(items)</ul><p class=\"small soft\">\(t("The words here are ours. This is not treatment and not a diagnosis."))</p>"))</div>
      """
  }

  private static func host(_ address: String) -> String {
    String(address.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" })
  }
}
