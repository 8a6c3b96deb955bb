import Database
import Directory
import Gathering
import Groups
import Logging
import Meetings

/// Opens the rooms of groups that want theirs to open by themselves: without a host, for whoever comes.
struct SelfOpening: Sendable {
  let desks: RoomDesks
  let groups: GroupStore
  let listings: MeetingStore
  let random: @Sendable () -> UInt64
  let now: @Sendable () -> Instant
  let logger: Logger

  /// Opens what is on or about to begin, once for each occurrence: a room that a host has closed stays closed.
  ///
  /// - Returns: the rooms that this opened.
  func openDue() async throws -> [RoomRecord] {
    let groupOf = Dictionary(uniqueKeysWithValues: try await groups.meetingsThatOpenThemselves())
    var opened: [RoomRecord] = []
    for meeting in try await listings.meetings(ids: groupOf.keys.sorted()) {
      guard let groupID = groupOf[meeting.id] else { continue }
      for occurrence in due(meeting) {
        do {
          if let room = try await open(meeting, occurrence, groupID) { opened.append(room) }
        } catch {
          // The other rooms open.
          logger.warning("a room did not open by itself", metadata: ["error.type": "\(type(of: error))"])
        }
      }
    }
    return opened
  }

  /// What is on, and what is about to begin: where one follows the other, people can go over.
  private func due(_ meeting: Meeting) -> [Occurrence] {
    guard meeting.attendance.isOnline, let first = meeting.next(after: now()) else { return [] }
    let soon = now().adding(minutes: GroupSettings.Limits.opensItself)
    return [first, meeting.next(after: first.end)].compactMap { $0 }.filter { $0.start <= soon }
  }

  /// Nil where there was a room for that occurrence already, or the group has thought better of it.
  private func open(_ meeting: Meeting, _ occurrence: Occurrence, _ groupID: String) async throws -> RoomRecord? {
    let settings = try await groups.settings(of: groupID)
    let room = RoomRecord(
      id: RoomRecord.newID(random), meetingID: meeting.id, groupID: groupID, startsAt: occurrence.start,
      endsAt: occurrence.end, openedAt: now())
    let plan = settings.plan(meeting.name, start: occurrence.start, end: occurrence.end)
    do {
      return try await desks.open(RoomOpening(room: room, plan: plan, chair: nil, tokenHash: nil)) { connection in
        guard try GroupStore.settings(of: groupID, connection).opensItself,
          try !RoomStore.wasOpened(meetingID: room.meetingID, startsAt: room.startsAt, connection)
        else { throw RoomError.notNow }
      }
    } catch RoomError.notNow {
      return nil
    }
  }
}
