import Database
import Directory
import Meetings
import Members

extension ClaimStore {
  /// Says yes: the group is made if it is not here yet, the listing is its own from now on, and the member is its host.
  ///
  /// - Returns: the listing's slug.
  /// - Throws: `ClaimProblem.gone`, `.takenMeanwhile`, `.listingGone`.
  func approve(_ id: String, by memberID: String, at now: Instant) async throws -> String {
    let groupID = ids.next()
    return try await database.write { connection in
      let (claim, role) = try Self.decidable(id, by: memberID, connection)
      let group =
        try claim.groupSlug.flatMap { try GroupStore.group("slug", $0, connection) }
        ?? GroupStore.add(
          id: groupID, name: claim.groupName, fellowship: claim.meeting.fellowship, at: now, connection)
      var meeting = claim.meeting
      if claim.isNew {
        let editor = EditedBy(role, scope: role == .editor ? meeting.serviceBody?.name ?? "" : "")
        meeting = try ListingEdits.add(meeting, by: editor, at: now, ids: ids, connection)
        try connection.execute(
          "UPDATE listing_claim SET meeting_id = $2, document = NULL WHERE id = $1", [.text(id), .text(meeting.id)])
      } else {
        if let owner = try GroupStore.group(ofMeeting: meeting.id, connection), owner.id != group.id {
          throw ClaimProblem.takenMeanwhile
        }
        do {
          try ListingEdits.keep(id: meeting.id, at: now, connection)
        } catch ListingEditError.notFound {
          throw ClaimProblem.listingGone
        }
      }
      try GroupStore.attach(meetingID: meeting.id, to: group.id, connection)
      try roles.grant(
        RoleGrant(.host, scope: group.slug), toID: claim.memberID, by: memberID, now: now, connection)
      try connection.execute(
        "UPDATE listing_claim SET settled_at = $2, is_approved = 1, group_id = $3 WHERE id = $1",
        [.text(id), .integer(now.milliseconds), .text(group.id)])
      return meeting.slug
    }
  }

  /// Says no, with a line that the member sees.
  ///
  /// - Throws: `ClaimProblem.gone`, `.answerTooLong`.
  func refuse(_ id: String, answer: String, by memberID: String, at now: Instant) async throws {
    guard answer.count <= ClaimLimits.answer else { throw ClaimProblem.answerTooLong }
    try await database.write { connection in
      _ = try Self.decidable(id, by: memberID, connection)
      try connection.execute(
        "UPDATE listing_claim SET settled_at = $2, is_approved = 0, answer = $3 WHERE id = $1",
        [.text(id), .integer(now.milliseconds), .text(answer)])
    }
  }

  /// Takes a claim of one's own back, or away once it is decided. Nothing of it stays.
  ///
  /// - Throws: `ClaimProblem.gone`.
  func withdraw(_ id: String, by memberID: String) async throws {
    let removed = try await database.write { connection in
      try connection.execute(
        "DELETE FROM listing_claim WHERE id = $1 AND member_id = $2", [.text(id), .text(memberID)])
    }
    if removed == 0 { throw ClaimProblem.gone }
  }

  /// Takes out what was decided long ago. Returns how many.
  func removeSettled(at now: Instant) async throws -> Int {
    try await database.write { connection in
      try connection.execute(
        "DELETE FROM listing_claim WHERE settled_at <= $1",
        [.integer(now.adding(days: -ClaimLimits.keptDays).milliseconds)])
    }
  }
}
