import Database
import Foundation
import Groups
import Hummingbird
import Logging
import Meetings
import Members
import Pages
import Server
import Testing
import Web

@testable import Rooms

/// What the browser tests say to it.
enum RehearsalSettings {
  static let port = ProcessInfo.processInfo.environment["HOMEGROUP_REHEARSAL_PORT"].flatMap { Int($0) }
  static let dataFolder = ProcessInfo.processInfo.environment["HOMEGROUP_REHEARSAL_DATA"]
}

/// For the browser tests of proofs (`harness/rehearsal.py`), which start it: a site with rooms that nobody has to sit in for an hour.
/// Who sits where and for how long is what the cookie `seat` says; everything else is the program's own.
@Suite("Rehearsal of proofs", .enabled(if: RehearsalSettings.port != nil, "only the browser tests start it"))
struct ProofRehearsal {
  @Test("Serves until SIGTERM")
  func serve() async throws {
    var configuration = ServerConfiguration()
    configuration.port = try #require(RehearsalSettings.port)
    configuration.dataFolder = try #require(RehearsalSettings.dataFolder)
    try FileManager.default.createDirectory(atPath: configuration.dataFolder, withIntermediateDirectories: true)
    let logger = Logger(label: "homegroup") { StreamLogHandler.standardError(label: $0) }
    let database = try await Database.open(configuration.databaseLocation, logger: logger)
    try await database.migrate(SiteMigrations.all)
    let now: @Sendable () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    let random: @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) }
    let members = Members(
      database, ids: IDGenerator(now: { now().milliseconds }, random: SystemRandomNumberGenerator()),
      keys: PassphraseKeys(), now: now, random: random)
    let rooms = RehearsedRooms(start: now().adding(minutes: -55))
    let store = ProofStore(database, eligibility: rooms, now: now, random: random)
    for room in ["hall-1", "strict-1", "strict-2"] {
      let terms = try await database.read { try rooms.terms(of: room, $0) }
      try await store.publishKey(for: try #require(terms))
    }
    let desk = ProofDesk(store: store, salt: random()) { request, _, _ in
      ProofVisitor(seat: request.cookies["seat"]?.value)
    }
    let application = HomegroupApplication(
      configuration: configuration,
      services: Services(now: now, monotonic: { .now }, random: random, logger: logger),
      features: [RehearsalFeature(desk: desk), MembersFeature(members, collections: [])])
    try await application.run { _ in
    } onOverrun: {
      Foundation.exit(1)
    }
    await database.close()
  }
}

/// Meetings that began 55 minutes ago and last an hour: `strict-…` asks for 80 %, `hall-…` is in a hall; `hall-early` has just begun.
private struct RehearsedRooms: ProofEligibility {
  let start: Instant

  func terms(of room: String, _ connection: Connection) throws -> ProofTerms? {
    let isHall = room.hasPrefix("hall-")
    guard isHall || room.hasPrefix("strict-") else { return nil }
    return ProofTerms(
      isHall ? .simple : .strict(percent: 80), site: "https://meetings.example.org", group: "Harbour Group",
      meeting: "Lamp in the Window", listing: room,
      start: room == "hall-early" ? start.adding(minutes: 50) : start, minutes: 60,
      zone: Zone.named("America/New_York") ?? .utc, usesHallCode: isHall)
  }

  func presence(of seat: String, in room: String, _ connection: Connection) throws -> ProofPresence? {
    if seat.hasPrefix("long") { return ProofPresence(minutes: 55, wasThereAtTheEnd: true) }
    if seat.hasPrefix("short") { return ProofPresence(minutes: 10, wasThereAtTheEnd: false) }
    return nil
  }

  func isHost(_ visitor: ProofVisitor, of room: String, _ connection: Connection) throws -> Bool {
    visitor.seat == "host"
  }
}

private struct RehearsalFeature: Feature {
  let desk: ProofDesk
  func addRoutes(to routes: Routes) { desk.addProofRoutes(to: routes) }
  var assets: [Asset] { Asset.proofs }
}
