import Directory
import Groups
import Meetings
import Members
import Pages
import Web

extension RoomsFeature {
  /// What rooms put on the directory's pages.
  public var additions: DirectoryAdditions {
    DirectoryAdditions(
      openRooms: { [desks] in
        desks.slugsOfOpenRooms.reduce(into: [:]) { $0[$1] = RoomPath.door.url($1) }
      }, openNow: [openRoom], onMeeting: [closedRoom])
  }

  /// What they offer on "Me".
  public func doors(_ signedIn: SignedIn) async throws -> [Door] {
    let roles = try await members.roles.roles(of: signedIn.member.id).map(\.role)
    guard roles.contains(.moderator) || roles.contains(.admin) else { return [] }
    return [
      Door(t("Reports"), text: t("What people in rooms want you to know"), url: RoomPath.reports.url(), icon: .flag)
    ]
  }

  /// On a meeting's page: into its room where one is open.
  private func openRoom(_ meeting: Meeting, _ context: AppContext) async throws -> HTML? {
    guard try await desks.store.openRoom(meetingID: meeting.id, at: now()) != nil else { return nil }
    let button = LinkButton(
      t("Go into the room"), url: RoomPath.door.url(meeting.slug), icon: .speech, isWide: true)
    return """
      \(Card(.wash, """
        <h2>\(t("The room is open"))</h2><p>\(t("Come in with any name. You may just listen."))</p>\(button)
        """))
      """
  }

  /// Where its group has one here that is not open.
  private func closedRoom(_ meeting: Meeting, _ context: AppContext) async throws -> HTML? {
    guard meeting.attendance != .suspended, try await groups.group(ofMeeting: meeting.id) != nil,
      try await desks.store.openRoom(meetingID: meeting.id, at: now()) == nil
    else { return nil }
    let door = Door(
      t("The meeting’s room on this site"), text: t("Opens a little before the meeting"),
      url: RoomPath.door.url(meeting.slug), icon: .speech)
    return "\(Doors([door]))"
  }
}
