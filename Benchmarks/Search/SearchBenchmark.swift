import Foundation
import Meetings

/// Times the search engine on made-up directories of several sizes, beside a plain scan of an array in the same run.
///
///     swift run -c release search-benchmark [SIZE …]
@main
enum SearchBenchmark {
  /// A Saturday evening in New York, on the night before the clocks go back.
  static let now = Instant(seconds: 1_793_483_100)
  static let zone = Zone.named("America/New_York") ?? .utc

  static func main() throws {
    let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    print(
      "Search, times in microseconds. Peer: one pass over an array of structs, without facets, pages or exact clocks.\n"
    )
    print("| listings | query | rows | p50 | p99 | peer p50 |")
    print("|---:|---|---:|---:|---:|---:|")
    var summaries: [String] = []
    for size in sizes.isEmpty ? [2_000, 20_000, 200_000] : sizes { summaries.append(try run(size)) }
    print("\n" + summaries.joined(separator: "\n"))
  }

  private static func run(_ size: Int) throws -> String {
    let directory = SyntheticDirectory(count: size, seed: 7)
    // As the store has them: apart from what the index will hold.
    let stored = directory.meetings.map { Data(SearchRecord($0).encoded) }
    let before = residentMegabytes()
    let clock = ContinuousClock()
    let begin = clock.now
    let records = try stored.map { try SearchRecord(decoding: Array($0)) }
    let decoded = clock.now
    let bare = MeetingIndex(records)
    let built = clock.now
    let index = bare.covering(now)
    let ready = clock.now
    let after = residentMegabytes()
    let changed = Array(records.prefix(10))
    let updating = clock.measure { _ = index.updating(upserts: changed, removals: []).covering(now) }
    let naive = NaiveScan(directory.meetings, now: now)
    for mix in mixes(directory, naive) { try report(mix, size, index, naive) }
    func seconds(_ duration: Duration) -> String { String(format: "%.2f", duration / .seconds(1)) }
    let bytes = stored.reduce(0) { $0 + $1.count } / max(1, size)
    return """
      \(size) listings: ready in \(seconds(ready - begin)) s (records \(seconds(decoded - begin)), index \(seconds(built - decoded)), \
      timetable \(seconds(ready - built))); update of 10 \(seconds(updating)) s; \
      \(after - before) MB, records of \(bytes) bytes included
      """
  }

  // MARK: Queries

  struct Mix {
    var name: String
    var queries: [MeetingQuery]
    /// The same questions for the peer; empty where it has no answer.
    var naive: [NaiveScan.Query]
  }

  private static func mixes(_ directory: SyntheticDirectory, _ naive: NaiveScan) -> [Mix] {
    var random = BenchmarkRandom(99)
    let day = MeetingQuery.TimeFilter.between(now, now.adding(days: 1))
    func near() -> MeetingQuery.Coordinate {
      let item = random.pick(naive.items)
      return .init(latitude: item.latitude + random.normal() * 0.05, longitude: item.longitude + random.normal() * 0.05)
    }
    let places = (0..<200).map { _ in near() }
    let words = (0..<200).map { _ in
      random.pick(random.pick(naive.items).text.split(separator: 32).filter { $0.count > 2 }).reduce(into: "") {
        $0.unicodeScalars.append(.init($1))
      }
    }
    let towns = (0..<200).map { _ in random.pick(directory.townNames) }
    func query(_ change: (inout MeetingQuery) -> Void) -> MeetingQuery {
      var query = MeetingQuery()
      change(&query)
      return query
    }
    func nearby(
      _ place: MeetingQuery.Coordinate, _ time: MeetingQuery.TimeFilter, _ types: [MeetingQuery.TypeFilter] = []
    ) -> MeetingQuery {
      query { ($0.near, $0.within, $0.time, $0.types) = (place, 50, time, types) }
    }
    return [
      Mix(
        name: "50 km, 24 h, one type", queries: places.map { nearby($0, day, [.attribute(.women)]) },
        naive: places.map { .init(near: $0, span: 1440, attributes: Attribute.women.bit) }),
      Mix(
        name: "50 km, 24 h", queries: places.map { nearby($0, day) }, naive: places.map { .init(near: $0, span: 1440) }),
      Mix(
        name: "50 km, now", queries: places.map { nearby($0, .now) }, naive: places.map { .init(near: $0, span: 60) }),
      Mix(
        name: "50 km, week", queries: places.map { nearby($0, .week) },
        naive: places.map { .init(near: $0, span: 10_080) }),
      Mix(
        name: "50 km, any time, by distance", queries: places.map { nearby($0, .any) },
        naive: places.map { .init(near: $0) }),
      Mix(
        name: "today, one type, anywhere",
        queries: [Attribute.women, .men, .wheelchair].map { type in
          query { ($0.time, $0.types) = (.today, [.attribute(type)]) }
        },
        naive: [.init(span: 360, attributes: Attribute.women.bit)]),
      Mix(name: "today, anywhere", queries: [query { $0.time = .today }], naive: [.init(span: 360)]),
      Mix(name: "everything", queries: [MeetingQuery()], naive: [.init()]),
      Mix(
        name: "a word", queries: words.map { word in query { $0.words = word } }, naive: words.map { .init(word: $0) }),
      Mix(
        name: "a word with an error",
        queries: words.filter { $0.count > 5 }.map { word in
          query { $0.words = String(word.dropFirst(2).prefix(1) + word) }
        },
        naive: []),
      Mix(
        name: "two letters", queries: words.map { word in query { $0.words = String(word.prefix(2)) } },
        naive: words.map { .init(word: String($0.prefix(2))) }),
      Mix(
        name: "a town, 24 h", queries: towns.map { town in query { ($0.place, $0.time) = (town, day) } },
        naive: towns.map { .init(span: 1440, city: $0) }),
      Mix(
        name: "a town", queries: towns.map { town in query { $0.place = town } }, naive: towns.map { .init(city: $0) }),
    ]
  }
  // MARK: Measuring

  private static func report(_ mix: Mix, _ size: Int, _ index: MeetingIndex, _ naive: NaiveScan) throws {
    var rows = 0
    // The longer a query takes, the fewer runs it gets.
    var times: [Double] = []
    for round in 0..<3 {
      for query in mix.queries {
        let (answer, microseconds) = try timed { try index.search(query, now: now, defaultZone: zone) }
        // The first round warms up.
        if round > 0 || mix.queries.count < 4 { times.append(microseconds) }
        rows = max(rows, answer.total)
      }
    }
    while times.count < 200, times.reduce(0, +) < 500_000 {
      times.append(
        try timed { try index.search(mix.queries[times.count % mix.queries.count], now: now, defaultZone: zone) }.1)
    }
    let naiveTimes = mix.naive.prefix(20).map { query in timed { naive.search(query, now: now) }.1 }
    let peer = naiveTimes.isEmpty ? "" : String(format: "%.0f", percentile(naiveTimes, 0.5))
    print(
      "| \(size) | \(mix.name) | \(rows) | \(String(format: "%.1f", percentile(times, 0.5))) | \(String(format: "%.1f", percentile(times, 0.99))) | \(peer) |"
    )
  }

  private static func timed<Result>(_ work: () throws -> Result) rethrows -> (Result, Double) {
    let clock = ContinuousClock()
    let begin = clock.now
    let result = try work()
    return (result, (clock.now - begin) / .microseconds(1))
  }

  private static func percentile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  /// Of this process; 0 where the system does not say.
  private static func residentMegabytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE))) / 1_000_000
  }
}
