import Meetings

/// What a key is published for and every proof made with it says: which meeting, when, and how long one had to be there.
public struct ProofOccasion: Sendable, Hashable {
  /// Where the meeting is listed: `https://meetings.example.org`, or the site's name where its operator has not said.
  public let site: String
  /// The group's name; empty for a meeting without one.
  public let group: String
  /// The meeting's name.
  public let meeting: String
  /// The meeting's own part of its address, which no other meeting of the site has.
  public let listing: String
  /// RFC 3339, to the second, with the offset of the meeting's zone: `2026-11-23T18:00:00-05:00`.
  public let start: String
  /// Who takes a proof was there for so many minutes at least; with a `share` of 0, or was there at the end.
  public let minutes: Int
  /// Percent of the meeting that `minutes` are; 0 where the group asks for no share.
  public let share: Int

  /// Texts are cleaned and cut to what a proof may hold; numbers are brought within their bounds.
  public init(
    site: String, group: String, meeting: String, listing: String, start: Instant, zone: Zone, minutes: Int, share: Int
  ) {
    func clean(_ text: String) -> String { ProofText.cleaned(text, most: ProofLimits.longestText) }
    self.site = clean(site)
    self.group = clean(group)
    self.meeting = clean(meeting)
    self.listing = clean(listing)
    self.start = start.rfc3339(in: zone)
    self.minutes = min(max(0, minutes), ProofLimits.longestMeeting)
    self.share = min(max(0, share), 100)
  }

  /// As it was read from somewhere.
  ///
  /// - Throws: `ProofFault.damaged` with the part that is not as `init` above makes it.
  public init(
    site: String, group: String, meeting: String, listing: String, writtenStart: String, minutes: Int, share: Int
  ) throws(ProofFault) {
    for (name, text) in [("site", site), ("group", group), ("meeting", meeting), ("listing", listing)] {
      guard ProofText.isClean(text, most: ProofLimits.longestText) else { throw .damaged(name) }
    }
    guard ProofTime.instant(writtenStart) != nil else { throw .damaged("start") }
    guard (0...ProofLimits.longestMeeting).contains(minutes) else { throw .damaged("minutes") }
    guard (0...100).contains(share) else { throw .damaged("share") }
    (self.site, self.group, self.meeting, self.listing) = (site, group, meeting, listing)
    (start, self.minutes, self.share) = (writtenStart, minutes, share)
  }

  /// When it starts.
  public var instant: Instant? { ProofTime.instant(start) }

  /// What of it is hashed, line by line.
  var lines: [String] { [site, group, meeting, listing, start, String(minutes), String(share)] }
}

/// Reads the one way in which a start is written.
enum ProofTime {
  static func instant(_ text: String) -> Instant? {
    let parsed =
      text.wholeMatch(
        of: /([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|([+\-])([0-9]{2}):([0-9]{2}))/)
    guard let parts = parsed?.output else { return nil }
    func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
    let (hour, minute, second) = (number(parts.4), number(parts.5), number(parts.6))
    let offset = (number(parts.9) * 60 + number(parts.10)) * (parts.8 == "-" ? -1 : 1)
    guard let date = CivilDate(year: number(parts.1), month: number(parts.2), day: number(parts.3)),
      hour < 24, minute < 60, second < 60, abs(offset) <= 14 * 60
    else { return nil }
    let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset * 60)
    return Instant(seconds: seconds)
  }
}
