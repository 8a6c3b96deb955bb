import Meetings
import Members
import Pages
import Recovery

/// A sheet to fill in. A member's is kept in their record; anybody else's is printed and goes nowhere.
struct WorksheetPage {
  var sheet: Worksheet
  var values: WorksheetValues = .empty
  var errors: [FieldError] = []
  /// Where the form goes.
  var action: String
  /// The way back.
  var back: (title: String, url: String)
  /// Nil without an account.
  var formToken: HiddenField?

  var page: Page {
    let lines: HTML? = formToken == nil ? Self.promise : nil
    return Page(
      title: sheet.title.text, styles: [.toolsStyle], scripts: [.shareScript, .worksheetScript], isPrivate: true,
      showsListings: false,
      body: """
        <div class="no-print">\(BackLink(back.title, url: back.url))</div>
        <h1>\(sheet.title.text)</h1>
        <p class="lead no-print">\(sheet.intro.text)</p>
        \(ErrorSummary(errors))
        <form class="worksheet form" method="post" action="\(url: action)"\(flag: "data-print-only", when: formToken == nil)>
        \(formToken)
        \(WorksheetFields(sheet: sheet, values: values, errors: errors))
        \(lines)
        \(Actions(buttons))
        </form>
        \(formToken == nil ? JoinHint() : nil)
        \(MethodSources(sheet.source))
        """)
  }

  private var buttons: HTML {
    if formToken != nil {
      return "\(SubmitButton(t("Save")))\(Self.printButton)"
    }
    return """
      \(PrintButton(t("Print")))\
      \(SubmitButton(t("Lay it out for printing"), kind: .quiet, isOnlyWithoutScript: true))
      """
  }

  private static var printButton: HTML {
    """
    <button class="button quiet with-script" type="button" data-print>\(Icon.printer)\(t("Print"))</button>
    """
  }

  /// True in both ways: with scripts the form is never sent; without, it comes back as a page and nothing is stored.
  private static var promise: HTML {
    """
    <p class="soft small no-print with-script">\(t("Nothing you write here is sent or kept. It is gone when you close this page."))</p>\
    <p class="soft small no-print without-script">\(t("The button sends your words to this site once, to lay them out for paper. Nothing is kept."))</p>
    """
  }
}

/// What an account would add, said once and quietly.
struct JoinHint: Component {
  var html: HTML {
    """
    <p class="soft small no-print">\(t("With an account you can keep what you write, sealed so that only you can read it.")) \
    <a href="\(url: MemberPath.join.url())">\(t("Make an account"))</a></p>
    """
  }
}

/// What somebody without an account sent to see it laid out. Nothing of it is stored.
struct FilledPage {
  var sheet: Worksheet
  var answers: WorksheetAnswers
  var values: WorksheetValues
  var action: String

  var page: Page {
    let fields = values.pairs(of: sheet).map { HiddenField($0.0, $0.1) }
    return Page(
      title: sheet.title.text, styles: [.toolsStyle], scripts: [.shareScript], isPrivate: true, showsListings: false,
      body: """
        <h1>\(sheet.title.text)</h1>
        <p class="soft no-print">\(t("This page is only here for you to print. Nothing of it was kept."))</p>
        \(WorksheetView(sheet: sheet, answers: answers))
        <form method="post" action="\(url: action)">\(fields)\
        <div class="actions">\(PrintButton(t("Print")))\
        \(SubmitButton(t("Change it"), kind: .quiet, name: "do", value: "edit"))</div></form>
        \(JoinHint())
        """)
  }
}
