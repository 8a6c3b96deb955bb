import Meetings
import Members
import Pages
import Recovery
import Web

/// A meeting that was written down, to be changed.
struct AttendedMeetingPage {
  var entry: AttendedMeeting
  var form: ParameterList
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("Change a meeting"), back: BackLink(t("My meetings"), url: DailyPath.meetings.url()),
      """
      <h1>\(t("Change a meeting"))</h1>
      \(ErrorSummary(errors))
      <form method="post" action="\(url: DailyPath.oneMeeting.url(entry.address.month, entry.id))" class="form">\(token)
      \(FormField("name", label: t("Which meeting?"), value: form.last("name") ?? "", errors: errors, isRequired: true, longest: RecordLimits.label))
      \(FormField("day", label: t("Day"), control: .input("date"), value: form.last("day") ?? "", errors: errors, isRequired: true))
      \(FormField("note", label: t("Note"), control: .multiline(rows: 2), value: form.last("note") ?? "", errors: errors, longest: RecordLimits.note))
      \(SubmitButton(t("Save"), isWide: true))
      </form>
      """)
  }
}

/// How often somebody wants to be at meetings: their own idea, or none.
struct GoalPage {
  var form: ParameterList
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    let kind = form.last("kind") ?? "none"
    return DailyPage.make(
      t("Goal"), back: BackLink(t("My meetings"), url: DailyPath.meetings.url()),
      """
      <h1>\(t("How often do you want to be there?"))</h1>
      \(ErrorSummary(errors))
      <form method="post" action="\(url: DailyPath.goal.url())" class="form">\(token)
      \(ChoiceGroup(
        t("My goal"), name: "kind", kind: .radio,
        choices: [
          Choice("weekly", label: t("So many a week"), isOn: kind == "weekly"),
          Choice("ninety", label: t("90 meetings in 90 days"), isOn: kind == "ninety"),
          Choice("none", label: t("No goal"), isOn: kind == "none"),
        ]))
      \(FormField("count", label: t("How many a week?"), control: .input("number"), value: form.last("count") ?? "", errors: errors))
      \(FormField("from", label: t("First of the 90 days"), control: .input("date"), value: form.last("from") ?? "", errors: errors))
      \(SubmitButton(t("Save"), isWide: true))
      </form>
      """)
  }
}
