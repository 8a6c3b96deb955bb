import Meetings

extension Importer {
  /// Puts the demonstration community in, or brings it up to date; returns how many listings it has.
  public func addDemonstration(timeZone: String) async throws -> Int {
    let community = Demonstration.meetings(timeZone: timeZone, confirmed: now())
    let options = Options(source: Source.demonstrationName, format: "demonstration")
    return try await run(options, decoder: ReadyMeetings(meetings: community)) { ByteSource { _ in [] } }.read
  }
}

/// Meetings that are there already, as a feed.
private struct ReadyMeetings: MeetingDecoder {
  var meetings: [Meeting]

  func decode(_ bytes: ByteSource, options: DecodingOptions, each: (DecodedItem) throws -> Void) throws {
    for (index, meeting) in meetings.enumerated() { try each(.meeting(meeting, index: index, findings: [])) }
  }
}
