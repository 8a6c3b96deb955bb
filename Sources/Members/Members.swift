import Database
import Hummingbird
import Meetings
import Pages
import Web

/// Accounts as the other features see them: who is signed in, and their vault.
public struct Members: Sendable {
  public let database: Database
  public let roles: RoleStore
  let accounts: Accounts
  let invitations: InvitationStore
  let now: @Sendable () -> Instant
  let random: @Sendable () -> UInt64

  public init(
    _ database: Database, ids: IDGenerator, keys: PassphraseKeys, now: @escaping @Sendable () -> Instant,
    random: @escaping @Sendable () -> UInt64
  ) {
    self.database = database
    self.now = now
    self.random = random
    roles = RoleStore(database, ids: ids)
    invitations = InvitationStore(database: database)
    accounts = Accounts(database, keys: keys, now: now, random: random)
  }

  /// A name for a new entry of a record: 128 random bits that tell nothing of when it was made.
  public func newID() -> String {
    var random = Random(next: random)
    return random.text(16)
  }
}

/// One request of somebody signed in.
public struct SignedIn: SignedInReader {
  let opened: Accounts.Opened
  public let vault: Vault
  public let settings: MemberSettings
  /// Goes into every form that changes something (`formToken`).
  let token: SessionToken
  let session: SessionStore.Record
  /// What this browser has seen of the record before; nil where it has seen none.
  let seenBefore: LedgerMark?
  /// The record is older than this browser has seen it: a backup was put back, or somebody exchanged the database.
  public let isOlderThanSeen: Bool
  /// Why the settings are not the member's own.
  let settingsFailure: VaultError?
  /// The ledger does not open: members' pages throw it, apart from those of the account itself.
  let recordFailure: VaultError?

  public var member: Member { opened.member }

  public var isQuiet: Bool { settings.isQuiet }
  public var zone: Zone? { settings.zone }
  public var language: Language? { settings.spoken }

  /// The hidden field that every form of a signed-in member carries; `Routes.post(_:for:use:)` insists on it.
  public var formToken: HiddenField { token.field }
  fileprivate static let formTokenName = "token"
}

extension SessionToken {
  var field: HiddenField { HiddenField(SignedIn.formTokenName, formToken) }

  func accepts(_ form: ParameterList) -> Bool { form.last(SignedIn.formTokenName) == formToken }
}

extension AppContext {
  /// Who is signed in; nil for everybody else.
  public var signedIn: SignedIn? { reader as? SignedIn }

  /// The same for pages about the member, which must not look as if nobody were signed in when that cannot be told.
  ///
  /// - Throws: `VaultError` where their record was changed from outside, or the database's error.
  public var visitor: SignedIn? { get throws { try visitor(needsRecord: true) } }

  func visitor(needsRecord: Bool) throws -> SignedIn? {
    guard let readerFailure else { return signedIn }
    guard let unreadable = readerFailure as? UnreadableRecord else { throw readerFailure }
    if needsRecord { throw unreadable.failure }
    return unreadable.signedIn
  }
}

extension Routes {
  /// A page for members alone. Others are led to sign in, and back to it.
  ///
  /// - Parameter needsRecord: false for what a member may do even if their record was changed from outside.
  @discardableResult
  public func get(
    _ path: some SitePath, for members: Members, needsRecord: Bool = true,
    use handler: @Sendable @escaping (Request, AppContext, SignedIn) async throws -> Response
  ) -> Self {
    get(path) { request, context in
      guard let signedIn = try context.visitor(needsRecord: needsRecord) else {
        return try members.askToSignIn(request, context)
      }
      return try await handler(request, context, signedIn)
    }
  }

  /// A form of a member's own, read and checked to be from their session.
  ///
  /// - Throws: to the handler's caller `MemberError.signedOut`, `.staleForm`, and what `Request.form` throws.
  @discardableResult
  public func post(
    _ path: some SitePath, for members: Members, upTo limit: Int = WebLimits.longestForm, needsRecord: Bool = true,
    use handler: @Sendable @escaping (ParameterList, AppContext, SignedIn) async throws -> Response
  ) -> Self {
    post(path, for: members, upTo: limit, needsRecord: needsRecord) { try await handler($1, $2, $3) }
  }

  /// The same with the request, for what needs its headers.
  @discardableResult
  func post(
    _ path: some SitePath, for members: Members, upTo limit: Int = WebLimits.longestForm, needsRecord: Bool = true,
    use handler: @Sendable @escaping (Request, ParameterList, AppContext, SignedIn) async throws -> Response
  ) -> Self {
    post(path) { request, context in
      guard let signedIn = try context.visitor(needsRecord: needsRecord) else { throw MemberError.signedOut }
      let form = try await request.form(upTo: limit)
      guard signedIn.accepts(form) else { throw MemberError.staleForm }
      return try await handler(request, form, context, signedIn)
    }
  }
}

extension SignedIn {
  /// Whether a form carries this session's token.
  public func accepts(_ form: ParameterList) -> Bool { token.accepts(form) }
}

extension Members {
  /// For pages that work without an account too: the form, checked where somebody is signed in.
  public func form(_ request: Request, _ context: AppContext, upTo limit: Int = WebLimits.longestForm) async throws
    -> ParameterList
  {
    try await form(request, context, upTo: limit, needsRecord: true)
  }

  func form(
    _ request: Request, _ context: AppContext, upTo limit: Int = WebLimits.longestForm, needsRecord: Bool
  ) async throws -> ParameterList {
    let form = try await request.form(upTo: limit)
    if let signedIn = try context.visitor(needsRecord: needsRecord), !signedIn.accepts(form) {
      throw MemberError.staleForm
    }
    return form
  }

  func askToSignIn(_ request: Request, _ context: AppContext) throws -> Response {
    .redirect(to: MemberPath.signIn.url(query: [("to", request.head.path ?? "/")]), type: .normal)
  }
}
