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
    guard !Self.isForAnybody(request.uri.path) else { return try await next(request, context) }
    guard let cookie = request.cookies[cookies.sessionName]?.value else { return try await next(request, context) }
    let seen = request.cookies[cookies.seenName].flatMap { Int64($0.value) }
    let signedIn: SignedIn?
    do {
      signedIn = try await members.signedIn(cookie: cookie, seen: seen)
    } catch  where !Self.needsMember(request) {
      // A page for everybody, above all "Help now", does not fail because the accounts cannot be reached.
      context.logger.warning("a session could not be read", metadata: ["error.type": "\(type(of: error))"])
      var context = context
      context.readerFailure = error
      return try await next(request, context)
    }
    guard let signedIn else {
      var response = try await next(request, context)
      if response.headers[values: .setCookie].isEmpty { cookies.clear(&response) }
      return response
    }
    var context = context
    context.signIn(signedIn)
    let filled = context
    var response = try await Language.$current.withValue(context.language) { try await next(request, filled) }
    // Unless the handler ended this session or began another.
    if response.headers[values: .setCookie].isEmpty, let version = signedIn.vault.seen.value, version != seen,
      !signedIn.isOlderThanSeen
    {
      cookies.remember(version, stays: signedIn.session.stays, &response)
    }
    return response
  }

  /// The same for everybody, so nobody's session is looked up for it.
  private static func isForAnybody(_ path: String) -> Bool { path.hasPrefix("/assets/") || path.hasPrefix("/api/") }

  /// What changes something is never done as somebody else than it was meant.
  private static func needsMember(_ request: Request) -> Bool { request.method != .get && request.method != .head }
}

extension Members {
  /// - Throws: `VaultError` where the settings do not open, and the database's errors.
  func signedIn(cookie: String, seen: Int64?) async throws -> SignedIn? {
    guard let token = SessionToken(cookie: cookie), let (opened, session) = try await accounts.resume(token) else {
      return nil
    }
    let vault = Vault(memberID: opened.member.id, key: opened.key, database: database)
    let (settings, version) = try await vault.read { reader in
      (try reader.entries(MemberSettings.collection).first ?? MemberSettings(), reader.ledger.version)
    }
    return SignedIn(
      member: opened.member, vault: vault, settings: settings, token: token, key: opened.key, session: session,
      isOlderThanSeen: seen.map { version < $0 } ?? false)
  }
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

  func remember(_ version: Int64, stays: Bool, _ response: inout Response) {
    response.setCookie(cookie(seenName, String(version), stays: stays))
  }

  func clear(_ response: inout Response) {
    for name in [sessionName, seenName] {
      response.setCookie(
        Cookie(name: name, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax))
    }
  }

  /// Ends what a browser has of a member: the cookies (but not the reader's choice of language), pages in its cache, and what scripts
  /// kept on the device, such as an offline copy of a plan.
  func forget(_ response: inout Response) {
    clear(&response)
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
