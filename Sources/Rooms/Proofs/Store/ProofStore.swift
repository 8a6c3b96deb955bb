import Crypto
import Database
import Meetings
import Proofs

/// Keys, their public log, and who took a proof already: in the database, and nothing of what a proof says about a person.
public struct ProofStore: Sendable {
  public enum Limits {
    /// After the meeting's end: whoever left in a hurry has until tomorrow, and a key that could sign falsely does not last.
    public static let windowMinutes = 24 * 60
    /// Before and after the listed end a host may show the hall's code.
    public static let hallMinutesBefore = 20
    public static let hallMinutesAfter = 120
    /// People in a hall.
    public static let mostPlaces = 500
  }

  let database: Database
  let eligibility: any ProofEligibility
  let now: @Sendable () -> Instant
  let random: @Sendable () -> UInt64
  let makePair: @Sendable () async throws -> ProofKeyPair

  /// - Parameter makePair: how keys are made; tests have some at hand.
  public init(
    _ database: Database, eligibility: any ProofEligibility, now: @escaping @Sendable () -> Instant,
    random: @escaping @Sendable () -> UInt64,
    makePair: @escaping @Sendable () async throws -> ProofKeyPair = { try await ProofKeyPair.generated() }
  ) {
    self.database = database
    self.eligibility = eligibility
    self.now = now
    self.random = random
    self.makePair = makePair
  }

  /// The occurrence's key, in the log. The first call makes it; later ones give the same, even if the group asks for
  /// something else since.
  ///
  /// Call it when a room opens, so that the key stands in the log before anybody can have been there long enough.
  ///
  /// - Throws: `ProofRefusal.over`.
  @discardableResult
  public func publishKey(for terms: ProofTerms) async throws -> KeyLogEntry {
    if let entry = try await database.read({ try Self.entry(for: terms.occasion, $0) }) { return entry }
    guard now() < terms.closes else { throw ProofRefusal.over }
    let pair = try await makePair()
    return try await database.write { connection in
      if let entry = try Self.entry(for: terms.occasion, connection) { return entry }
      let last = try connection.first("\(Self.select) ORDER BY log_index DESC LIMIT 1", [], Self.row)
      let entry = KeyLogEntry(terms.occasion, key: pair.publicKey, after: last)
      try Self.insert(entry, connection)
      try connection.execute(
        "INSERT INTO proof_private_key (log_index, private_key, closes_at) VALUES ($1, $2, $3)",
        [.integer(Int64(entry.index)), .blob(pair.stored), .integer(terms.closes.milliseconds)])
      return entry
    }
  }

  /// A stretch of the log.
  ///
  /// - Parameter count: at most `KeyLogPage.longest` are given.
  public func log(from index: Int, count: Int = KeyLogPage.longest) async throws -> KeyLogPage {
    let count = min(max(1, count), KeyLogPage.longest)
    return try await database.read { connection in
      let total = try connection.first("SELECT count(*) FROM proof_key") { Int(try $0.integer(0)) } ?? 0
      let entries = try connection.query(
        "\(Self.select) WHERE log_index >= $1 ORDER BY log_index LIMIT $2",
        [.integer(Int64(max(0, index))), .integer(Int64(count))], Self.row)
      return KeyLogPage(total: total, entries: entries)
    }
  }

  static func entry(for occasion: ProofOccasion, _ connection: Connection) throws -> KeyLogEntry? {
    guard let start = occasion.instant else { return nil }
    return try connection.first(
      "\(select) WHERE listing = $1 AND starts_at = $2", [.text(occasion.listing), .integer(start.milliseconds)], row)
  }

  /// Of a seat, for the tables that end with the window: not to be compared between meetings.
  static func hash(ofSeat seat: String, _ entry: KeyLogEntry) -> [UInt8] {
    Array(SHA256.hash(data: Array("homegroup proof seat 1\n".utf8) + entry.name + Array(seat.utf8)))
  }

  private static let select = """
    SELECT log_index, site, group_name, meeting, listing, starts, minutes, share, spki, previous, name, hash FROM proof_key
    """

  private static func row(_ row: Row) throws -> KeyLogEntry {
    KeyLogEntry(
      index: Int(try row.integer(0)),
      occasion: try ProofOccasion(
        site: row.text(1), group: row.text(2), meeting: row.text(3), listing: row.text(4), writtenStart: row.text(5),
        minutes: Int(row.integer(6)), share: Int(row.integer(7))),
      key: try ProofKey(spki: row.blob(8)), previous: try row.blob(9), name: try row.blob(10), hash: try row.blob(11))
  }

  private static func insert(_ entry: KeyLogEntry, _ connection: Connection) throws {
    let occasion = entry.occasion
    try connection.execute(
      """
      INSERT INTO proof_key
        (log_index, site, group_name, meeting, listing, starts, starts_at, minutes, share, spki, previous, name, hash)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      """,
      [
        .integer(Int64(entry.index)), .text(occasion.site), .text(occasion.group), .text(occasion.meeting),
        .text(occasion.listing), .text(occasion.start), .integer(occasion.instant?.milliseconds ?? 0),
        .integer(Int64(occasion.minutes)), .integer(Int64(occasion.share)), .blob(entry.key.spki),
        .blob(entry.previous), .blob(entry.name), .blob(entry.hash),
      ])
  }
}
