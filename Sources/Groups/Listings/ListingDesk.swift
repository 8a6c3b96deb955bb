import Database
import Directory
import Meetings
import Members

/// Listings as their hosts and editors work on them. Each call looks who may, in the transaction that does it.
struct ListingDesk: Sendable {
  let database: Database
  let ids: IDGenerator

  /// A listing with what its page for those who look after it shows.
  struct Opened: Sendable {
    var listing: EditableListing
    var group: HomeGroup?
    var by: EditedBy
    var meeting: Meeting { listing.meeting }
  }

  /// - Throws: `ListingEditError.notFound`, `MemberError.notAllowed`.
  func open(slug: String, by memberID: String) async throws -> Opened {
    try await database.read { try Self.open(slug: slug, by: memberID, $0) }
  }

  private static func open(slug: String, by memberID: String, _ connection: Connection) throws -> Opened {
    guard let listing = try ListingEdits.listing(slug: slug, connection), !listing.isRetired else {
      throw ListingEditError.notFound
    }
    guard let by = try ListingStanding.of(memberID, for: listing.meeting, connection) else {
      throw MemberError.notAllowed
    }
    return Opened(listing: listing, group: try GroupStore.group(ofMeeting: listing.meeting.id, connection), by: by)
  }

  /// In which role a member may change a listing, and whose it is.
  func standing(of memberID: String?, for meeting: Meeting) async throws -> (by: EditedBy?, group: HomeGroup?) {
    try await database.read { connection in
      (
        try memberID.flatMap { try ListingStanding.of($0, for: meeting, connection) },
        try GroupStore.group(ofMeeting: meeting.id, connection)
      )
    }
  }

  /// The listing's versions, newest first.
  func history(slug: String, by memberID: String) async throws -> (Opened, [ListingVersion]) {
    try await database.read { connection in
      let opened = try Self.open(slug: slug, by: memberID, connection)
      return (opened, try ListingHistory.versions(of: opened.meeting.id, connection))
    }
  }

  /// The version that a form was made from.
  func version(change: Int64, of meeting: Meeting) async throws -> Meeting? {
    try await database.read { try ListingHistory.version(change: change, of: meeting.id, $0)?.meeting }
  }

  /// - Parameters:
  ///   - seen: the count of the change that the form was made from.
  ///   - settlesNews: the form had what the source says now, so that is looked at.
  /// - Throws: `ListingEditError`, `MemberError.notAllowed`.
  func save(
    _ meeting: Meeting, slug: String, seen: Int64, settlesNews: Bool = false, by memberID: String, at now: Instant
  ) async throws {
    try await database.write { connection in
      let opened = try Self.open(slug: slug, by: memberID, connection)
      var meeting = meeting
      meeting.id = opened.meeting.id
      try ListingEdits.save(meeting, seen: seen, by: opened.by, at: now, connection)
      if settlesNews { try ListingEdits.settleNews(id: meeting.id, connection) }
    }
  }

  /// Changes a listing as it is now.
  ///
  /// - Throws: `ListingEditError`, `MemberError.notAllowed`.
  func change(
    slug: String, _ act: ListingVersion.Act, by memberID: String, at now: Instant,
    _ change: @Sendable @escaping (Meeting) -> Meeting
  ) async throws {
    try await database.write { connection in
      let opened = try Self.open(slug: slug, by: memberID, connection)
      try ListingEdits.save(change(opened.meeting), seen: nil, act, by: opened.by, at: now, connection)
    }
  }

  /// Brings an older version back.
  ///
  /// - Throws: `ListingEditError`, `MemberError.notAllowed`.
  func restore(_ number: Int, slug: String, by memberID: String, at now: Instant) async throws {
    try await database.write { connection in
      let opened = try Self.open(slug: slug, by: memberID, connection)
      guard let version = try ListingHistory.version(number, of: opened.meeting.id, connection) else {
        throw ListingEditError.notFound
      }
      try ListingEdits.save(version.meeting, seen: nil, .restored, by: opened.by, at: now, connection)
    }
  }

  /// What the source says now is looked at, and the group's own words stay.
  func settleNews(slug: String, by memberID: String) async throws {
    try await database.write { connection in
      let opened = try Self.open(slug: slug, by: memberID, connection)
      try ListingEdits.settleNews(id: opened.meeting.id, connection)
    }
  }

  /// Gives a listing back to its source, or takes it off the list where it has none; no group looks after it any more.
  ///
  /// - Throws: `ListingEditError.notKept`, `.notFound`, `MemberError.notAllowed`.
  func giveUp(slug: String, by memberID: String, at now: Instant) async throws {
    try await database.write { connection in
      let opened = try Self.open(slug: slug, by: memberID, connection)
      try ListingEdits.giveUp(id: opened.meeting.id, by: opened.by, at: now, connection)
      try GroupStore.detach(meetingID: opened.meeting.id, connection)
    }
  }

  // MARK: A member's own

  /// The groups that a member hosts, by name.
  func groups(of memberID: String) async throws -> [HomeGroup] {
    try await database.read { try Self.groups(of: memberID, $0) }
  }

  private static func groups(of memberID: String, _ connection: Connection) throws -> [HomeGroup] {
    try RoleStore.roles(of: memberID, connection).filter { $0.role == .host }
      .compactMap { try GroupStore.group("slug", $0.scope, connection) }.sorted { $0.name < $1.name }
  }

  /// The listings of those groups.
  func listings(of memberID: String) async throws -> [(group: HomeGroup, listings: [EditableListing])] {
    try await database.read { connection in
      try Self.groups(of: memberID, connection).map { group in
        (
          group,
          try GroupStore.meetingIDs(of: group.id, connection).compactMap { id in
            try ListingEdits.listing(id: id, connection)
          }.filter { !$0.isRetired }
        )
      }
    }
  }

  /// Lists a meeting at once, for a host of an approved group.
  ///
  /// - Returns: its slug.
  /// - Throws: `MemberError.notAllowed` where the group is not theirs.
  func add(_ meeting: Meeting, groupSlug: String, by memberID: String, at now: Instant) async throws -> String {
    try await database.write { [ids] connection in
      guard let group = try Self.groups(of: memberID, connection).first(where: { $0.slug == groupSlug }) else {
        throw MemberError.notAllowed
      }
      let added = try ListingEdits.add(
        meeting, by: EditedBy(.host, scope: group.name), at: now, ids: ids, connection)
      try GroupStore.attach(meetingID: added.id, to: group.id, connection)
      return added.slug
    }
  }

  /// The service bodies that have an editor here, by name: those whose claims somebody reads.
  func bodies() async throws -> [String] {
    try await database.read { connection in
      try connection.query("SELECT DISTINCT scope FROM member_role WHERE role = 'editor' ORDER BY scope") {
        try $0.text(0)
      }
    }
  }
}
