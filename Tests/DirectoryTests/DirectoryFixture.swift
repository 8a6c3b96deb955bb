import Database
import DatabaseTesting
import Foundation
import Logging
import Meetings
import Synchronization
import Testing

@testable import Directory

/// A directory on either engine, with a clock that a test owns.
struct DirectoryFixture: Sendable {
  let database: Database
  let store: MeetingStore
  let clock = TestClock()

  static func with(_ engine: TestEngine, _ body: @Sendable @escaping (DirectoryFixture) async throws -> Void)
    async throws
  {
    try await withDatabase(engine, migrations: DirectoryMigrations.all) { database in
      try await body(DirectoryFixture(database: database, store: MeetingStore(database)))
    }
  }

  var ids: IDGenerator { IDGenerator.seeded(clock: clock) }

  func makeImporter() -> Importer {
    Importer(database: database, ids: ids, now: { [clock] in clock.now })
  }

  /// Imports plain meetings as a feed of the source `test`.
  @discardableResult
  func importing(_ meetings: [Meeting], adjust: (inout Importer.Options) -> Void = { _ in }) async throws
    -> ImportReport
  {
    try await importing(items: meetings.enumerated().map { .meeting($1, index: $0, findings: []) }, adjust: adjust)
  }

  @discardableResult
  func importing(items: [DecodedItem], adjust: (inout Importer.Options) -> Void = { _ in }) async throws -> ImportReport
  {
    var options = Importer.Options(source: "test", format: "test")
    adjust(&options)
    return try await makeImporter().run(options, decoder: ListDecoder(items: items)) { ByteSource { _ in [] } }
  }

  func makeIndex() -> DirectoryIndex {
    DirectoryIndex(store: store, now: { [clock] in clock.now }, logger: Logger(label: "test"))
  }
}

final class TestClock: Sendable {
  /// 2026-11-23 18:00 in New York, a Monday.
  private let instant = Mutex(Instant(seconds: 1_795_474_800))
  var now: Instant { instant.withLock { $0 } }
  func advance(minutes: Int) { instant.withLock { $0 = $0.adding(minutes: minutes) } }
}

extension IDGenerator {
  static func seeded(clock: TestClock) -> IDGenerator {
    IDGenerator(now: { clock.now.milliseconds }, random: SystemRandomNumberGenerator())
  }
}

/// Gives out what it was given.
struct ListDecoder: MeetingDecoder {
  var items: [DecodedItem]
  var failure: FeedError?

  func decode(_ bytes: ByteSource, options: DecodingOptions, each: (DecodedItem) throws -> Void) throws {
    for item in items { try each(item) }
    if let failure { throw failure }
  }
}

extension Meeting {
  /// A weekly meeting in New York, of the source `test`.
  static func sample(
    _ slug: String, name: String? = nil, day: Weekday = .monday, at hour: Int = 19, fellowship: Fellowship.ID = .aa
  ) -> Meeting {
    let time = WallTime(hour: hour, minute: 0) ?? .midnight
    var meeting = Meeting(
      slug: slug, name: name ?? "Meeting \(slug)", fellowship: fellowship, attendance: .inPerson,
      schedule: Schedule(timeZone: "America/New_York", slots: [Slot(.weekly(day), at: time, duration: 60)]),
      source: SourceRecord(name: "test", key: slug))
    meeting.place = Place(name: "St Mark’s hall", formattedAddress: "1625 Locust St, Philadelphia, PA 19103, USA")
    meeting.place?.city = "Philadelphia"
    meeting.place?.position = Position(latitude: 39.9485, longitude: -75.1690)
    return meeting
  }
}

/// The published meeting lists that tests may use where they are present (they are not part of the project).
enum SharedData {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data")
  static var isPresent: Bool { FileManager.default.fileExists(atPath: root.path) }
  static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}
