import Meetings
import Members
import Pages
import Recovery
import Web

/// Today's pledge, in one's own words or plain.
struct PledgePage {
  var pledge: Pledge?
  var words: String
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("Today’s pledge"), back: DailyPage.backToToday,
      """
      <h1>\(t("Today’s pledge"))</h1>
      <p>\(t("For today only. Say it plainly, or in your own words. This evening you look back on it."))</p>
      \(ErrorSummary(errors))
      <form method="post" action="\(url: DailyPath.pledge.url())" class="form">\(token)
      \(FormField(
        "words", label: t("My pledge"), control: .multiline(rows: 2), value: words,
        hint: t("Left empty it says: \(Pledge.plain)"), errors: errors, longest: DailyLimits.line))
      \(SubmitButton(pledge == nil ? t("Make it") : t("Save"), isWide: true))
      </form>
      \(pledge.map { RemoveButton(kind: Daily.pledges.name, place: $0.address, token: token, about: t("Today’s pledge")) })
      """)
  }
}

/// The evening review with words.
struct ReviewPage {
  var day: CivilDate
  var seen: HiddenField
  var pledge: Pledge?
  var form: ParameterList
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("Evening review"), scripts: [.draftScript], back: DailyPage.backToToday,
      """
      <h1>\(t("How was the day?"))</h1>
      <p class="soft">\(day.words)</p>
      \(ErrorSummary(errors))
      <form method="post" action="\(url: DailyPath.review.url())" class="form" data-draft="review">\(token)\(HiddenField("day", day.description))\(seen)
      \(pledge.map(question))
      \(field("gratitude", t("What are you grateful for?")))
      \(field("went", t("What went well?")))
      \(field("amends", t("Is there something to put right?")))
      \(DraftNote())
      \(SubmitButton(t("Save"), isWide: true))
      </form>
      """)
  }

  private func field(_ name: String, _ label: String) -> FormField {
    FormField(
      name, label: label, control: .multiline(rows: 2), value: form.last(name) ?? "", errors: errors,
      longest: DailyLimits.answer)
  }

  private func question(_ pledge: Pledge) -> HTML {
    let choices = Pledge.Answer.allCases.map {
      Choice($0.rawValue, label: $0.label, isOn: $0.rawValue == form.last("kept"))
    }
    return """
      <blockquote class="pledge">\(pledge.words ?? Pledge.plain)</blockquote>
      \(ChipChoices(legend: t("Your pledge"), name: "kept", kind: .radio, choices: choices))
      """
  }
}

/// A month of pledges and reviews, day by day.
struct EveningsPage {
  var month: Month
  var months: [String]
  var pledges: [Pledge]
  var reviews: [Review]
  var today: CivilDate
  var token: HiddenField

  var page: Page {
    let isEmpty = pledges.isEmpty && reviews.isEmpty
    return DailyPage.make(
      t("Pledges and evenings"), back: DailyPage.backToToday,
      """
      <h1>\(t("Pledges and evenings"))</h1>
      \(Actions("\(LinkButton(t("Evening review"), url: DailyPath.review.url()))\(LinkButton(t("Today’s pledge"), url: DailyPath.pledge.url(), kind: .quiet))"))
      \(isEmpty && months.isEmpty ? empty : list(isEmpty: isEmpty))
      """)
  }

  private var empty: HTML {
    EmptyState(
      t("Nothing here yet"), text: t("A pledge in the morning and a look back in the evening: two taps a day.")
    ).html
  }

  private func list(isEmpty: Bool) -> HTML {
    let days = Set(pledges.map(\.day) + reviews.map(\.day)).sorted(by: >)
    return """
      <section class="group">\(DayHeading(month.words, note: isEmpty ? t("nothing written") : nil))
      \(EntryList(days.flatMap(lines)))</section>
      \(MonthPager(month, pages: months) { DailyPath.evenings.url(query: [("month", $0.page)]) })
      """
  }

  private func lines(_ day: CivilDate) -> [EntryLine] {
    let made = pledges.filter { $0.day == day }.map { pledge in
      EntryLine(
        title: t("\(day.shortWords): pledge"), facts: [pledge.kept?.label ?? ""], text: pledge.words ?? Pledge.plain,
        editURL: day == today ? DailyPath.pledge.url() : nil,
        remove: RemoveButton(kind: Daily.pledges.name, place: pledge.address, token: token, about: day.shortWords))
    }
    let looked = reviews.filter { $0.day == day }.map { review in
      EntryLine(
        title: t("\(day.shortWords): evening"), facts: review.hasWords ? [] : [t("looked back, without words")],
        text: review.lines,
        editURL: DailyPath.review.url(query: [("day", day.description), ("id", review.id)]),
        remove: RemoveButton(kind: Daily.reviews.name, place: review.address, token: token, about: day.shortWords))
    }
    return looked + made
  }
}

extension Review {
  /// Its words under each other; nil where it has none.
  var lines: String? {
    let lines = [
      gratitude.map { t("Grateful for: \($0)") }, wentWell.map { t("Went well: \($0)") },
      amends.map { t("To put right: \($0)") },
    ].compactMap { $0 }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
