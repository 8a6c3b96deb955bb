import Database
import Meetings

/// One pass over a feed within one transaction.
struct ImportRun {
  private struct Existing {
    var id: String
    var slug: String
    var fingerprint: String
    var isRetired: Bool
    /// Its group keeps it, so the import only notes what the feed says.
    var kept: KeptRecord?
    var isSeen = false
  }

  private let options: Importer.Options
  private let connection: Connection
  private let ids: IDGenerator
  private let now: Instant
  private let change: Int64
  private var existing: [String: Existing] = [:]
  private var slugs: SlugAllocator
  private var pending: [[Value]] = []
  private(set) var report: ImportReport

  init(options: Importer.Options, connection: Connection, ids: IDGenerator, now: Instant) throws {
    self.options = options
    self.connection = connection
    self.ids = ids
    self.now = now
    report = ImportReport(source: options.source, format: options.format, isDryRun: options.isDryRun)
    change = try connection.nextChange()
    var existing: [String: Existing] = [:]
    var slugs = SlugAllocator()
    try connection.forEach("SELECT slug FROM meeting", []) { slugs.reserve(try $0.text(0)) }
    try connection.forEach(
      """
      SELECT source_key, id, slug, fingerprint, retired_at, kept_at, origin_fingerprint, news_fingerprint, gone_at
      FROM meeting LEFT JOIN kept_listing ON kept_listing.meeting_id = meeting.id WHERE source = $1
      """, [.text(options.source)]
    ) { row in
      existing[try row.text(0)] = Existing(
        id: try row.text(1), slug: try row.text(2), fingerprint: try row.text(3),
        isRetired: try row.integerOrNil(4) != nil, kept: try KeptRecord(row, from: 5))
    }
    self.existing = existing
    self.slugs = slugs
  }

  mutating func take(_ item: DecodedItem) throws {
    report.read += 1
    switch item {
    case .rejected(let finding):
      report.rejected += 1
      report.note([finding])
    case .meeting(var meeting, let index, var findings):
      if let finding = makeKeyUnique(&meeting, index: index) { findings.append(finding) }
      report.note(findings)
      try merge(meeting, index: index)
    }
  }

  mutating func finish() throws -> ImportReport {
    try flush()
    let listings = existing.values.count { !$0.isRetired && $0.kept == nil }
    if report.added + report.changed + report.unchanged + report.kept == 0, listings > 0 {
      throw ImportError.nothingListed(report, listings: listings)
    }
    if options.isStrict, !report.isClean { throw ImportError.notClean(report) }
    try retireUnseen()
    try removeDemonstration()
    try recordSource()
    return report
  }

  /// Two records under one key are two listings: the second is told apart by when it meets, then by a count.
  private mutating func makeKeyUnique(_ meeting: inout Meeting, index: Int) -> Finding? {
    let key = meeting.source.key
    guard seenKeys.contains(key) else {
      seenKeys.insert(key)
      return nil
    }
    let when = meeting.schedule.slots.first.map { slot in
      slot.recurrence.weekdays.sorted().map { String($0.rawValue) }.joined() + "-" + slot.start.description
    }
    let base = key + "/" + (when ?? "appointment")
    var candidate = base
    var count = 2
    while seenKeys.contains(candidate) {
      candidate = base + "/\(count)"
      count += 1
    }
    seenKeys.insert(candidate)
    meeting.source.key = candidate
    return Finding(
      .repaired, index: index, name: meeting.name, field: "slug", value: key,
      reason: "an earlier record has the same one; both are listed, this one under another address")
  }
  private var seenKeys: Set<String> = []

  private mutating func merge(_ decoded: Meeting, index: Int) throws {
    var meeting = decoded
    let fingerprint = try MeetingDocument.fingerprint(of: meeting)
    let key = meeting.source.key
    if var known = existing[key] {
      known.isSeen = true
      existing[key] = known
      if let kept = known.kept {
        meeting.id = known.id
        meeting.slug = known.slug
        report.kept += 1
        report.note(try kept.note(meeting, fingerprint: fingerprint, index: index, connection))
        return
      }
      if known.fingerprint == fingerprint, !known.isRetired {
        report.unchanged += 1
        return
      }
      report.changed += 1
      if known.isRetired { report.returned += 1 }
      meeting.id = known.id
      meeting.slug = known.slug
    } else {
      report.added += 1
      meeting.id = ids.next()
      meeting.slug = slugs.allocate(for: meeting)
    }
    try write(meeting, fingerprint: fingerprint)
  }

  private mutating func write(_ meeting: Meeting, fingerprint: String) throws {
    let instant = Value.integer(now.milliseconds)
    pending.append([
      .text(meeting.id), .text(meeting.slug), .text(meeting.source.name), .text(meeting.source.key), .text(fingerprint),
      .text(try MeetingDocument.encode(meeting)), .blob(SearchRecord(meeting).encoded),
      MeetingDocument.placeKey(of: meeting).map { .text($0) } ?? .null,
      MeetingDocument.groupKey(of: meeting).map { .text($0) } ?? .null,
      .integer(change), instant, instant, .null, .text(MeetingDocument.bodyKey(of: meeting)),
      .text(MeetingDocument.wordsKey(of: meeting)),
    ])
    if pending.count == ImportLimits.rowsPerStatement { try flush() }
  }

  private mutating func flush() throws {
    guard let columns = pending.first?.count else { return }
    let rows = pending.indices.map { row in
      "(" + (1...columns).map { "$\(row * columns + $0)" }.joined(separator: ", ") + ")"
    }
    _ = try connection.execute(
      """
      INSERT INTO meeting (id, slug, source, source_key, fingerprint, document, search_record, place_key, group_key,
        change_number, created_at, changed_at, retired_at, body_key, words_key)
      VALUES \(rows.joined(separator: ", "))
      ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, document = excluded.document,
        search_record = excluded.search_record, place_key = excluded.place_key, group_key = excluded.group_key,
        change_number = excluded.change_number, changed_at = excluded.changed_at, retired_at = NULL,
        body_key = excluded.body_key, words_key = excluded.words_key
      """, pending.flatMap { $0 })
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func retireUnseen() throws {
    let unseen = existing.values.filter { !$0.isSeen && !$0.isRetired }
    for listing in unseen where listing.kept != nil {
      report.keptAlone += 1
      try KeptRecord.noteGone(id: listing.id, at: now, connection)
    }
    let gone = unseen.filter { $0.kept == nil }.map(\.id).sorted()
    for batch in gone.batches(of: MeetingStore.idsPerStatement) {
      let list = batch.indices.map { "$\($0 - batch.startIndex + 3)" }.joined(separator: ", ")
      report.removed += try connection.execute(
        "UPDATE meeting SET retired_at = $1, change_number = $2 WHERE id IN (\(list))",
        [.integer(now.milliseconds), .integer(change)] + batch.map { .text($0) })
    }
  }

  /// Made-up meetings must never stand among real ones: the first real listing ends the demonstration.
  private func removeDemonstration() throws {
    guard options.source != Source.demonstrationName else { return }
    let removed = try connection.execute("DELETE FROM meeting WHERE source = $1", [.text(Source.demonstrationName)])
    guard removed > 0 else { return }
    _ = try connection.execute("DELETE FROM source WHERE name = $1", [.text(Source.demonstrationName)])
    _ = try connection.execute("UPDATE directory_state SET reload_number = $1 WHERE id = 1", [.integer(change)])
  }

  private func recordSource() throws {
    _ = try connection.execute(
      """
      INSERT INTO source (name, format, imported_at, records) VALUES ($1, $2, $3, $4)
      ON CONFLICT (name) DO UPDATE SET format = excluded.format, imported_at = excluded.imported_at, records = excluded.records
      """,
      [.text(options.source), .text(options.format), .integer(now.milliseconds), .integer(Int64(report.read))])
  }
}
