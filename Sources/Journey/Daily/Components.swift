import Members
import Pages
import Recovery

/// The numbers from 0 to 10 beside each other, each a button that sends its form at once.
struct RatingButtons: Component {
  var name: String
  /// The question's element, which says what the numbers are of.
  var labelledBy: String
  /// The one that was chosen last.
  var chosen: Rating?

  var html: HTML {
    let buttons = Rating.all.map { rating -> HTML in
      """
      <button class="rating\(rating == chosen ? " on" : "")" type="submit" name="\(name)" value="\(rating.value)"\
      \(attribute: "aria-current", rating == chosen ? "true" : nil)>\(rating.value)</button>
      """
    }
    return "<div class=\"ratings\" role=\"group\" aria-labelledby=\"\(labelledBy)\">\(buttons)</div>"
  }
}

/// The numbers from 0 to 10 to choose from in a longer form, and none of them.
struct RatingChoice: Component {
  var name: String
  var legend: String
  /// What 0 and 10 mean.
  var ends: (low: String, high: String)
  var value: String?
  var errors: [FieldError] = []

  var html: HTML {
    let id = FormField.id(of: name)
    let choices = Rating.all.map { rating -> HTML in
      """
      <label class="rating"><input type="radio"\(attribute: "id", rating.value == 0 ? id : nil) name="\(name)" \
      value="\(rating.value)"\(flag: "checked", when: value == String(rating.value))><span>\(rating.value)</span></label>
      """
    }
    let none: HTML = """
      <label class="rating none"><input type="radio" name="\(name)" value=""><span aria-hidden="true">–</span>\
      <span class="visually-hidden">\(t("no answer"))</span></label>
      """
    let error: HTML? = errors.first { $0.field == name }.map {
      "<p class=\"error\">\(Icon.warning)<span>\($0.message)</span></p>"
    }
    return """
      <fieldset class="choices"><legend>\(legend)<span class="visually-hidden"> \(t("0 is \(ends.low), 10 is \(ends.high)"))</span>\
      </legend>\(error)<div class="ratings twelve">\(choices)\(none)</div>\
      <p class="ends soft small" aria-hidden="true"><span>\(ends.low)</span><span>\(ends.high)</span></p></fieldset>
      """
  }
}

/// Short choices that wrap, each a check box or radio button drawn as a chip.
struct ChipChoices: Component {
  var legend: String
  var name: String
  var kind: ChoiceGroup.Kind = .checkbox
  var choices: [Choice]
  var hint: String?

  var html: HTML {
    let all = choices.map { choice -> HTML in
      """
      <label class="chip-choice"><input type="\(kind.rawValue)" name="\(name)" value="\(choice.value)"\
      \(flag: "checked", when: choice.isOn)><span>\(choice.label)</span></label>
      """
    }
    let line: HTML? = hint.map { "<p class=\"hint\">\($0)</p>" }
    return "<fieldset class=\"choices\"><legend>\(legend)</legend>\(line)<div class=\"chips\">\(all)</div></fieldset>"
  }
}

/// A line of a list that can be changed or taken out.
struct EntryLine: Component {
  var title: String
  var facts: [String]
  var text: String?
  var editURL: String?
  var remove: RemoveButton?

  var html: HTML {
    let line: HTML? =
      facts.isEmpty ? nil : "<p class=\"facts\">\(facts.filter { !$0.isEmpty }.joined(separator: "\u{A0}· "))</p>"
    let words: HTML? = text.map { "<p class=\"notes\">\($0)</p>" }
    let edit: HTML? = editURL.map {
      "<a class=\"button text\" href=\"\(url: $0)\">\(t("Change"))<span class=\"visually-hidden\">: \(title)</span></a>"
    }
    let actions: HTML? = edit == nil && remove == nil ? nil : "<div class=\"entry-actions\">\(edit)\(remove)</div>"
    return "<li class=\"entry\"><h3>\(title)</h3>\(line)\(words)\(actions)</li>"
  }
}

/// Entries under each other in one surface.
struct EntryList: Component {
  var lines: [EntryLine]
  init(_ lines: [EntryLine]) { self.lines = lines }
  var html: HTML { lines.isEmpty ? "" : "<ul class=\"rows entries\">\(lines)</ul>" }
}

/// A page of the member's own under "Today".
enum DailyPage {
  static func make(_ title: String, scripts: [Asset] = [], back: BackLink? = nil, _ body: HTML) -> Page {
    Page(
      title: title, activeTab: "today", styles: [.todayStyle], scripts: scripts, isPrivate: true, showsListings: false,
      body: "\(back)\(body)")
  }

  static var backToToday: BackLink { BackLink(t("Today"), url: DailyPath.today.url()) }
}
