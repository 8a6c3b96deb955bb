import Crypto
import Database
import Meetings
import Proofs

/// Where somebody stands who wants a proof.
enum ProofStanding: Sendable, Hashable {
  /// May take one now; no key yet where nobody could take one before.
  case ready(KeyLogEntry?)
  /// Took one. The browser that lost its way in the middle may still finish.
  case taken(KeyLogEntry)
  case refused(ProofRefusal)
}

extension ProofStore {
  /// Signs what a browser blinded: once for each seat. The same again gets the same answer, for a browser whose line broke.
  ///
  /// - Parameters:
  ///   - visitor: with the room's own seat, or none.
  ///   - hallSeat: what the browser got for the host's code.
  /// - Throws: `ProofRefusal`.
  public func sign(
    _ blinded: [UInt8], visitor: ProofVisitor, hallSeat: String? = nil, in room: String
  ) async throws -> [UInt8] {
    let now = now()
    let request = Array(SHA256.hash(data: blinded))
    return try await database.write { [self] connection in
      let (terms, published) = try open(room, now, connection)
      guard let entry = published else { throw ProofRefusal.noKey }
      let seat = try eligibleSeat(visitor, hallSeat, in: room, terms, entry, connection)
      let pair = try privateKey(of: entry, now, connection)
      guard let signature = try? pair.sign(blinded: blinded) else { throw ProofRefusal.damaged }
      let seatHash = Self.hash(ofSeat: seat, entry)
      if let earlier = try Self.taken(seatHash, entry, connection) {
        guard earlier == request else { throw ProofRefusal.alreadyTaken }
      } else {
        try connection.execute(
          "INSERT INTO proof_taken (log_index, seat_hash, blinded_hash) VALUES ($1, $2, $3)",
          [.integer(Int64(entry.index)), .blob(seatHash), .blob(request)])
      }
      return signature
    }
  }

  /// Where the visitor stands, and on which terms.
  func standing(
    of visitor: ProofVisitor, hallSeat: String?, in room: String
  ) async throws -> (terms: ProofTerms?, standing: ProofStanding) {
    let now = now()
    return try await database.read { [self] connection in
      guard let terms = try eligibility.terms(of: room, connection) else { return (nil, .refused(.noProofs)) }
      do {
        let (_, published) = try open(room, now, connection)
        let seat = try eligibleSeat(visitor, hallSeat, in: room, terms, published, connection)
        guard let entry = published, try Self.taken(Self.hash(ofSeat: seat, entry), entry, connection) != nil else {
          return (terms, .ready(published))
        }
        return (terms, .taken(entry))
      } catch let refusal as ProofRefusal {
        return (terms, .refused(refusal))
      }
    }
  }

  /// A room whose proofs can be taken now, with its key where it has one.
  func open(
    _ room: String, _ now: Instant, _ connection: Connection
  ) throws -> (terms: ProofTerms, entry: KeyLogEntry?) {
    guard let terms = try eligibility.terms(of: room, connection) else { throw ProofRefusal.noProofs }
    guard now < terms.closes else { throw ProofRefusal.over }
    return (terms, try Self.entry(for: terms.occasion, connection))
  }

  /// The seat that a proof would be given to: the room's own where it was there long enough, otherwise the hall's.
  private func eligibleSeat(
    _ visitor: ProofVisitor, _ hallSeat: String?, in room: String, _ terms: ProofTerms, _ entry: KeyLogEntry?,
    _ connection: Connection
  ) throws -> String {
    // What was published counts, not what the group asks for since.
    let occasion = entry?.occasion ?? terms.occasion
    if let hallSeat, let entry, try Self.isInHall(hallSeat, entry, connection),
      try Self.taken(Self.hash(ofSeat: Self.hallName(hallSeat), entry), entry, connection) != nil
    {
      // Whoever took one in the hall has it, and none for the room beside it.
      return Self.hallName(hallSeat)
    }
    let presence = try visitor.seat.flatMap { try eligibility.presence(of: $0, in: room, connection) }
    if let seat = visitor.seat, let presence, presence.isEnough(for: occasion) { return "room:\(seat)" }
    if let hallSeat, let entry, occasion.share == 0, try Self.isInHall(hallSeat, entry, connection) {
      return Self.hallName(hallSeat)
    }
    guard let presence else { throw ProofRefusal.noSeat }
    if occasion.minutes == 0 { throw ProofRefusal.notThereAtTheEnd }
    throw ProofRefusal.notLongEnough(minutes: presence.minutes, needed: occasion.minutes)
  }

  private func privateKey(of entry: KeyLogEntry, _ now: Instant, _ connection: Connection) throws -> ProofKeyPair {
    let stored = try connection.first(
      "SELECT private_key, closes_at FROM proof_private_key WHERE log_index = $1", [.integer(Int64(entry.index))]
    ) { (key: try $0.blob(0), closes: try $0.integer(1)) }
    guard let stored, now.milliseconds < stored.closes else { throw ProofRefusal.over }
    return try ProofKeyPair(stored: stored.key)
  }

  private static func taken(_ seatHash: [UInt8], _ entry: KeyLogEntry, _ connection: Connection) throws -> [UInt8]? {
    try connection.first(
      "SELECT blinded_hash FROM proof_taken WHERE log_index = $1 AND seat_hash = $2",
      [.integer(Int64(entry.index)), .blob(seatHash)]
    ) { try $0.blob(0) }
  }
}
