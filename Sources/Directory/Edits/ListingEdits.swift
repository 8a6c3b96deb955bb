import Database
import Meetings

/// Listings kept by their groups. Every call works within the caller's transaction, in which the caller has looked whether somebody may.
public enum ListingEdits {
  public static func listing(id: String, _ connection: Connection) throws -> EditableListing? {
    try ListingRow.read(id: id, connection)
  }

  public static func listing(slug: String, _ connection: Connection) throws -> EditableListing? {
    try ListingRow.read(slug: slug, connection)
  }

  /// From now on imports leave it as it is, and it has a history. Nothing happens where that is so already.
  ///
  /// - Throws: `ListingEditError.notFound`.
  public static func keep(id: String, at now: Instant, _ connection: Connection) throws {
    guard let listing = try ListingRow.read(id: id, connection), !listing.isRetired else {
      throw ListingEditError.notFound
    }
    guard listing.kept == nil else { return }
    try connection.execute(
      """
      INSERT INTO kept_listing (meeting_id, kept_at, origin_document, origin_fingerprint)
      SELECT id, $2, document, fingerprint FROM meeting WHERE id = $1
      """, [.text(id), .integer(now.milliseconds)])
    try ListingHistory.add(
      listing.meeting, .kept, by: EditedBy(.source, scope: listing.meeting.source.name), change: listing.change,
      at: now, connection)
  }

  /// Lists a meeting that no list has. It is one of this site's own, or goes with the demonstration where that is all there is.
  ///
  /// - Returns: the listing with its id and slug.
  public static func add(
    _ meeting: Meeting, by editor: EditedBy, at now: Instant, ids: IDGenerator, _ connection: Connection
  ) throws -> Meeting {
    let change = try connection.nextChange()
    var meeting = meeting
    meeting.id = ids.next()
    meeting.slug = try ListingRow.freeSlug(for: meeting.name, connection)
    meeting.source = SourceRecord(name: try Source.forNewListings(at: now, connection), key: meeting.id)
    meeting.source.updated = now
    meeting.lastConfirmed = now
    try ListingRow.insert(meeting, change: change, at: now, connection)
    try connection.execute(
      "INSERT INTO kept_listing (meeting_id, kept_at, returns_at) VALUES ($1, $2, $3)",
      [.text(meeting.id), .integer(now.milliseconds), Value(meeting.returnsAt?.milliseconds)])
    try ListingHistory.add(meeting, .added, by: editor, change: change, at: now, connection)
    return meeting
  }

  /// Writes a new version of a listing, which is kept here from then on. Where it says what it said before, that is confirmed.
  ///
  /// - Parameter seen: the count of the change that the form was made from; nil where whatever is there may be replaced.
  /// - Throws: `ListingEditError.changedMeanwhile`, `.notFound`.
  public static func save(
    _ meeting: Meeting, seen: Int64?, _ act: ListingVersion.Act = .edited, by editor: EditedBy, at now: Instant,
    _ connection: Connection
  ) throws {
    guard let current = try ListingRow.read(id: meeting.id, connection), !current.isRetired else {
      throw ListingEditError.notFound
    }
    if let seen, seen != current.change { throw ListingEditError.changedMeanwhile }
    try keep(id: meeting.id, at: now, connection)
    var meeting = meeting
    meeting.slug = current.meeting.slug
    meeting.source = current.meeting.source
    let isSame = current.meeting.changes(to: meeting).isEmpty
    meeting.lastConfirmed = editor.role == .clock ? current.meeting.lastConfirmed : now
    if !isSame { meeting.source.updated = now }
    let change = try connection.nextChange()
    try ListingRow.update(meeting, change: change, at: now, connection)
    try connection.execute(
      "UPDATE kept_listing SET returns_at = $2 WHERE meeting_id = $1",
      [.text(meeting.id), Value(meeting.returnsAt?.milliseconds)])
    if isSame {
      // A form that was made from the newest version before it was confirmed is still about that version.
      try connection.execute(
        """
        UPDATE listing_version SET change_number = $2 WHERE meeting_id = $1
          AND number = (SELECT max(number) FROM listing_version WHERE meeting_id = $1)
        """, [.text(meeting.id), .integer(change)])
    } else {
      try ListingHistory.add(meeting, act, by: editor, change: change, at: now, connection)
    }
  }

  /// Somebody has looked at what the source says now: it is no news any more.
  public static func settleNews(id: String, _ connection: Connection) throws {
    try connection.execute(
      """
      UPDATE kept_listing SET origin_document = news_document, origin_fingerprint = news_fingerprint,
        news_document = NULL, news_fingerprint = NULL
      WHERE meeting_id = $1 AND news_document IS NOT NULL
      """, [.text(id)])
  }

  /// Ends that it is kept here: it is what its source says now, and off the list where no source has it.
  ///
  /// - Throws: `ListingEditError.notKept`.
  public static func giveUp(id: String, by editor: EditedBy, at now: Instant, _ connection: Connection) throws {
    guard let listing = try ListingRow.read(id: id, connection), let kept = listing.kept else {
      throw ListingEditError.notKept
    }
    let fingerprint = try connection.first(
      "SELECT COALESCE(news_fingerprint, origin_fingerprint) FROM kept_listing WHERE meeting_id = $1", [.text(id)]
    ) { try $0.textOrNil(0) }
    let change = try connection.nextChange()
    let returned = kept.news ?? kept.origin
    try ListingRow.update(
      returned ?? listing.meeting, change: change, at: now, fingerprint: fingerprint ?? nil,
      isRetired: returned == nil || kept.isGoneAtSource, connection)
    try ListingHistory.add(
      returned ?? listing.meeting, .givenUp, by: editor, change: change, at: now, connection)
    try connection.execute("DELETE FROM kept_listing WHERE meeting_id = $1", [.text(id)])
  }
}

extension MeetingStore {
  /// Brings back what is suspended until now, at the most `most` at once.
  ///
  /// - Returns: how many.
  public func bringBackDue(at now: Instant, most: Int = 500) async throws -> Int {
    try await database.write { connection in
      let due = try connection.query(
        "SELECT meeting_id FROM kept_listing WHERE returns_at <= $1 ORDER BY returns_at LIMIT $2",
        [.integer(now.milliseconds), .integer(Int64(most))]
      ) { try $0.text(0) }
      for id in due {
        guard let listing = try ListingRow.read(id: id, connection) else { continue }
        try ListingEdits.save(
          listing.meeting.broughtBack(), seen: nil, .broughtBack, by: EditedBy(.clock), at: now, connection)
      }
      return due.count
    }
  }
}

extension Source {
  /// The source of listings that were written here.
  public static let ownName = "here"
  static let ownFormat = "written here"

  /// Where a new listing belongs. The demonstration's made-up meetings stay among themselves.
  fileprivate static func forNewListings(at now: Instant, _ connection: Connection) throws -> String {
    let names = try connection.query("SELECT name FROM source") { try $0.text(0) }
    if names == [demonstrationName] { return demonstrationName }
    try addOwn(at: now, connection)
    return ownName
  }

  static func addOwn(at now: Instant, _ connection: Connection) throws {
    try connection.execute(
      """
      INSERT INTO source (name, format, imported_at, records) VALUES ($1, $2, $3, 0)
      ON CONFLICT (name) DO UPDATE SET imported_at = excluded.imported_at
      """, [.text(ownName), .text(ownFormat), .integer(now.milliseconds)])
  }
}

extension ListingEdits {
  /// A listing as other tables hold it that is not listed yet.
  public static func document(of meeting: Meeting) throws -> String { try MeetingDocument.encode(meeting) }
  public static func meeting(in document: String) throws -> Meeting { try MeetingDocument.decode(document) }
}
