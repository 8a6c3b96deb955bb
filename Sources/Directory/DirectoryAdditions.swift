import Meetings
import Pages
import Web

/// What other features put on the directory's pages, which know nothing of them.
public struct DirectoryAdditions: Sendable {
  /// On a meeting's page, between what it is like and how far it can be relied on; in this order.
  public var onMeeting: [@Sendable (Meeting, AppContext) async throws -> HTML?]
  /// Doors of "For those who serve", before the directory's own.
  public var onServe: [@Sendable (AppContext) async throws -> [Door]]

  public init(
    onMeeting: [@Sendable (Meeting, AppContext) async throws -> HTML?] = [],
    onServe: [@Sendable (AppContext) async throws -> [Door]] = []
  ) {
    self.onMeeting = onMeeting
    self.onServe = onServe
  }

  /// These, then others.
  public func followed(by others: DirectoryAdditions) -> DirectoryAdditions {
    DirectoryAdditions(onMeeting: onMeeting + others.onMeeting, onServe: onServe + others.onServe)
  }

  func meeting(_ meeting: Meeting, _ context: AppContext) async throws -> HTML {
    var html = HTML()
    for part in onMeeting { if let more = try await part(meeting, context) { html.append(more) } }
    return html
  }

  func serve(_ context: AppContext) async throws -> [Door] {
    var doors: [Door] = []
    for part in onServe { doors += try await part(context) }
    return doors
  }
}
