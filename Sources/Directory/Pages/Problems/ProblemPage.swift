import Hummingbird
import Meetings
import Pages
import Web

/// "Something wrong?": a short form about one listing.
struct ProblemPage {
  var name: String
  var slug: String
  var kind = ""
  var message = ""
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Something wrong?"), activeTab: "meetings", isPrivate: true,
      body: """
        \(BackLink(name, url: DirectoryPath.meeting.url(slug)))
        <h1>\(t("What is wrong with this listing?"))</h1>
        <p>\(t("It goes to the people who keep this directory. It does not say who you are, so write nothing that does."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: DirectoryPath.problem.url(slug))" class="stack">
        \(ChoiceGroup(t("What did you find?"), name: "kind", kind: .radio, choices: choices, errors: errors))
        \(FormField(
          "message", label: t("What should they know?"), control: .multiline(rows: 4), value: message,
          hint: t("For example: the door is round the back now."), errors: errors, longest: ProblemReport.Limits.message))
        \(SubmitButton(t("Send")))
        </form>
        """)
  }

  static func thanks(name: String, slug: String) -> Page {
    Page(
      title: t("Thank you"), activeTab: "meetings", isPrivate: true,
      body: """
        <h1>\(t("Thank you"))</h1>
        \(Notice(.done, "<p>\(t("It is on its way to the people who keep this directory. The next person will find the right door because of you."))</p>"))
        \(Actions("\(LinkButton(t("Back to the meeting"), url: DirectoryPath.meeting.url(slug)))"))
        """)
  }

  private var choices: [Choice] {
    ProblemReport.Kind.allCases.map { Choice($0.rawValue, label: Self.label($0), isOn: $0.rawValue == kind) }
  }

  static func label(_ kind: ProblemReport.Kind) -> String {
    switch kind {
    case .notThere: t("Nobody was there")
    case .wrongTime: t("The day or time is wrong")
    case .wrongPlace: t("The place is wrong")
    case .cannotJoin: t("The link or phone does not work")
    case .unsafe: t("It did not feel safe")
    case .other: t("Something else")
    }
  }

  static func words(_ error: ProblemReportError) -> FieldError {
    switch error {
    case .noKind: FieldError(field: "kind", message: t("Choose what you found."))
    case .messageTooLong:
      FieldError(field: "message", message: t("Write at most \(ProblemReport.Limits.message) characters."))
    case .messageMissing: FieldError(field: "message", message: t("Say in a few words what it is."))
    case .alreadyKnown: FieldError(field: "message", message: t("They know already."))
    }
  }
}

extension DirectoryFeature {
  func problemForm(_ request: Request, _ context: AppContext) async throws -> Response {
    let meeting = try await listing(try context.value(of: DirectoryPath.problem))
    if try context.query.contains("sent") {
      return context.respond(ProblemPage.thanks(name: meeting.name, slug: meeting.slug))
    }
    return context.respond(ProblemPage(name: meeting.name, slug: meeting.slug).page)
  }

  func reportProblem(_ request: Request, _ context: AppContext) async throws -> Response {
    let meeting = try await listing(try context.value(of: DirectoryPath.problem))
    let form = try await request.form()
    let (kind, message) = (form.last("kind"), form.last("message"))
    switch ProblemReport.validated(kind: kind, message: message) {
    case .failure(let errors):
      let page = ProblemPage(
        name: meeting.name, slug: meeting.slug, kind: kind ?? "", message: message ?? "",
        errors: errors.all.map(ProblemPage.words))
      return context.respond(page.page, status: .unprocessableContent)
    case .success(let (kind, message)):
      try problemLimiter.require(context)
      do {
        try await problems.add(kind: kind, message: message, meetingID: meeting.id, now: now())
      } catch ProblemReportError.alreadyKnown {
        // Enough reports wait for this listing: the operator knows, and the visitor has done their part.
      }
      return .redirect(to: DirectoryPath.problem.url(meeting.slug, query: [("sent", "1")]), type: .normal)
    }
  }
}
