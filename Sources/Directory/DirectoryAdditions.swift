import Meetings
import Pages
import Web

/// What other features put on the directory's pages, which know nothing of them.
public struct DirectoryAdditions: Sendable {
  public typealias OnMeeting = @Sendable (Meeting, AppContext) async throws -> HTML?

  /// Rooms of this site that are open: for each meeting's slug the address of its door.
  public var openRooms: @Sendable () -> [String: String]
  /// On a meeting's page, before anything else: what somebody can walk into at this moment.
  public var openNow: [OnMeeting]
  /// On a meeting's page, between what it is like and how far it can be relied on; in this order.
  public var onMeeting: [OnMeeting]
  /// Doors of "For those who serve", before the directory's own.
  public var onServe: [@Sendable (AppContext) async throws -> [Door]]

  public init(
    openRooms: @escaping @Sendable () -> [String: String] = { [:] }, openNow: [OnMeeting] = [],
    onMeeting: [OnMeeting] = [],
    onServe: [@Sendable (AppContext) async throws -> [Door]] = []
  ) {
    self.openRooms = openRooms
    self.openNow = openNow
    self.onMeeting = onMeeting
    self.onServe = onServe
  }

  /// These, then others.
  public func followed(by others: DirectoryAdditions) -> DirectoryAdditions {
    let (mine, theirs) = (openRooms, others.openRooms)
    return DirectoryAdditions(
      openRooms: { mine().merging(theirs()) { first, _ in first } },
      openNow: openNow + others.openNow, onMeeting: onMeeting + others.onMeeting, onServe: onServe + others.onServe)
  }

  static func html(_ parts: [OnMeeting], _ meeting: Meeting, _ context: AppContext) async throws -> HTML {
    var html = HTML()
    for part in parts { if let more = try await part(meeting, context) { html.append(more) } }
    return html
  }

  func serve(_ context: AppContext) async throws -> [Door] {
    var doors: [Door] = []
    for part in onServe { doors += try await part(context) }
    return doors
  }
}
