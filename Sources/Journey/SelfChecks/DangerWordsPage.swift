import Members
import Pages
import Recovery

/// The member's own list of words that mean danger.
struct DangerWordsPage {
  var text: String
  var problem: DangerWords.Problem?
  var token: HiddenField

  var page: Page {
    let errors = problem.map { [FieldError(field: "words", message: Self.words($0))] } ?? []
    return Page(
      title: t("Words that mean danger to you"), activeTab: "today", isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Self-checks"), url: SelfCheckPath.all.url()))
        <h1>\(t("Words that mean danger to you"))</h1>
        <p>\(t("A name, a place, a phrase that comes when things are bad. When you write one of them here in a check or in your journal, what you wrote is saved, and the help page opens. Nobody is told."))</p>
        \(ErrorSummary(errors))
        <form class="form" method="post" action="\(url: SelfCheckPath.words.url())">\(token)
        \(FormField(
          "words", label: t("One word or phrase on each line"), control: .multiline(rows: 6), value: text,
          hint: t("Sealed like the rest of your record."), errors: errors))
        \(SubmitButton(t("Save")))
        </form>
        """)
  }

  private static func words(_ problem: DangerWords.Problem) -> String {
    switch problem {
    case .tooLong(let limit): t("Write at most \(limit) characters on a line.")
    case .tooMany(let limit): t("Write at most \(limit) lines.")
    }
  }
}
