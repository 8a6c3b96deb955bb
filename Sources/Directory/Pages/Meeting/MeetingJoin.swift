import Meetings

extension Occurrence {
  /// How long before its start a meeting's own online room may be entered, minutes.
  static let joinLead = 15

  /// From when the room may be entered.
  var opens: Instant { start.adding(minutes: -Self.joinLead) }

  /// The next moment at which what a page says of it changes.
  func nextChange(after now: Instant) -> Instant? { [opens, start, end].first { $0 > now } }
}

extension Meeting {
  /// The online room's address while it makes sense to go there: from shortly before the start until the end.
  func joinURL(_ occurrence: Occurrence?, now: Instant) -> String? {
    guard attendance.isOnline, let url = online?.url, let occurrence, occurrence.opens <= now, now < occurrence.end
    else { return nil }
    return url
  }
}
