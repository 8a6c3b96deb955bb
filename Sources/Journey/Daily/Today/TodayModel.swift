import Meetings
import Members
import Pages
import Recovery

/// What `/today` shows, read at one moment.
struct TodayModel: Sendable {
  var name: String
  var today: CivilDate
  var time: WallTime
  /// What was just saved: a word of the address.
  var saved: String?
  /// What they should know before anything else.
  var notices: MemberNotices
  var planned: [PlannedPart] = []
  var clocks: [Clock] = []
  var pledge: Pledge?
  var review: Review?
  /// Of today, latest first.
  var checkIns: [CheckIn] = []
  var progress: AttendanceProgress?
  /// Slugs of meetings that are theirs or were lately, theirs first.
  var slugs: [String] = []
  var upcoming: [Upcoming] = []
  var due: [DueSelfCheck] = []
  /// Nothing was ever written down.
  var isNew = false
  var now: Instant
  var token: HiddenField

  /// A meeting of theirs that comes next.
  struct Upcoming: Sendable {
    var meeting: MeetingBook.Entry
    var start: Instant
  }

  var isEvening: Bool { time.hour >= Review.firstHour }
}

extension TodayModel {
  /// The part that stands in the vault.
  mutating func read(_ reader: VaultReader) throws {
    let month = Month(today)
    planned = try JourneyFeature.planned(on: today, in: reader)
    clocks = try reader.entries(ClockRecord.clocks)
    pledge = try reader.entries(Daily.pledges, page: month.page).of(today)
    review = try reader.entries(Daily.reviews, page: month.page).of(today)
    checkIns = try reader.entries(Daily.checkIns, page: month.page).filter { $0.day == today }.latestFirst
    progress = try reader.attendanceProgress(today: today)
    let lately = try [month, month.previous].flatMap { try reader.entries(Daily.attended, page: $0.page) }
    var known: Set<String> = []
    let all = try reader.entries(Daily.myMeetings).map(\.slug) + lately.latestFirst.compactMap(\.slug)
    slugs = Array(all.filter { known.insert($0).inserted }.prefix(DailyLimits.myMeetings))
    isNew = clocks.isEmpty && checkIns.isEmpty && pledge == nil && lately.isEmpty && reader.hasNothing
  }

  /// How many meetings are shown, and how far ahead.
  private static let meetingsShown = 3
  private static let daysAhead = 7

  /// The next of those meetings, soonest first.
  mutating func fill(_ meetings: [MeetingBook.Entry], now: Instant) {
    let end = now.adding(days: Self.daysAhead)
    let all = meetings.flatMap { meeting in meeting.starts.map { Upcoming(meeting: meeting, start: $0) } }
    upcoming = Array(
      all.filter { $0.start >= now && $0.start < end }
        .sorted { ($0.start, $0.meeting.slug) < ($1.start, $1.meeting.slug) }.prefix(Self.meetingsShown))
  }
}

extension VaultReader {
  /// Nothing at all was written into the daily records.
  var hasNothing: Bool {
    pages(of: Daily.checkIns).isEmpty && pages(of: Daily.pledges).isEmpty && pages(of: Daily.urges).isEmpty
      && pages(of: Daily.journal).isEmpty && pages(of: Daily.attended).isEmpty && pages(of: Daily.reviews).isEmpty
  }
}
