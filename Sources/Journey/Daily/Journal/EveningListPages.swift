import Meetings
import Members
import Pages
import Recovery
import Web

/// The nightly inventory of a day: our questions, each of which can be skipped.
struct InventoryPage {
  var day: CivilDate
  var seen: HiddenField
  var form: ParameterList
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("Nightly inventory"), scripts: [.draftScript], back: BackLink(t("Journal"), url: DailyPath.journal.url()),
      """
      <h1>\(t("Nightly inventory"))</h1>
      <p class="soft">\(day.words). \(t("Honest and kind. Skip what does not fit."))</p>
      \(ErrorSummary(errors))
      <form method="post" action="\(url: DailyPath.inventory.url())" class="form" data-draft="inventory">\(token)\
      \(HiddenField("day", day.description))\(seen)
      \(DailyPrompts.shared.inventory.map { question in
        FormField(
          question.id, label: question.words, control: .multiline(rows: 2), value: form.last(question.id) ?? "",
          errors: errors, longest: DailyLimits.answer)
      })
      \(DraftNote())
      \(SubmitButton(t("Save"), isWide: true))
      </form>
      """)
  }
}

/// What somebody is grateful for, a line each.
struct GratitudePage {
  var day: CivilDate
  var seen: HiddenField
  var text: String
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("Gratitude list"), scripts: [.draftScript], back: BackLink(t("Journal"), url: DailyPath.journal.url()),
      """
      <h1>\(t("What are you grateful for?"))</h1>
      <p class="soft">\(day.words). \(t("Small things count: warm water, a seat on the bus."))</p>
      \(ErrorSummary(errors))
      <form method="post" action="\(url: DailyPath.gratitude.url())" class="form" data-draft="gratitude">\(token)\
      \(HiddenField("day", day.description))\(seen)
      \(FormField(
        "lines", label: t("One thing on each line"), control: .multiline(rows: 6), value: text, errors: errors,
        isRequired: true, longest: RecordLimits.lines * DailyLimits.line))
      \(DraftNote())
      \(SubmitButton(t("Save"), isWide: true))
      </form>
      """)
  }
}
