import Database
import DatabaseTesting
import Foundation
import Journey
import Meetings
import Members
import MembersTesting

/// Times a member's pages over years of daily records, in process: session, vault, pages and HTML, without a socket. And says what
/// a year of records weighs on the disk, sealed.
///
///     swift run -c release record-benchmark [YEARS]
@main
enum RecordBenchmark {
  /// Each page is asked for so many times, after some to warm up.
  static let rounds = 200
  static let warmUp = 20
  static let pages = [
    "/today", "/today/patterns", "/today/urges", "/today/meetings", "/today/journal", "/today/journal?q=kettle",
    "/today/check-ins", "/today/clocks",
  ]

  static func main() async throws {
    let years = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
    let book = MeetingBook(find: { _, _ in [] }, meetings: { _ in [] })
    try await MemberSite.with(
      .sqlite, migrations: MembersMigrations.all + JourneyMigrations.all,
      features: { members, clock in [JourneyFeature(members: members, meetings: book, now: { clock.now })] },
      { site in try await measure(site, years: years) })
  }

  private static func measure(_ site: MemberSite, years: Int) async throws {
    let visitor = try await site.join("Bench")
    guard let vault = visitor.vault else { return }
    let today = CivilDate(daysSinceEpoch: Int(site.clock.now.seconds / 86_400))
    let entries = try await FiveYears(days: years * 365, until: today).write(into: vault)
    let bytes = try await site.database.read { connection in
      try connection.first("SELECT coalesce(sum(length(sealed)), 0) FROM vault_page") { try $0.integer(0) } ?? 0
    }
    print("A member's record over \(years) years: \(entries) entries. Times in milliseconds, in process.\n")
    print("| page | status | p50 | p99 |\n|---|---:|---:|---:|")
    for page in pages { try await time(page, visitor) }
    print("\nsealed bytes per year: \(Int(bytes) / years)")
  }

  private static func time(_ page: String, _ visitor: TestVisitor) async throws {
    var times: [Double] = []
    var status = 0
    let clock = ContinuousClock()
    for round in 0..<(rounds + warmUp) {
      let start = clock.now
      status = try await visitor.get(page).status
      let (seconds, attoseconds) = (clock.now - start).components
      if round >= warmUp { times.append(Double(seconds) * 1e3 + Double(attoseconds) / 1e15) }
      // The time of an error would say nothing.
      guard status == 200 else { return print("| \(page) | \(status) | | |") }
    }
    times.sort()
    let (middle, last) = (times[times.count / 2], times[times.count * 99 / 100])
    print("| \(page) | \(status) | \(String(format: "%.2f", middle)) | \(String(format: "%.2f", last)) |")
  }
}
