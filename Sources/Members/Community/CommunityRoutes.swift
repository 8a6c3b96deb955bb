import Database
import Hummingbird
import Meetings
import Pages
import Web

extension MembersFeature {
  /// Acts shown at once.
  static let shownActs = 100

  func community(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(try await communityPage(context, signedIn).page)
  }

  func changeRoles(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (name, role, scope) = (form.last("name") ?? "", form.last("role") ?? "", form.last("scope") ?? "")
    do {
      let grant = try Self.grant(role: role, scope: scope)
      if form.last("act") == "revoke" {
        try await members.roles.revoke(grant, fromName: name, by: signedIn.member.id, now: members.now())
      } else {
        try await members.roles.grant(grant, toName: name, by: signedIn.member.id, now: members.now())
      }
      return .redirect(to: MemberPath.community.url(), type: .normal)
    } catch let failure as RoleStore.Failure {
      var page = try await communityPage(context, signedIn)
      page.typed = (String(name.prefix(MemberName.longest * 2)), role, String(scope.prefix(RoleGrant.longestScope)))
      page.errors = [failure.fieldError]
      return context.respond(page.page, status: .unprocessableContent)
    }
  }

  /// - Throws: `RoleStore.Failure.noSuchRole`, `.scopeMissing`.
  private static func grant(role: String, scope: String) throws -> RoleGrant {
    guard let role = Role(rawValue: role) else { throw RoleStore.Failure.noSuchRole }
    let scope = scope.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !role.hasScope || (1...RoleGrant.longestScope).contains(scope.count) else {
      throw RoleStore.Failure.scopeMissing
    }
    return RoleGrant(role, scope: scope)
  }

  /// - Throws: `MemberError.notAllowed` to everybody but admins.
  private func communityPage(_ context: AppContext, _ signedIn: SignedIn) async throws -> CommunityPage {
    guard try await members.roles.isAdmin(signedIn.member) else { throw MemberError.notAllowed }
    let entries = try await AuditEntry.latest(Self.shownActs, in: members.database)
    let names = try await members.roles.names(of: entries.flatMap { [$0.actorID, $0.subjectID].compactMap { $0 } })
    let acts = entries.map { CommunityPage.Act(when: context.hour($0.at), text: $0.words(names)) }
    let runs = try await PeriodicTaskStore.lastRuns(in: members.database).map { run in
      let when = context.hour(Instant(milliseconds: run.ranAt))
      return (name: run.name, text: run.succeeded ? "\(when): \(run.result)" : t("\(when): it failed (\(run.result))"))
    }
    return CommunityPage(
      formToken: signedIn.formToken, grants: try await members.roles.all(), acts: acts, runs: runs)
  }
}

extension RoleStore.Failure {
  var fieldError: FieldError {
    switch self {
    case .noSuchMember: FieldError(field: "name", message: t("Nobody here has that name."))
    case .lastAdmin:
      FieldError(field: "name", message: t("The last admin stays: nobody could give roles any more."))
    case .noSuchRole: FieldError(field: "role", message: t("Choose one of the list."))
    case .scopeMissing:
      FieldError(
        field: "scope",
        message: t("Say of which group or service body, in at most \(RoleGrant.longestScope) characters."))
    }
  }
}

extension Members {
  /// An entry of the log in words, with the names that those accounts have now.
  public func words(_ entry: AuditEntry) async throws -> String {
    entry.words(try await roles.names(of: [entry.actorID, entry.subjectID].compactMap { $0 }))
  }
}

extension AuditEntry {
  /// `Rosa gave Sam: moderator`. Names are looked up now; the log holds none.
  func words(_ names: [String: String]) -> String {
    let actor = actorID.map { name($0, names) } ?? t("The operator")
    let subject = subjectID.map { name($0, names) } ?? ""
    return switch action {
    case .granted: t("\(actor) gave \(subject): \(detail)")
    case .revoked: t("\(actor) took from \(subject): \(detail)")
    case .claimed: t("\(actor) became the first admin")
    case .created: t("\(actor) made an account: \(subject) (\(detail))")
    }
  }

  private func name(_ id: String, _ names: [String: String]) -> String { names[id] ?? t("somebody who left") }
}
