import ArgumentParser
import Directory
import Foundation
import Logging
import Meetings
import Server

struct FindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find meetings: the same search as the site and its API.")

  @Option(help: "LAT,LON in degrees.") var near: String?
  @Option(help: "Kilometres around it or the place.") var within: String?
  @Option(help: "The nearest so many.") var nearest: String?
  @Option(help: "A town, region or postal code.") var place: String?
  @Option(help: "now, today, tonight, tomorrow or week.") var when: String?
  @Option(help: "A weekday, or YYYY-MM-DD.") var day: String?
  @Option(help: "Earliest start, such as 18:00.") var from: String?
  @Option(help: "Starts before.") var until: String?
  @Option(help: "Your IANA time zone; this machine's where left out.") var tz: String?
  @Option(help: "in_person, online, hybrid, inactive (repeat for any of several).") var attendance: [String] = []
  @Option(help: "aa, na, smart … (any of several).") var fellowship: [String] = []
  @Option(help: "women, open, aa:BE … (all of several).") var type: [String] = []
  @Option(help: "en, es … (any of several).") var language: [String] = []
  @Option(name: .customLong("service-body"), help: "By key or name (any of several).") var serviceBody: [String] = []
  @Option(name: .customShort("q"), help: "Words to find.") var words: String?
  @Option(help: "start, distance, relevance or name.") var sort: String?
  @Option(help: "Rows.") var limit: String?
  @OptionGroup var store: StoreOptions

  func run() async throws {
    try await store.withDirectory { directory in
      let index = DirectoryIndex(
        store: directory.meetings, now: { Instant.now },
        logger: Logger(label: "homegroup", factory: { _ in SwiftLogNoOpLogHandler() }))
      try await index.refresh()
      do {
        let (now, zone) = (Instant.now, Self.localZone(directory))
        let query = try MeetingQuery(
          parameters: parameters, context: QueryContext(now: now, zone: zone, index: index.snapshot))
        let answer = try index.snapshot.search(query, now: now, defaultZone: zone)
        let meetings = try await directory.meetings.meetings(ids: answer.hits.map(\.id))
        let byID = Dictionary(meetings.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        for hit in answer.hits { if let meeting = byID[hit.id] { print(Self.line(meeting, hit, answer.zone)) } }
        let shown = answer.nextCursor == nil ? "" : ", the first \(answer.hits.count) shown"
        print("\(answer.total) meeting\(answer.total == 1 ? "" : "s")\(shown). Times are in \(answer.zone.identifier).")
      } catch let error as QueryError {
        for line in error.lines { Console.error(line) }
        throw ExitCode.failure
      }
    }
  }

  private var parameters: [(name: String, value: String)] {
    let single: [(String, String?)] = [
      ("near", near), ("within", within), ("nearest", nearest), ("place", place), ("when", when), ("day", day),
      ("from", from), ("until", until), ("tz", tz), ("q", words), ("sort", sort), ("limit", limit),
    ]
    let several = [
      ("attendance", attendance), ("fellowship", fellowship), ("type", type), ("language", language),
      ("service_body", serviceBody),
    ]
    return single.compactMap { name, value in value.map { (name: name, value: $0) } }
      + several.flatMap { name, values in values.map { (name: name, value: $0) } }
  }

  private static func localZone(_ directory: OpenDirectory) -> Zone {
    directory.configuration.timeZone == .utc
      ? Zone.named(TimeZone.current.identifier) ?? .utc : directory.configuration.timeZone
  }

  private static func line(_ meeting: Meeting, _ hit: SearchAnswer.Hit, _ zone: Zone) -> String {
    let when =
      hit.occurrence.map { occurrence -> String in
        let (date, time) = zone.wallClock(at: occurrence.start)
        return
          "\(String(describing: date.weekday).prefix(3).capitalized) \(date) \(time)\(hit.isInProgress ? " (on now)" : "")"
      } ?? (meeting.attendance == .suspended ? "not meeting for now" : "by appointment")
    let isOnline = meeting.attendance == .online || meeting.attendance == .onlineInstead
    let place =
      isOnline
      ? "online" : [meeting.place?.name, meeting.place?.address].compactMap { $0 }.joined(separator: ", ")
    let distance = isOnline ? "" : hit.distanceKm.map { " \((($0 * 10).rounded()) / 10) km" } ?? ""
    return Console.printable(
      "\(when)  \(meeting.name)  [\(Fellowship.named(meeting.fellowship).shortName)]  \(place)\(distance)  /meetings/\(meeting.slug)"
    )
  }
}
