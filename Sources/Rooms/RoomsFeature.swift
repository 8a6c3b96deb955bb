import Gathering
import Groups
import Meetings
import Members
import Pages
import Web

/// Live meetings: the room, its events, and proofs of attendance.
public struct RoomsFeature: Feature {
  let members: Members
  let groups: GroupStore
  let now: @Sendable () -> Instant

  public init(members: Members, groups: GroupStore, now: @escaping @Sendable () -> Instant) {
    self.members = members
    self.groups = groups
    self.now = now
  }

  public func addRoutes(to routes: Routes) {
  }

  public var assets: [Asset] { Asset.rooms }
}

extension Asset {
  /// Static files of this feature.
  static let rooms: [Asset] = [.roomStyle, .lobbyScript] + roomScripts + proofs
  static let roomStyle = Asset("room.css", PackageResources.room_css)
  /// The room's events; what they change on the page; writing; forms and sheets.
  static let roomScripts: [Asset] = [
    Asset("room-stream.js", PackageResources.room_stream_js), Asset("room-show.js", PackageResources.room_show_js),
    Asset("room-write.js", PackageResources.room_write_js), Asset("room-sheet.js", PackageResources.room_sheet_js),
  ]
  static let lobbyScript = Asset("lobby.js", PackageResources.lobby_js)
}
