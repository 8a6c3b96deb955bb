import Database
import Hummingbird
import Meetings
import Pages
import Web

/// Who has which role, who granted it, and what the server does by itself: for admins.
struct CommunityPage {
  /// What was done, in words.
  struct Act: Sendable {
    var when: String
    var text: String
  }

  var formToken: HiddenField
  var grants: [(member: Member, grant: RoleGrant)]
  var acts: [Act]
  var runs: [(name: String, text: String)]
  var typed: (name: String, role: String, scope: String) = ("", "", "")
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Who looks after this site"), activeTab: "me", styles: [.membersStyle], isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("Me"), url: MemberPath.account.url()))
        <h1>\(t("Who looks after this site"))</h1>
        \(ErrorSummary(errors))
        <ul class="stack tight">\(grants.map(line))</ul>
        \(Disclosure(t("Give somebody a role"), isOpen: !errors.isEmpty, form))
        \(Disclosure(t("What was done"), log))
        \(Disclosure(t("What the server does by itself"), tasks))
        """)
  }

  private func line(_ entry: (member: Member, grant: RoleGrant)) -> HTML {
    let scope: HTML? = entry.grant.scope.isEmpty ? nil : "<p class=\"small soft\">\(entry.grant.scope)</p>"
    return """
      <li><div class="card plain"><h2>\(entry.member.name)</h2><p>\(entry.grant.role.label)</p>\(scope)\
      <form method="post" action="\(url: MemberPath.community.url())">\(formToken)\(HiddenField("act", "revoke"))\
      \(HiddenField("name", entry.member.name))\(HiddenField("role", entry.grant.role.rawValue))\
      \(HiddenField("scope", entry.grant.scope))\(SubmitButton(t("Take the role back"), kind: .quiet))</form></div></li>
      """
  }

  private var form: HTML {
    """
    <form method="post" action="\(url: MemberPath.community.url())" class="form">\(formToken)\(HiddenField("act", "grant"))
    \(FormField(
      "name", label: t("Name"), value: typed.name, errors: errors, isRequired: true, longest: MemberName.longest * 2))
    \(FormField(
      "role", label: t("Role"), control: .select(Role.allCases.map { Choice($0.rawValue, label: $0.label) }),
      value: typed.role, errors: errors, isRequired: true))
    \(FormField(
      "scope", label: t("Of which group or service body"), value: typed.scope,
      hint: t("For hosts and editors."), errors: errors, longest: RoleGrant.longestScope))
    \(SubmitButton(t("Give the role")))
    </form>
    """
  }

  private var log: HTML {
    if acts.isEmpty { return "<p>\(t("Nothing yet."))</p>" }
    let lines = acts.map { act -> HTML in "<li><span class=\"soft small\">\(act.when)</span><br>\(act.text)</li>" }
    return "<ul class=\"stack tight\">\(lines)</ul>"
  }

  private var tasks: HTML {
    if runs.isEmpty { return "<p>\(t("Nothing yet."))</p>" }
    return DefinitionList(runs.map { (term: $0.name, value: "\($0.text)") }).html
  }
}

extension Role {
  var label: String {
    switch self {
    case .host: t("Host of a group")
    case .editor: t("Editor of a service body’s listings")
    case .volunteer: t("Helpline volunteer")
    case .moderator: t("Moderator")
    case .admin: t("Admin")
    }
  }
}

extension RoleGrant {
  static let longestScope = 80
}
