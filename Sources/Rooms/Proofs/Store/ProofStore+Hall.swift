import Crypto
import Database
import Meetings
import Proofs

/// What a host's page shows of the hall.
struct ProofHall: Sendable, Hashable {
  var places: Int
  var taken: Int
  /// Now.
  var code: HallCode
}

extension ProofStore {
  /// Opens the hall's code, or changes how many people may use it: never fewer than did already.
  ///
  /// - Throws: `ProofRefusal.notHost`, `.noProofs`, `.hallIsClosed` outside of its time, `.noKey`, `.over`.
  func openHall(_ places: Int, by visitor: ProofVisitor, in room: String) async throws {
    let now = now()
    let secret = randomBytes(32)
    let places = Int64(min(max(1, places), Limits.mostPlaces))
    try await database.write { [self] connection in
      let (terms, published) = try hostedHall(room, visitor, now, connection)
      guard Self.isHallTime(terms, now) else { throw ProofRefusal.hallIsClosed }
      guard let entry = published else { throw ProofRefusal.noKey }
      try connection.execute(
        """
        INSERT INTO proof_hall (log_index, secret, places) VALUES ($1, $2, $3)
        ON CONFLICT (log_index) DO UPDATE SET places = excluded.places
        """, [.integer(Int64(entry.index)), .blob(secret), .integer(places)])
    }
  }

  /// What the host's page shows; nil before it was opened and outside of its time.
  ///
  /// - Throws: `ProofRefusal.notHost`, `.noProofs`, `.over`.
  func hall(for visitor: ProofVisitor, in room: String) async throws -> (terms: ProofTerms, hall: ProofHall?) {
    let now = now()
    return try await database.read { [self] connection in
      let (terms, published) = try hostedHall(room, visitor, now, connection)
      guard let entry = published, Self.isHallTime(terms, now), let (secret, places) = try Self.hall(entry, connection)
      else {
        return (terms, nil)
      }
      let taken = try Self.hallCount(entry, connection)
      return (terms, ProofHall(places: places, taken: taken, code: HallCode(secret: secret, entry, at: now)))
    }
  }

  /// Whether the hall's code can be typed now.
  func isHallOpen(in room: String) async throws -> Bool {
    let now = now()
    return try await database.read { [self] connection in
      guard let (terms, published) = try? open(room, now, connection), let entry = published else { return false }
      return try terms.usesHallCode && Self.isHallTime(terms, now) && Self.hall(entry, connection) != nil
    }
  }

  /// Gives a browser that has the code a seat that was there at the end.
  ///
  /// - Parameter known: what the browser keeps of an earlier time: one browser has one seat, however often it types the code.
  /// - Returns: what the browser keeps.
  /// - Throws: `ProofRefusal`.
  func enterHall(_ typed: String, known: String? = nil, in room: String) async throws -> String {
    let now = now()
    let seat = ProofBytes.text(randomBytes(16))
    return try await database.write { [self] connection in
      let (terms, published) = try open(room, now, connection)
      guard let entry = published, terms.usesHallCode, Self.isHallTime(terms, now),
        let (secret, places) = try Self.hall(entry, connection)
      else { throw ProofRefusal.hallIsClosed }
      guard HallCode.accepts(typed, secret: secret, entry, at: now) else { throw ProofRefusal.wrongCode }
      if let known, try Self.isInHall(known, entry, connection) { return known }
      guard try Self.hallCount(entry, connection) < places else { throw ProofRefusal.hallIsFull }
      try connection.execute(
        "INSERT INTO proof_hall_seat (log_index, seat_hash) VALUES ($1, $2)",
        [.integer(Int64(entry.index)), .blob(Self.hash(ofSeat: Self.hallName(seat), entry))])
      return seat
    }
  }

  static func hallName(_ seat: String) -> String { "hall:\(seat)" }

  static func isInHall(_ seat: String, _ entry: KeyLogEntry, _ connection: Connection) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM proof_hall_seat WHERE log_index = $1 AND seat_hash = $2",
      [.integer(Int64(entry.index)), .blob(hash(ofSeat: hallName(seat), entry))]
    ) { _ in true } ?? false
  }

  private func hostedHall(
    _ room: String, _ visitor: ProofVisitor, _ now: Instant, _ connection: Connection
  ) throws -> (ProofTerms, KeyLogEntry?) {
    guard try eligibility.isHost(visitor, of: room, connection) else { throw ProofRefusal.notHost }
    let (terms, entry) = try open(room, now, connection)
    guard terms.usesHallCode else { throw ProofRefusal.noProofs }
    return (terms, entry)
  }

  static func isHallTime(_ terms: ProofTerms, _ now: Instant) -> Bool {
    now >= terms.ends.adding(minutes: -Limits.hallMinutesBefore)
      && now < terms.ends.adding(minutes: Limits.hallMinutesAfter)
  }

  private static func hall(_ entry: KeyLogEntry, _ connection: Connection) throws -> (secret: [UInt8], places: Int)? {
    try connection.first(
      "SELECT secret, places FROM proof_hall WHERE log_index = $1", [.integer(Int64(entry.index))]
    ) { (try $0.blob(0), Int(try $0.integer(1))) }
  }

  private static func hallCount(_ entry: KeyLogEntry, _ connection: Connection) throws -> Int {
    try connection.first(
      "SELECT count(*) FROM proof_hall_seat WHERE log_index = $1", [.integer(Int64(entry.index))]
    ) { Int(try $0.integer(0)) } ?? 0
  }

  private func randomBytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: random()) }
  }
}
