import Hummingbird
import Pages
import Web

/// What somebody sent after their session had ended: nothing is lost. They sign in on a page that carries what they wrote, and
/// then send it again with one tap. The server keeps none of it in between.
struct KeptForm {
  /// Where the form was going.
  var path: String
  /// Its fields, without the token of the session that has ended.
  var fields: [ParameterList.Item]
  var name = ""
  var errors: [FieldError] = []

  /// Larger forms (a whole record to import) are chosen again.
  static let mostBytes = 262_144
  /// What is never carried through a page.
  private static let secrets: Set<String> = ["passphrase", "current", "code"]

  /// Leads on from a form that this session did not make: because there is no session any more, or it is a newer one.
  ///
  /// - Throws: `MemberError.signedOut` or `.staleForm` where the form is not one to carry.
  static func answer(_ form: ParameterList, to path: String, _ signedIn: SignedIn?, _ context: AppContext) throws
    -> Response
  {
    let size = form.items.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    guard size <= mostBytes / 3, form.contains(SignedIn.formTokenName), secrets.isDisjoint(with: form.names),
      let path = ReturnPath.checked(path)
    else { throw signedIn == nil ? MemberError.signedOut : MemberError.staleForm }
    let kept = KeptForm(path: path, fields: form.items)
    guard let signedIn else { return context.respond(kept.signInPage, status: .unauthorized) }
    return context.respond(kept.sendAgainPage(signedIn.token), status: .forbidden)
  }

  /// In front of the names of the fields that are carried.
  static let prefix = "kept."
  static let pathField = "kept-path"

  init(path: String, fields: [ParameterList.Item], name: String = "", errors: [FieldError] = []) {
    self.path = path
    self.fields = fields.filter { $0.name != SignedIn.formTokenName }
    self.name = name
    self.errors = errors
  }

  /// The form as a sign-in carries it; nil where it carries none.
  init?(carriedBy form: ParameterList) {
    guard let path = ReturnPath.checked(form.last(Self.pathField)) else { return nil }
    self.init(
      path: path,
      fields: form.items.filter { $0.name.hasPrefix(Self.prefix) }.map {
        .init(name: String($0.name.dropFirst(Self.prefix.count)), value: $0.value)
      })
  }

  /// Before signing in again.
  var signInPage: Page {
    Page(
      title: t("Your session had ended"), activeTab: "me", styles: [.membersStyle], scripts: [.membersScript],
      isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("Your session had ended"))</h1>
        <p>\(t("What you wrote is still here, in this page. Sign in, and you can send it again."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: MemberPath.signIn.url())" class="form">
        \(HiddenField(Self.pathField, path))\(fields.map { HiddenField(Self.prefix + $0.name, $0.value) })
        \(FormField(
          "name", label: t("Name"), value: name, errors: errors, isRequired: true, autocomplete: "username",
          longest: MemberName.longest * 2))
        \(PassphraseField(label: t("Passphrase")))
        \(SubmitButton(t("Sign in"), isWide: true))
        </form>
        """)
  }

  /// After it, with the new session's token.
  func sendAgainPage(_ token: SessionToken) -> Page {
    Page(
      title: t("Send it again"), activeTab: "me", isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("Send it again"))</h1>
        <p>\(t("Your session is a newer one than that of the page. Nothing was changed yet, and what you wrote is ready."))</p>
        <form method="post" action="\(url: path)">\(token.field)\(fields.map { HiddenField($0.name, $0.value) })
        \(SubmitButton(t("Send it again"), isWide: true))</form>
        """)
  }
}
