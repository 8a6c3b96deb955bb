import Hummingbird
import Pages
import Web

/// The door for those who have an account.
struct SignInPage {
  var name = ""
  var stays = false
  var to: String?
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Sign in"), activeTab: "me", styles: [.membersStyle], scripts: [.membersScript], isPrivate: true,
      showsListings: false,
      body: """
        <h1>\(t("Sign in"))</h1>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: MemberPath.signIn.url())" class="form">
        \(to.map { HiddenField(ReturnPath.field, $0) })
        \(FormField(
          "name", label: t("Name"), value: name, errors: errors, isRequired: true, autocomplete: "username",
          longest: MemberName.longest * 2))
        \(PassphraseField(label: t("Passphrase")))
        \(StayChoice(isOn: stays))
        \(SubmitButton(t("Sign in"), isWide: true))
        </form>
        <p><a href="\(url: MemberPath.recover.url(query: query))">\(t("I forgot my passphrase"))</a></p>
        <p>\(t("No account yet?")) <a href="\(url: MemberPath.join.url(query: query))">\(t("Join"))</a></p>
        """)
  }

  private var query: [(String, String)] { to.map { [(ReturnPath.field, $0)] } ?? [] }
}

extension MembersFeature {
  func signInForm(_ request: Request, _ context: AppContext) async throws -> Response {
    let to = ReturnPath.checked(try context.query.last(ReturnPath.field))
    if context.signedIn != nil { return .redirect(to: to ?? home, type: .normal) }
    return context.respond(SignInPage(to: to).page)
  }

  func signIn(_ request: Request, _ context: AppContext) async throws -> Response {
    let form = try await members.form(request, context, needsRecord: false)
    let (name, to) = (form.last("name") ?? "", ReturnPath.checked(form.last(ReturnPath.field)))
    let stays = form.contains(StayChoice.field)
    let key = MemberName.key(for: String(name.prefix(MemberName.longest * 2)))
    try throttle.requireTry(key, from: context.network)
    do {
      let opened = try await members.accounts.open(name: name, passphrase: form.last("passphrase") ?? "")
      throttle.noteSuccess(key, from: context.network)
      var response = Response.redirect(to: to ?? home, type: .normal)
      try await begin(opened, stays: stays, request, context).set(on: &response)
      return response
    } catch let problem as AccountProblem {
      let page = SignInPage(
        name: String(name.prefix(MemberName.longest * 2)), stays: stays, to: to, errors: [problem.fieldError])
      return context.respond(page.page, status: .unprocessableContent)
    }
  }

  /// Needs the cookie alone: a record that does not open keeps nobody signed in.
  func signOut(_ request: Request, _ context: AppContext) async throws -> Response {
    let form = try await request.form()
    let cookie = request.cookies[SessionCookies(isSecure: context.isSecure).sessionName]
    if let token = cookie.flatMap({ SessionToken(cookie: $0.value) }) {
      guard token.accepts(form) else { throw MemberError.staleForm }
      try await members.accounts.sessions.end(tokenHash: token.hash)
    }
    var response = Response.redirect(
      to: MemberPath.account.url(query: [(StrangerPage.Note.out.rawValue, "1")]), type: .normal)
    SessionCookies(isSecure: context.isSecure).forget(&response)
    return response
  }

  /// Starts a session for this browser, and ends the one it may have had: nobody can have planted its name.
  func begin(
    _ opened: Accounts.Opened, stays: Bool, _ request: Request, _ context: AppContext
  ) async throws -> BegunSession {
    let cookies = SessionCookies(isSecure: context.isSecure)
    if let old = request.cookies[cookies.sessionName].flatMap({ SessionToken(cookie: $0.value) }) {
      try await members.accounts.sessions.end(tokenHash: old.hash)
    }
    let label = DeviceLabel(userAgent: request.headers[.userAgent])
    let token = try await members.accounts.startSession(opened, label: label.stored, stays: stays)
    return BegunSession(token: token, stays: stays, cookies: cookies)
  }
}

/// A session that its browser does not know of yet.
struct BegunSession {
  var token: SessionToken
  var stays: Bool
  var cookies: SessionCookies

  func set(on response: inout Response) {
    cookies.set(token, stays: stays, on: &response)
  }
}
