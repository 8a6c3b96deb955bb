import Crypto
import Database
import Meetings

/// Joining, signing in and what a member may change about their own account.
///
/// The passphrase is never stored, nor anything to compare it with: it opens the wrapped vault key or it does not. So the server,
/// without it, has no more access to a record than a thief of its disk.
public struct Accounts: Sendable {
  let store: AccountStore
  let sessions: SessionStore
  let keys: PassphraseKeys
  let now: @Sendable () -> Instant
  let random: @Sendable () -> UInt64
  /// Salts for names that do not exist, so that they take as long as those that do.
  private let decoy = SymmetricKey(size: .bits256)

  public init(
    _ database: Database, keys: PassphraseKeys, now: @escaping @Sendable () -> Instant,
    random: @escaping @Sendable () -> UInt64
  ) {
    store = AccountStore(database: database)
    sessions = SessionStore(database: database)
    self.keys = keys
    self.now = now
    self.random = random
  }

  /// A vault that the right words opened.
  struct Opened: Sendable {
    var member: Member
    var key: VaultKey
    /// The account's keys as they were when it was opened: what follows from it is refused once they have changed.
    var proof: AccountProof
  }

  // MARK: Join

  /// - Throws: `AccountProblems`, each naming its field.
  func join(name: String, passphrase: String, roles: [RoleGrant] = []) async throws -> (
    opened: Opened, code: RecoveryCode
  ) {
    let (name, passphrase) = try Self.checked(name: name, passphrase: passphrase)
    var random = Random(next: random)
    let code = RecoveryCode(random: &random)
    let (id, salt) = (random.text(16), random.bytes(16))
    let vaultKey = VaultKey()
    let pair = MemberKeyPair()
    let derived = try await keys.key(for: passphrase, salt: salt, cost: keys.cost)
    let row = AccountStore.Record(
      id: id, name: name.text, salt: salt, cost: keys.cost,
      passphraseKey: try vaultKey.wrapped(by: derived, for: id, as: .passphrase(keys.cost)),
      recoveryKey: try vaultKey.wrapped(by: code.key, for: id, as: .recovery),
      publicKey: pair.publicBytes, identity: try pair.sealed(by: vaultKey, for: id))
    let vault = Vault(memberID: id, key: vaultKey, database: store.database)
    do {
      try await store.add(row, nameKey: name.key, vault: vault, roles: roles)
    } catch AccountProblem.nameTaken {
      throw AccountProblems([.nameTaken])
    }
    return (Opened(member: row.member, key: vaultKey, proof: row.proof), code)
  }

  /// All that is wrong at once, so that nobody sends a form twice to learn of the second fault.
  static func checked(name: String, passphrase: String) throws(AccountProblems) -> (MemberName, Passphrase) {
    var problems: [AccountProblem] = []
    var (checkedName, checkedPassphrase): (MemberName?, Passphrase?)
    do { checkedName = try MemberName(name) } catch { problems.append(error) }
    do { checkedPassphrase = try Passphrase.chosen(passphrase, name: checkedName) } catch { problems.append(error) }
    guard let checkedName, let checkedPassphrase else { throw AccountProblems(problems) }
    return (checkedName, checkedPassphrase)
  }

  // MARK: Sign in

  /// Opens the vault with the passphrase. An unknown name takes the same work and gets the same answer.
  ///
  /// - Throws: `AccountProblem.wrong`, `MemberError.tooBusy`.
  func open(name: String, passphrase: String) async throws -> Opened {
    let key = MemberName.key(for: String(name.prefix(MemberName.longest * 2)))
    let row = try await store.account(nameKey: key)
    guard let passphrase = Passphrase(typed: passphrase) else { throw AccountProblem.wrong }
    let cost = row?.cost ?? keys.cost
    let derived = try await keys.key(for: passphrase, salt: row?.salt ?? decoySalt(key), cost: cost)
    guard let row,
      let vaultKey = try? VaultKey.unwrapped(row.passphraseKey, by: derived, for: row.id, as: .passphrase(cost))
    else { throw AccountProblem.wrong }
    return try opened(row, vaultKey)
  }

  /// Opens the vault with the recovery code.
  ///
  /// - Throws: `AccountProblem.codeUnreadable`, `.wrong`.
  func open(name: String, code: String) async throws -> Opened {
    guard let code = RecoveryCode(typed: code) else { throw AccountProblem.codeUnreadable }
    let row = try await store.account(nameKey: MemberName.key(for: String(name.prefix(MemberName.longest * 2))))
    // An unknown name takes the same work here too.
    let wrapped = try row?.recoveryKey ?? VaultKey().wrapped(by: decoy, for: "", as: .recovery)
    let vaultKey = try? VaultKey.unwrapped(wrapped, by: code.key, for: row?.id ?? "", as: .recovery)
    guard let row, let vaultKey else { throw AccountProblem.wrong }
    return try opened(row, vaultKey)
  }

  /// - Throws: `VaultError.altered` where the public key on the disk is not the member's: what is sealed to it, somebody else
  ///   could read.
  private func opened(_ row: AccountStore.Record, _ key: VaultKey) throws -> Opened {
    let pair = try MemberKeyPair.opened(row.identity, by: key, for: row.id)
    guard pair.publicBytes == row.publicKey else { throw VaultError.altered }
    return Opened(member: row.member, key: key, proof: row.proof)
  }

  /// Opens the vault with the recovery code and gives it a new passphrase. Every session ends.
  ///
  /// - Throws: `AccountProblems`: the code that does not fit, and what is wrong with the new passphrase.
  func recover(name: String, code: String, passphrase: String) async throws -> Opened {
    var problems: [AccountProblem] = []
    var opened: Opened?
    do { opened = try await open(name: name, code: code) } catch let problem as AccountProblem {
      problems.append(problem)
    }
    do { _ = try Passphrase.chosen(passphrase, name: try? MemberName(name)) } catch { problems.append(error) }
    guard let opened, problems.isEmpty else { throw AccountProblems(problems) }
    return try await setPassphrase(of: opened, to: passphrase)
  }

  /// Starts a session: always a new one, so that nobody can have planted its name.
  ///
  /// - Throws: `AccountProblem.wrong` where passphrase or code were changed since it was opened.
  func startSession(_ opened: Opened, label: String, stays: Bool) async throws -> SessionToken {
    var random = Random(next: random)
    let token = SessionToken(random: &random)
    let now = now().hour
    let sealedLabel = try Sealing.seal(
      Array(label.utf8), with: opened.key.sessions, context: Self.labelContext(token.hash))
    try await sessions.add(
      SessionStore.Record(
        tokenHash: token.hash, memberID: opened.member.id, name: opened.member.name,
        vaultKey: try opened.key.wrapped(
          by: token.key, for: opened.member.id, as: .session(startedAt: now.milliseconds, stays: stays)),
        label: sealedLabel,
        stays: stays, startedAt: now, usedAt: now, proof: opened.proof))
    return token
  }

  /// The session that a cookie belongs to; nil where it has ended or never was.
  ///
  /// - Throws: `VaultError.altered` where its row was changed from outside.
  func resume(_ token: SessionToken) async throws -> (opened: Opened, session: SessionStore.Record)? {
    guard let row = try await sessions.session(tokenHash: token.hash, now: now()) else { return nil }
    let key = try VaultKey.unwrapped(
      row.vaultKey, by: token.key, for: row.memberID,
      as: .session(startedAt: row.startedAt.milliseconds, stays: row.stays))
    return (Opened(member: Member(id: row.memberID, name: row.name), key: key, proof: row.proof), row)
  }

  // MARK: Change

  /// That it is the member who is there, before something that cannot be undone.
  ///
  /// - Throws: `AccountProblem.wrongPassphrase`.
  @discardableResult
  func confirm(_ member: Member, passphrase: String) async throws -> Opened {
    guard let row = try await store.account(id: member.id), let passphrase = Passphrase(typed: passphrase) else {
      throw AccountProblem.wrongPassphrase
    }
    let derived = try await keys.key(for: passphrase, salt: row.salt, cost: row.cost)
    guard let key = try? VaultKey.unwrapped(row.passphraseKey, by: derived, for: row.id, as: .passphrase(row.cost))
    else {
      throw AccountProblem.wrongPassphrase
    }
    return try opened(row, key)
  }

  /// - Throws: `AccountProblems`: a wrong present passphrase, and what is wrong with the new one. Every session ends.
  func changePassphrase(of member: Member, from current: String, to new: String) async throws -> Opened {
    var problems: [AccountProblem] = []
    do { _ = try Passphrase.chosen(new, name: try? MemberName(member.name)) } catch { problems.append(error) }
    var opened: Opened?
    do { opened = try await confirm(member, passphrase: current) } catch let problem as AccountProblem {
      problems.insert(problem, at: 0)
    }
    guard let opened, problems.isEmpty else { throw AccountProblems(problems) }
    return try await setPassphrase(of: opened, to: new)
  }

  /// - Throws: what is wrong with it, or `AccountProblem.wrong` where somebody was faster. Every session ends.
  func setPassphrase(of opened: Opened, to new: String) async throws -> Opened {
    let passphrase = try Passphrase.chosen(new, name: try? MemberName(opened.member.name))
    var random = Random(next: random)
    let salt = random.bytes(16)
    let derived = try await keys.key(for: passphrase, salt: salt, cost: keys.cost)
    let wrapped = try opened.key.wrapped(by: derived, for: opened.member.id, as: .passphrase(keys.cost))
    let proof = try await store.setPassphrase(opened, salt: salt, cost: keys.cost, key: wrapped)
    return Opened(member: opened.member, key: opened.key, proof: proof)
  }

  /// Makes a new recovery code; the old one opens nothing here any more.
  ///
  /// - Throws: `AccountProblem.wrong` where passphrase or code were changed since it was opened.
  func renewCode(_ opened: Opened) async throws -> RecoveryCode {
    var random = Random(next: random)
    let code = RecoveryCode(random: &random)
    let wrapped = try opened.key.wrapped(by: code.key, for: opened.member.id, as: .recovery)
    try await store.setRecovery(opened, key: wrapped)
    return code
  }

  /// Whether that is the member's recovery code as it stands.
  ///
  /// - Throws: `AccountProblem.codeUnreadable`.
  func isCode(_ typed: String, of opened: Opened) async throws -> Bool {
    guard let code = RecoveryCode(typed: typed) else { throw AccountProblem.codeUnreadable }
    guard let row = try await store.account(id: opened.member.id) else { return false }
    return (try? VaultKey.unwrapped(row.recoveryKey, by: code.key, for: row.id, as: .recovery)) != nil
  }

  func rename(_ member: Member, to name: String) async throws {
    try await store.rename(member.id, to: MemberName(name))
  }

  /// Takes an account out for good, and its traces out of the database's own files.
  func leave(_ member: Member, with vault: Vault, _ farewells: [Farewell] = []) async throws {
    try await store.remove(member.id) { connection in
      for farewell in farewells { try farewell(vault, connection) }
    }
    try await store.database.scrub()
  }

  private func decoySalt(_ nameKey: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(nameKey.utf8), using: decoy).prefix(16))
  }

  static func labelContext(_ tokenHash: String) -> [UInt8] { Sealing.context("homegroup session label", tokenHash) }
}

/// Random bits as a generator and as text.
struct Random: RandomNumberGenerator {
  let bits: @Sendable () -> UInt64

  init(next: @escaping @Sendable () -> UInt64) { bits = next }

  mutating func next() -> UInt64 { bits() }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
  }

  /// That many random bytes in hexadecimal.
  mutating func text(_ count: Int) -> String {
    bytes(count).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
