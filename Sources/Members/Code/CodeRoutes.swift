import Hummingbird
import Pages
import Web

extension MembersFeature {
  func codePage(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(
      CodePage(
        to: ReturnPath.checked(try context.query.last(ReturnPath.field)),
        hasRecovered: try context.query.contains("recovered"), hasChecked: signedIn.settings.hasCheckedCode,
        formToken: signedIn.formToken
      ).page)
  }

  func checkCode(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    try throttle.requireCode(from: context.network)
    let to = ReturnPath.checked(form.last(ReturnPath.field))
    do {
      guard try await members.accounts.isCode(form.last("code") ?? "", of: signedIn.opened) else {
        throw AccountProblem.codeNotTheSame
      }
    } catch let problem as AccountProblem {
      let page = CodePage(
        typed: String((form.last("code") ?? "").prefix(100)), to: to, formToken: signedIn.formToken,
        errors: [problem.fieldError])
      return context.respond(page.page, status: .unprocessableContent)
    }
    try await signedIn.vault.updateSettings { $0.hasCheckedCode = true }
    return .redirect(to: to ?? MemberPath.code.url(), type: .normal)
  }

  func newCode(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let code: RecoveryCode
    do {
      try await confirm(form, context, signedIn)
      code = try await members.accounts.renewCode(signedIn.opened)
    } catch let problem as AccountProblem {
      let page = CodePage(
        hasChecked: signedIn.settings.hasCheckedCode, formToken: signedIn.formToken, errors: [problem.fieldError])
      return context.respond(page.page, status: .unprocessableContent)
    }
    try await signedIn.vault.updateSettings { $0.hasCheckedCode = false }
    return context.respond(CodePage(code: code, formToken: signedIn.formToken).page)
  }

  /// Asks for the passphrase once more before something that cannot be undone, as often as at the door.
  ///
  /// - Throws: `AccountProblem.wrongPassphrase`, `WebFailure.tooManyRequests`.
  func confirm(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws {
    let key = MemberName.key(for: signedIn.member.name)
    try throttle.requireTry(key, from: context.network)
    try await members.accounts.confirm(signedIn.member, passphrase: form.last("current") ?? "")
    throttle.noteSuccess(key, from: context.network)
  }
}
