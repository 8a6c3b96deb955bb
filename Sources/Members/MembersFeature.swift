import Database
import Hummingbird
import Logging
import Meetings
import Pages
import ServiceLifecycle
import Web

/// Takes out what a feature has of somebody who leaves for good, in the transaction that takes their account out. Their key is open one last
/// time, so that what stands under a pseudonym can be found.
public typealias Farewell = @Sendable (Vault, Connection) throws -> Void

/// Accounts: joining, signing in, and what a member decides about their own.
public struct MembersFeature: Feature {
  let members: Members
  /// What records can hold, for export and import.
  let collections: [any AnyVaultCollection]
  /// Where a member goes who did not say where.
  let home: String
  let throttle: SignInThrottle
  /// Every table of the site, for `/privacy`.
  let stored: [StoredTable]
  /// What other features offer on "Me" to this member, such as what goes with a role.
  let doors: @Sendable (SignedIn) async throws -> [Door]
  /// What other features do when somebody leaves for good.
  let farewells: [Farewell]
  private let logger: Logger

  /// - Parameters:
  ///   - collections: what all features' records can hold.
  ///   - stored: the columns of every table of the site, and who can read them.
  ///   - doors: on "Me", between the account's own and those of admins.
  ///   - farewells: what other features keep of somebody outside of their record goes with their account.
  ///   - home: a path of this site; nil for the account's own page.
  public init(
    _ members: Members, collections: [any AnyVaultCollection], stored: [StoredTable] = MembersMigrations.stored,
    home: String? = nil, doors: @escaping @Sendable (SignedIn) async throws -> [Door] = { _ in [] },
    farewells: [Farewell] = [], logger: Logger = Logger(label: "homegroup"),
    monotonic: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.members = members
    self.collections = collections + [MemberSettings.collection]
    self.home = home ?? MemberPath.account.url()
    self.stored = stored
    self.doors = doors
    self.farewells = farewells
    self.logger = logger
    throttle = SignInThrottle(salt: members.random(), now: monotonic)
  }

  public var middleware: [any MiddlewareProtocol<Request, Response, AppContext>] { [MemberMiddleware(members)] }

  public func addRoutes(to routes: Routes) {
    routes.get(MemberPath.join, use: joinForm)
    routes.post(MemberPath.join, use: join)
    routes.get(MemberPath.signIn, use: signInForm)
    routes.post(MemberPath.signIn, use: signIn)
    routes.post(MemberPath.signOut, use: signOut)
    routes.get(MemberPath.recover, use: recoverForm)
    routes.post(MemberPath.recover, use: recover)
    routes.get(MemberPath.agreement, use: agreement)
    routes.get(MemberPath.code, for: members, use: codePage)
    routes.post(MemberPath.code, for: members, use: checkCode)
    routes.post(MemberPath.newCode, for: members, use: newCode)
    routes.get(MemberPath.account, use: account)
    routes.post(MemberPath.accept, for: members, use: acceptOlder)
    routes.get(MemberPath.passphrase, for: members, needsRecord: false, use: passphraseForm)
    routes.post(MemberPath.passphrase, for: members, needsRecord: false, use: changePassphrase)
    routes.get(MemberPath.name, for: members, needsRecord: false, use: nameForm)
    routes.post(MemberPath.name, for: members, needsRecord: false, use: rename)
    routes.get(MemberPath.settings, for: members, use: settingsForm)
    routes.post(MemberPath.settings, for: members, use: changeSettings)
    routes.get(MemberPath.sessions, for: members, needsRecord: false, use: sessionList)
    routes.post(MemberPath.sessions, for: members, needsRecord: false, use: endSession)
    routes.get(MemberPath.export, for: members, needsRecord: false, use: exportChoice)
    routes.get(MemberPath.exportPage, for: members, needsRecord: false, use: exportPage)
    routes.get(MemberPath.exportData, for: members, needsRecord: false, use: exportData)
    routes.get(MemberPath.importData, for: members, use: importForm)
    routes.post(MemberPath.importData, for: members, upTo: RecordFile.longestForm, use: importRecord)
    routes.get(MemberPath.leave, for: members, needsRecord: false, use: leaveForm)
    routes.post(MemberPath.leave, for: members, needsRecord: false, use: leave)
    routes.get(MemberPath.claim, for: members, needsRecord: false, use: claimForm)
    routes.post(MemberPath.claim, for: members, needsRecord: false, use: claim)
    routes.get(MemberPath.community, for: members, needsRecord: false, use: community)
    routes.post(MemberPath.community, for: members, needsRecord: false, use: changeRoles)
    routes.get(MemberPath.privacy, use: privacy)
  }

  public var services: [any Service] {
    let now = members.now
    return [
      PeriodicTasks(
        PeriodicTaskStore(members.database, holder: members.newID()), tasks: [members.sweeping()],
        now: { now().milliseconds }, logger: logger)
    ]
  }

  public var tabs: [Tab] { [Tab("me", icon: .person, url: MemberPath.account.url()) { t("Me") }] }

  public var footerLinks: [FooterLink] {
    [
      FooterLink(url: MemberPath.privacy.url()) { t("Privacy") },
      FooterLink(url: MemberPath.agreement.url()) { t("Our agreement") },
    ]
  }

  public var longerBodies: [String: Int] { [MemberPath.importData.pattern: RecordFile.longestForm] }

  public var assets: [Asset] { Asset.members }
}

extension Asset {
  /// Static files of this feature.
  static let members: [Asset] = [.membersStyle, .membersScript]
  /// Of the readable export: goes into the file itself.
  static let recordStyle = Asset("record.css", PackageResources.record_css)
  static let membersStyle = Asset("members.css", PackageResources.members_css)
  static let membersScript = Asset("members.js", PackageResources.members_js)
}
