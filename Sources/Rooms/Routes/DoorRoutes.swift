import Database
import Directory
import Gathering
import Groups
import Hummingbird
import Meetings
import Members
import Pages
import Web

extension RoomsFeature {
  /// The door of a meeting: opens its room, leads into it, or says when it opens.
  func addDoorRoutes(to routes: Routes) {
    routes.get(RoomPath.door, use: door)
    routes.post(RoomPath.door, for: members, use: open)
  }

  /// A meeting of a group here, and its occurrence that is on or next.
  struct Doorway: Sendable {
    var meeting: Meeting
    var group: HomeGroup
    var settings: GroupSettings
    var occurrence: Occurrence?
    /// Whether a host may open the room at that moment.
    var isTime: Bool
    /// Whether it should have begun by then.
    var hasBegun: Bool
    /// Whether it had a room, which has closed.
    var wasOpen = false
  }

  /// - Throws: `WebFailure.notFound` for a meeting that is not listed, or that no group here looks after.
  func doorway(_ slug: String) async throws -> Doorway {
    guard let meeting = try await listings.meeting(slug: slug),
      let group = try await groups.group(ofMeeting: meeting.id)
    else { throw WebFailure.notFound }
    let (settings, now) = (try await groups.settings(of: group.id), now())
    let occurrence = meeting.next(after: now)
    let isTime = occurrence.map { $0.start.adding(minutes: -RoomBounds.opensEarly) <= now } ?? false
    return Doorway(
      meeting: meeting, group: group, settings: settings, occurrence: occurrence, isTime: isTime,
      hasBegun: occurrence.map { $0.start <= now } ?? false, wasOpen: try await wasOpen(meeting, occurrence))
  }

  private func door(_ request: Request, _ context: AppContext) async throws -> Response {
    let slug = try context.value(of: RoomPath.door)
    if let meeting = try await listings.meeting(slug: slug),
      let room = try await desks.store.openRoom(meetingID: meeting.id, at: now())
    {
      return .redirect(to: RoomPath.room.url(room.id), type: .normal)
    }
    let doorway = try await doorway(slug)
    return context.respond(try await doorPage(doorway, context).page)
  }

  private func wasOpen(_ meeting: Meeting, _ occurrence: Occurrence?) async throws -> Bool {
    guard let occurrence else { return false }
    return try await desks.store.database.read {
      try RoomStore.wasOpened(meetingID: meeting.id, startsAt: occurrence.start, $0)
    }
  }

  private func doorPage(_ doorway: Doorway, _ context: AppContext) async throws -> DoorPage {
    let signedIn = context.signedIn
    var standing = GroupStanding()
    if let signedIn { standing = try await groups.standing(of: signedIn, in: doorway.group.id) }
    return DoorPage(
      doorway: doorway, standing: standing, formToken: signedIn?.formToken, name: signedIn?.member.name ?? "",
      zone: context.zone)
  }

  private func open(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let doorway = try await doorway(try context.value(of: RoomPath.door))
    guard let occurrence = doorway.occurrence, doorway.isTime else { throw RoomError.notNow }
    let standing = try await groups.standing(of: signedIn, in: doorway.group.id)
    let room = RoomRecord(
      id: members.newID(), meetingID: doorway.meeting.id, groupID: doorway.group.id, startsAt: occurrence.start,
      endsAt: occurrence.end, openedAt: now())
    let token = SeatToken(of: signedIn, in: room.id)
    let chair = NewSeat(
      id: SeatID(members.newID()), name: form.last("name") ?? signedIn.member.name,
      kind: standing.isHost ? .host : .servant(since: standing.servantSince ?? now()), marks: [token.mark(in: room.id)])
    let opening = RoomOpening(
      room: room, plan: doorway.settings.plan(doorway.meeting.name, start: occurrence.start, end: occurrence.end),
      chair: chair, tokenHash: token.hash)
    let (memberID, groupID) = (signedIn.member.id, doorway.group.id)
    let isServant = standing.servantSince != nil
    let stored: RoomRecord
    do {
      stored = try await desks.open(opening) { connection in
        guard try GroupStore.isHost(memberID, of: groupID, connection) || isServant else {
          throw MemberError.notAllowed
        }
      }
    } catch RoomRefusal.badName {
      var page = try await doorPage(doorway, context)
      page.name = form.last("name") ?? ""
      page.errors = [FieldError(field: "name", message: RoomRefusal.badName.words)]
      return context.respond(page.page, status: .unprocessableContent)
    }
    publishKey(of: stored.id)
    return .redirect(to: RoomPath.room.url(stored.id), type: .normal)
  }

  /// Puts the key of the occurrence's proofs into the public log, before anybody can have been there long enough. It takes a moment,
  /// and nobody waits for it: where it fails, the first who asks for a proof makes it.
  func publishKey(of room: String) {
    let store = proofs.store
    Task {
      guard let terms = try await store.database.read({ try store.eligibility.terms(of: room, $0) }) else { return }
      try await store.publishKey(for: terms)
    }
  }
}
