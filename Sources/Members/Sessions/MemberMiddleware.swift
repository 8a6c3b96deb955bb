import Database
import HTTPTypes
import Hummingbird
import Logging
import Meetings
import Pages
import Web

/// Knows members by their cookie, and sets the cookies of those who come and go.
public struct MemberMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  private let members: Members

  public init(_ members: Members) { self.members = members }

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    let cookies = SessionCookies(isSecure: context.isSecure)
    guard !Self.isForAnybody(request.uri.path), let cookie = request.cookies[cookies.sessionName]?.value else {
      return try await next(request, context)
    }
    var context = context
    let seen = request.cookies[cookies.seenName]?.value
    switch await members.lookedUp(cookie: cookie, within: Self.patience, seen: seen) {
    case .success(let signedIn?): return try await answer(request, signedIn, seen, cookies, &context, next)
    case .success(nil):
      var response = try await next(request, context)
      if response.mayHaveCookies { cookies.end(&response) }
      return response
    case .failure(let error):
      // A page for everybody, above all "Help now", does not fail because an account cannot be opened.
      context.logger.warning("a session could not be opened", metadata: ["error.type": "\(type(of: error))"])
      context.readerFailure = error
      return try await next(request, context)
    }
  }

  private func answer(
    _ request: Request, _ signedIn: SignedIn, _ seen: String?, _ cookies: SessionCookies, _ context: inout AppContext,
    _ next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    if signedIn.recordFailure == nil {
      context.signIn(signedIn)
    } else {
      context.readerFailure = UnreadableRecord(signedIn: signedIn)
    }
    let filled = context
    var response = try await Language.$current.withValue(context.language) { try await next(request, filled) }
    // What a browser has seen never goes back: an older record is said until the member accepts it.
    if let mark = signedIn.vault.seen.value, mark.text != seen,
      signedIn.seenBefore.map({ !mark.isOlder(than: $0) }) ?? true,
      response.mayHaveCookies
    {
      cookies.remember(mark, stays: signedIn.session.stays, &response)
    }
    // What is written in a record, and the token of its forms, must not show in how well a page compresses (the BREACH attack).
    if response.headers[.contentType]?.hasPrefix("text/html") == true {
      response.headers[.contentEncoding] = "identity"
    }
    members.noteUse(of: signedIn.session)
    return response
  }

  /// How long a page waits to learn whose session it is.
  private static let patience: Duration = .seconds(3)

  /// The same for everybody, so nobody's session is looked up for it.
  private static func isForAnybody(_ path: String) -> Bool { path.hasPrefix("/assets/") || path.hasPrefix("/api/") }
}

extension Response {
  /// Not where a handler has set some itself (it began or ended a session), nor where others may keep a copy.
  fileprivate var mayHaveCookies: Bool {
    headers[values: .setCookie].isEmpty && headers[.cacheControl]?.hasPrefix("public") != true
  }
}

extension Members {
  /// Who has that cookie; nil where the session has ended.
  fileprivate func lookedUp(cookie: String, within patience: Duration, seen: String?) async -> Result<
    SignedIn?, any Error
  > {
    let members = self
    do {
      return .success(
        try await Deadline.run(within: patience, otherwise: WebFailure.unavailable) {
          try await members.signedIn(cookie: cookie, seen: seen)
        })
    } catch {
      return .failure(error)
    }
  }

  /// - Throws: `VaultError` where the session does not open, and the database's errors.
  func signedIn(cookie: String, seen: String?) async throws -> SignedIn? {
    guard let token = SessionToken(cookie: cookie), let (opened, session) = try await accounts.resume(token) else {
      return nil
    }
    let vault = Vault(memberID: opened.member.id, key: opened.key, database: database)
    var (settings, settingsFailure, recordFailure) = (MemberSettings(), VaultError?.none, VaultError?.none)
    var isOlder = false
    let known = seen.flatMap { LedgerMark(text: $0, key: opened.key.labels) }
    do {
      // Settings that do not open must not keep somebody from the rest of their record; a ledger that does not, must.
      let (found, mark) = try await vault.read { reader in
        (Result { try reader.entries(MemberSettings.collection).first ?? MemberSettings() }, reader.mark)
      }
      settingsFailure = found.failure as? VaultError
      settings = (try? found.get()) ?? MemberSettings()
      isOlder = known.map(mark.isOlder) ?? false
    } catch let error as VaultError {
      recordFailure = error
    }
    // What they chose cannot be read, so the page says as little as it can.
    if settingsFailure != nil || recordFailure != nil { settings.isQuiet = true }
    return SignedIn(
      opened: opened, vault: vault, settings: settings, token: token, session: session, seenBefore: known,
      isOlderThanSeen: isOlder, settingsFailure: settingsFailure, recordFailure: recordFailure)
  }

  /// Writes down, to the hour, that a session was used. Nobody waits for it.
  func noteUse(of session: SessionStore.Record) {
    let (sessions, now) = (accounts.sessions, now())
    guard session.usedAt < now.hour else { return }
    Task { try? await sessions.touch(session, now: now) }
  }
}

/// Somebody whose record was changed from outside: nobody is signed in as far as other pages go, but they can still see to their
/// account, take what opens, or leave.
struct UnreadableRecord: Error {
  var signedIn: SignedIn
  var failure: VaultError { signedIn.recordFailure ?? .altered }
}

extension SignedIn {
  /// The member knows that their record is an older one (a backup was put back) and goes on with it.
  ///
  /// Its versions go on after the newest that this browser has seen, so that no browser which saw as much says it again, and a
  /// record that is exchanged for an older one later is noticed as before.
  public func acceptOlderRecord() async throws {
    guard let seenBefore, isOlderThanSeen else { return }
    try await vault.write { $0.advance(past: seenBefore.version) }
  }
}

extension Result {
  fileprivate var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}

/// The cookies of a session. Under HTTPS their names begin with `__Host-`: no other host or path can set or see them.
struct SessionCookies {
  let isSecure: Bool

  var sessionName: String { isSecure ? "__Host-session" : "session" }
  /// The newest ledger that this browser has seen.
  var seenName: String { isSecure ? "__Host-seen" : "seen" }

  func set(_ token: SessionToken, stays: Bool, on response: inout Response) {
    response.setCookie(cookie(sessionName, token.cookie, stays: stays))
  }

  func remember(_ mark: LedgerMark, stays: Bool, _ response: inout Response) {
    response.setCookie(cookie(seenName, mark.text, stays: stays))
  }

  /// A session that is over. What the browser has seen of the record stays: it is what a backup put back shows by.
  func end(_ response: inout Response) { remove(sessionName, &response) }

  private func remove(_ name: String, _ response: inout Response) {
    response.setCookie(
      Cookie(name: name, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax))
  }

  /// Ends what a browser has of a member: the cookies (but not the reader's choice of language), pages in its cache, and what scripts
  /// kept on the device, such as an offline copy of a plan.
  func forget(_ response: inout Response) {
    for name in [sessionName, seenName] { remove(name, &response) }
    response.headers[.clearSiteData] = "\"cache\", \"storage\""
  }

  private func cookie(_ name: String, _ value: String, stays: Bool) -> Cookie {
    let seconds = stays ? SessionStore.Limits.absoluteMinutesStaying * 60 : nil
    return Cookie(
      name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
  }
}

extension HTTPField.Name {
  /// W3C "Clear Site Data".
  static let clearSiteData = HTTPField.Name("Clear-Site-Data") ?? .cacheControl
}
