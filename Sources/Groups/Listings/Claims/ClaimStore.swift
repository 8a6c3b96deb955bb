import Database
import Directory
import Meetings
import Members

/// Claims in the database. Each call looks who may, in the transaction that does it.
struct ClaimStore: Sendable {
  let database: Database
  let ids: IDGenerator
  let roles: RoleStore

  /// What somebody asks.
  struct Request: Sendable {
    enum Subject: Sendable {
      case listing(slug: String)
      case new(Meeting)
    }

    var subject: Subject
    /// A group of theirs, by its slug.
    var groupSlug: String?
    var groupName: String
    var words: String
  }

  /// - Throws: `ClaimProblem`, `MemberError.notAllowed` for a group that is not theirs.
  func add(_ request: Request, by memberID: String, at now: Instant) async throws {
    guard !request.words.isEmpty else { throw ClaimProblem.wordsMissing }
    guard request.words.count <= ClaimLimits.words else { throw ClaimProblem.wordsTooLong }
    let id = ids.next()
    try await database.write { connection in
      let open = try Self.count("member_id = $1", [.text(memberID)], connection)
      guard open < ClaimLimits.open else { throw ClaimProblem.tooManyOpen }
      let meetingID: String?
      let body: ServiceBody?
      var owner: HomeGroup?
      switch request.subject {
      case .listing(let slug):
        guard let listing = try ListingEdits.listing(slug: slug, connection), !listing.isRetired else {
          throw ClaimProblem.listingGone
        }
        (meetingID, body) = (listing.meeting.id, listing.meeting.serviceBody)
        let asked = try Self.count(
          "member_id = $1 AND meeting_id = $2", [.text(memberID), .text(listing.meeting.id)], connection)
        if asked > 0 { throw ClaimProblem.alreadyAsked }
        owner = try GroupStore.group(ofMeeting: listing.meeting.id, connection)
      case .new(let meeting): (meetingID, body) = (nil, meeting.serviceBody)
      }
      let group = try Self.group(request, owner: owner, memberID: memberID, connection)
      var document: String?
      if case .new(let meeting) = request.subject { document = try ListingEdits.document(of: meeting) }
      try connection.execute(
        """
        INSERT INTO listing_claim (id, member_id, meeting_id, document, body_key, group_id, group_name, words,
          created_at, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')
        """,
        [
          .text(id), .text(memberID), Value(meetingID), Value(document), .text(ListingStanding.key(of: body)),
          Value(group.id), .text(group.name), .text(request.words), .integer(now.milliseconds),
        ])
    }
  }

  /// The group that a claim is for: the one that looks after the listing already, one of the member's own, or one that is to be made.
  private static func group(
    _ request: Request, owner: HomeGroup?, memberID: String, _ connection: Connection
  ) throws -> (id: String?, name: String) {
    let roles = try RoleStore.roles(of: memberID, connection)
    if let owner {
      if ListingStanding.isHost(of: owner, roles) { throw ClaimProblem.alreadyTheirs }
      return (owner.id, owner.name)
    }
    if let slug = request.groupSlug {
      guard let group = try GroupStore.group("slug", slug, connection), ListingStanding.isHost(of: group, roles) else {
        throw MemberError.notAllowed
      }
      return (group.id, group.name)
    }
    guard !request.groupName.isEmpty else { throw ClaimProblem.groupMissing }
    guard request.groupName.count <= HomeGroup.longestName else { throw ClaimProblem.groupTooLong }
    return (nil, request.groupName)
  }

  private static func count(_ condition: String, _ values: [Value], _ connection: Connection) throws -> Int64 {
    try connection.first(
      "SELECT count(*) FROM listing_claim WHERE settled_at IS NULL AND \(condition)", values
    ) { try $0.integer(0) } ?? 0
  }

  // MARK: Reading

  /// What somebody asked, the newest first.
  func ofMember(_ memberID: String) async throws -> [Claim] {
    try await database.read { connection in
      try Self.claims(
        "listing_claim.member_id = $1 ORDER BY listing_claim.id DESC LIMIT $2",
        [.text(memberID), .integer(Int64(ClaimLimits.shown))], connection)
    }
  }

  /// What waits for this member to decide, the oldest first, and how many in all.
  ///
  /// - Throws: `MemberError.notAllowed` where they are neither editor nor admin.
  func waiting(for memberID: String) async throws -> (claims: [Claim], count: Int) {
    try await database.read { connection in
      let (condition, values) = try Self.scope(of: memberID, connection)
      let count = try Self.count(condition, values, connection)
      let claims = try Self.claims(
        "settled_at IS NULL AND \(condition) ORDER BY listing_claim.id LIMIT \(ClaimLimits.shown)", values, connection)
      return (claims, Int(count))
    }
  }

  /// Who asks to look after a listing, for those who decide about it; nobody for others.
  func waiting(onListing meetingID: String, for memberID: String) async throws -> [Claim] {
    try await database.read { connection in
      guard try EditorScope.of(memberID, connection) != nil else { return [] }
      let (condition, values) = try Self.scope(of: memberID, connection)
      return try Self.claims(
        """
        settled_at IS NULL AND \(condition) AND meeting_id = $\(values.count + 1)
        ORDER BY listing_claim.id LIMIT \(ClaimLimits.shown)
        """, values + [.text(meetingID)], connection)
    }
  }

  /// How many wait for this member; nil where they have no say.
  func waitingCount(for memberID: String) async throws -> Int? {
    do {
      return try await database.read { connection in
        let (condition, values) = try Self.scope(of: memberID, connection)
        return Int(try Self.count(condition, values, connection))
      }
    } catch MemberError.notAllowed {
      return nil
    }
  }

  /// A claim for whoever decides about it.
  ///
  /// - Throws: `ClaimProblem.gone`, also to those who have no say in it.
  func claim(_ id: String, for memberID: String) async throws -> Claim {
    try await database.read { try Self.decidable(id, by: memberID, $0).claim }
  }

  private static func scope(of memberID: String, _ connection: Connection) throws -> (String, [Value]) {
    guard let scope = try EditorScope.of(memberID, connection) else { throw MemberError.notAllowed }
    guard let keys = scope.keys else { return ("1 = 1", []) }
    let list = keys.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    return ("listing_claim.body_key IN (\(list))", keys.map { .text($0) })
  }

  static func decidable(_ id: String, by memberID: String, _ connection: Connection) throws
    -> (claim: Claim, role: EditedBy.Role)
  {
    let roles = try RoleStore.roles(of: memberID, connection)
    let found = try claims("listing_claim.id = $1 AND settled_at IS NULL", [.text(id)], connection).first
    guard let claim = found, let role = ListingStanding.deciding(roles, bodyKey: claim.bodyKey) else {
      throw ClaimProblem.gone
    }
    // Nobody says yes to themselves, but for admins, who can give themselves any role anyway.
    if claim.memberID == memberID, !roles.contains(where: { $0.role == .admin }) { throw MemberError.notAllowed }
    return (claim, role)
  }

  private static func claims(_ condition: String, _ values: [Value], _ connection: Connection) throws -> [Claim] {
    try connection.query(
      """
      SELECT listing_claim.id, listing_claim.member_id, member.name, COALESCE(meeting.document, listing_claim.document),
        meeting_id, listing_claim.body_key, home_group.slug, COALESCE(home_group.name, group_name), words, listing_claim.created_at,
        is_approved, answer
      FROM listing_claim JOIN member ON member.id = listing_claim.member_id
        LEFT JOIN meeting ON meeting.id = listing_claim.meeting_id
        LEFT JOIN home_group ON home_group.id = listing_claim.group_id
      WHERE \(condition)
      """, values
    ) { row in
      Claim(
        id: try row.text(0), memberID: try row.text(1), memberName: try row.text(2),
        meeting: try ListingEdits.meeting(in: row.text(3)), isNew: try row.textOrNil(4) == nil,
        bodyKey: try row.text(5), groupSlug: try row.textOrNil(6), groupName: try row.text(7), words: try row.text(8),
        createdAt: Instant(milliseconds: try row.integer(9)),
        state: try row.booleanOrNil(10).map { $0 ? .approved : .refused } ?? .open, answer: try row.text(11))
    }
  }
}
