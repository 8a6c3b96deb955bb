import Pages

/// The recovery code: shown once where it is new, and typed back so that a slip of the pen shows now and not on the day it is needed.
struct CodePage {
  /// Only where it was just made: nobody can show it again.
  var code: RecoveryCode?
  /// What was typed back and is not right yet.
  var typed = ""
  var to: String?
  /// Straight after joining.
  var isNewMember = false
  /// Straight after recovering.
  var hasRecovered = false
  var hasChecked = false
  var formToken: HiddenField?
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Recovery code"), activeTab: "me", styles: [.membersStyle], scripts: [.membersScript, .shareScript],
      isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Me"), url: MemberPath.account.url()))
        <h1>\(isNewMember ? t("You are in. One more thing.") : t("Recovery code"))</h1>
        \(code.map(shown) ?? standing)
        """)
  }

  private func shown(_ code: RecoveryCode) -> HTML {
    let groups = code.text.split(separator: "-").map { group -> HTML in "<span>\(group)</span>" }
    return """
      <p class="lead">\(t("If you forget your passphrase, this code is the only way back to what you wrote. Nobody else has it, and it is shown this once."))</p>
      <div class="card sun"><p class="recovery-code" id="recovery-code" dir="ltr" translate="no">\
      \(HTML.joined(groups, separator: " "))</p></div>
      <div class="actions">\(PrintButton(t("Print")))\
      <button class="button quiet with-script" type="button" data-copy="recovery-code" \
      data-copied="\(t("Copied"))" data-failed="\(t("It could not be copied. Write it down."))">\
      \(Icon.copy)<span role="status">\(t("Copy"))</span></button></div>
      <p class="no-print">\(t("Write it down and keep it where nobody would look for it: it opens your record."))</p>
      \(checkForm)
      \(later)
      """
  }

  private var later: HTML {
    let url = to ?? MemberPath.account.url()
    return """
      <p class="no-print"><a href="\(url: url)">\(t("Do this later"))</a> <span class="soft small">\
      \(t("The code will not be shown again. You can always make a new one while you know your passphrase."))</span></p>
      """
  }

  private var standing: HTML {
    let notice: HTML =
      if hasRecovered {
        Notice(
          .done, title: t("Your new passphrase is set"),
          "<p>\(t("All other sessions have ended. Your code still works; if anybody may have seen it, make a new one."))</p>"
        ).html
      } else if hasChecked {
        Notice(.done, "<p>\(t("You typed your code back and it is right. Keep it safe."))</p>").html
      } else {
        Notice(
          .warning, title: t("Not checked yet"),
          "<p>\(t("Type your code below once, so that you know it will work. If you do not have it any more, make a new one."))</p>"
        ).html
      }
    let check: HTML? = hasChecked || hasRecovered ? nil : checkForm
    return """
      \(notice)
      \(ErrorSummary(errors))
      \(check)
      <h2>\(t("Make a new code"))</h2>
      <form method="post" action="\(url: MemberPath.newCode.url())" class="form">\(formToken)
      \(PassphraseField("current", label: t("Your passphrase"), hint: t("The old code will open nothing any more."), errors: errors))
      \(SubmitButton(t("Make a new code"), kind: hasChecked || hasRecovered ? .quiet : .primary))
      </form>
      """
  }

  private var checkForm: HTML {
    """
    <form method="post" action="\(url: MemberPath.code.url())" class="form no-print">\(formToken)
    \(to.map { HiddenField(ReturnPath.field, $0) })
    \(FormField(
      "code", label: t("Type it back"), value: typed, hint: t("Spaces and capitals do not matter."), errors: errors,
      isRequired: true, longest: 100))
    \(SubmitButton(t("Check")))
    </form>
    """
  }
}
