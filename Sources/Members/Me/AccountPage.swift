import Hummingbird
import Pages
import Web

/// "Me": what a member decides about their own account.
struct AccountPage {
  /// What was just done, by its name in the address.
  enum Done: String {
    case passphrase, name, settings
    static let field = "done"

    var url: String { MemberPath.account.url(query: [(Self.field, rawValue)]) }

    var words: String {
      switch self {
      case .passphrase: t("Your passphrase is changed. All other sessions have ended.")
      case .name: t("Your name is changed.")
      case .settings: t("Your settings are saved.")
      }
    }
  }

  var signedIn: SignedIn
  var done: Done?
  var isAdmin = false
  /// Of other features.
  var further: [Door] = []

  var page: Page {
    Page(
      title: t("Me"), activeTab: "me", styles: [.membersStyle], isPrivate: true, showsListings: false,
      body: """
        <h1>\(signedIn.member.name)</h1>
        \(done.map { Notice(.done, "<p>\($0.words)</p>") })
        \(MemberNotices(signedIn))
        \(Doors(further + account + record + community))
        <form method="post" action="\(url: MemberPath.signOut.url())">\(signedIn.formToken)
        \(SubmitButton(t("Sign out"), kind: .quiet, icon: .leave, isWide: true))</form>
        """)
  }

  private var account: [Door] {
    [
      Door(
        t("Settings"), text: t("Time zone, language, quiet mode"), url: MemberPath.settings.url(), icon: .clock),
      Door(t("Name"), text: t("What people here call you"), url: MemberPath.name.url(), icon: .person),
      Door(t("Passphrase"), url: MemberPath.passphrase.url(), icon: .speech),
      Door(t("Recovery code"), text: t("The way back if you forget it"), url: MemberPath.code.url(), icon: .lifebuoy),
      Door(
        t("Where you are signed in"), text: t("And ending it from afar"), url: MemberPath.sessions.url(), icon: .screen),
    ]
  }

  private var record: [Door] {
    [
      Door(
        t("Take your record with you"), text: t("As a page to read and a file to bring back"),
        url: MemberPath.export.url(), icon: .share),
      Door(t("What the server can and cannot read"), url: MemberPath.privacy.url(), icon: .info),
      Door(t("Leave for good"), text: t("Everything of yours goes"), url: MemberPath.leave.url(), icon: .leave),
    ]
  }

  private var community: [Door] {
    isAdmin
      ? [
        Door(
          t("Who looks after this site"), text: t("Roles and what was done with them"), url: MemberPath.community.url(),
          icon: .people)
      ]
      : []
  }
}

/// "Me" for somebody without a session: the two ways in.
struct StrangerPage {
  enum Note: String {
    case out, gone

    var words: String {
      switch self {
      case .out: t("You are signed out. What this site kept in this browser is gone.")
      case .gone: t("Your account and all that was in it are gone. Go well; the door stays open.")
      }
    }
  }

  var note: Note?

  var page: Page {
    Page(
      title: t("Me"), activeTab: "me", isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("A place of your own"))</h1>
        \(note.map { Notice(.done, "<p>\($0.words)</p>") })
        <p class="lead">\(t("Count your days, note how it goes, keep your plans. Sealed with your own key: not even the people who run this site can read it on their disk."))</p>
        \(Actions("\(LinkButton(t("Join"), url: MemberPath.join.url()))\(LinkButton(t("Sign in"), url: MemberPath.signIn.url(), kind: .quiet))"))
        <p class="soft">\(t("Finding a meeting needs no account."))</p>
        """)
  }
}

extension MembersFeature {
  func account(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let signedIn = try context.visitor(needsRecord: false) else {
      let note = StrangerPage.Note.allCases.first { (try? context.query.contains($0.rawValue)) == true }
      return context.respond(StrangerPage(note: note).page)
    }
    let done = try context.query.last(AccountPage.Done.field).flatMap { AccountPage.Done(rawValue: $0) }
    let isAdmin = try await members.roles.isAdmin(signedIn.member)
    let further = try await doors(signedIn)
    return context.respond(AccountPage(signedIn: signedIn, done: done, isAdmin: isAdmin, further: further).page)
  }

  /// A backup that was put back, and that the member knows of.
  func acceptOlder(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    try await signedIn.acceptOlderRecord()
    return .redirect(to: home, type: .normal)
  }
}

extension StrangerPage.Note: CaseIterable {}
