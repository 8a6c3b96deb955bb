import Database
import Directory
import Gathering
import Groups
import Hummingbird
import Meetings
import Members
import Web

/// What rooms know of who may take a proof: the seats and how long somebody sat in them.
struct RoomEligibility: ProofEligibility {
  /// The site's public address, or its name.
  var site: String

  func terms(of room: String, _ connection: Connection) throws -> ProofTerms? {
    guard let record = try RoomStore.record(room, connection), let groupID = record.groupID,
      let group = try GroupStore.group(id: groupID, connection),
      let meeting = try ListingEdits.listing(id: record.meetingID, connection)?.meeting
    else { return nil }
    let settings = try GroupStore.settings(of: groupID, connection)
    return ProofTerms(
      settings.proof, site: site, group: group.name, meeting: meeting.name, listing: meeting.slug,
      start: record.startsAt, minutes: record.endsAt.minutes(since: record.startsAt), zone: meeting.schedule.zone,
      usesHallCode: settings.usesInPersonCode)
  }

  func presence(of seat: String, in room: String, _ connection: Connection) throws -> ProofPresence? {
    guard let presence = try SeatStore.presence(of: SeatID(seat), in: room, connection) else { return nil }
    // While the meeting is on, here or in a room that was opened after this one, nobody has been there to its end.
    let isOver =
      try RoomStore.record(room, connection).map {
        try $0.closedAt != nil && !RoomStore.hasSuccessor($0, connection)
      } ?? false
    return ProofPresence(minutes: presence.minutes, wasThereAtTheEnd: isOver && presence.stayedToTheEnd)
  }

  func isHost(_ visitor: ProofVisitor, of room: String, _ connection: Connection) throws -> Bool {
    guard let member = visitor.member, let groupID = try RoomStore.record(room, connection)?.groupID else {
      return false
    }
    return try GroupStore.isHost(member, of: groupID, connection)
  }
}

extension RoomsFeature {
  /// Who asks for a proof: the seat that their browser knows, and the account that is signed in.
  static func proofVisitor(_ desks: RoomDesks)
    -> @Sendable (Request, AppContext, _ room: String) async throws ->
    ProofVisitor
  {
    { request, context, room in
      var visitor = ProofVisitor(seat: nil, member: context.signedIn?.member.id)
      for token in RoomsFeature.tokens(room, request, context) {
        if let seat = try await desks.desk(room).seat(tokenHash: token.hash) {
          visitor.seat = seat.rawValue
          break
        }
      }
      return visitor
    }
  }
}
