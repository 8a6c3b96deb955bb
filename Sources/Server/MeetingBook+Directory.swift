import Directory
import Journey
import Meetings

extension MeetingBook {
  /// The directory's listings for a member's record.
  public init(_ listed: ListedMeetings, now: @escaping @Sendable () -> Instant) {
    self.init(
      find: { words, limit in try await listed.find(words, limit: limit).map { Entry($0, now: now()) } },
      meetings: { slugs in try await listed.meetings(slugs: slugs).map { Entry($0, now: now()) } })
  }
}

extension MeetingBook.Entry {
  /// Times a week of most meetings.
  private static let starts = 7

  init(_ meeting: Meeting, now: Instant) {
    let upcoming = meeting.upcoming(Self.starts, after: now)
    self.init(
      slug: meeting.slug, name: meeting.name, place: meeting.place?.name,
      isOnline: meeting.attendance == .online, starts: upcoming.map(\.start), url: ListedMeetings.url(of: meeting))
  }
}
