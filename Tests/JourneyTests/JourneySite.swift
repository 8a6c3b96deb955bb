import DatabaseTesting
import Meetings
import Members
import MembersTesting

@testable import Journey

/// The member's record in process: no directory behind it but two made-up meetings.
enum JourneySite {
  static let meetings = [
    MeetingBook.Entry(
      slug: "lamp", name: "Lamp in the Window", place: "St Mark’s hall", isOnline: false,
      starts: [Instant(seconds: 1_795_482_000)], url: "/meetings/lamp"),
    MeetingBook.Entry(
      slug: "kettle", name: "Kettle On", place: nil, isOnline: true, starts: [Instant(seconds: 1_795_568_400)],
      url: "/meetings/kettle"),
  ]

  static let book = MeetingBook(
    find: { words, limit in
      Array(meetings.filter { $0.name.lowercased().contains(words.lowercased()) }.prefix(limit))
    },
    meetings: { slugs in slugs.compactMap { slug in meetings.first { $0.slug == slug } } })

  static func with(_ engine: TestEngine = .sqlite, _ body: @Sendable @escaping (MemberSite) async throws -> Void)
    async throws
  {
    try await MemberSite.with(
      engine, migrations: MembersMigrations.all + JourneyMigrations.all,
      features: { members, clock in
        [
          JourneyFeature(members: members, meetings: book, now: { clock.now }),
          MembersFeature(members, collections: [], home: "/today"),
        ]
      }, body)
  }
}
