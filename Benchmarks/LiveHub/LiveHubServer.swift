import Foundation
import HTTPTypes
import Hummingbird
import Live
import Logging
import Meetings
import NIOCore
import Pages
import Server
import ServiceLifecycle
import Synchronization
import Web

/// The hub alone, for `scripts/bench live`: the real server and its middleware, and rooms that only carry what is posted. What
/// it costs more in the product is the room's own: its rules, its rows.
///
///     live-hub PORT
@main
enum LiveHubServer {
  static func main() async throws {
    var configuration = ServerConfiguration()
    configuration.port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8_080
    configuration.limits.connections = 15_000
    var logger = Logger(label: "live-hub")
    logger.logLevel = .warning
    let services = Services(
      now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }, monotonic: { .now },
      random: { .random(in: .min ... .max) }, logger: logger)
    let application = HomegroupApplication(
      configuration: configuration, services: services, features: [PostedRooms(logger: logger)])
    try await application.run { _ in
    } onOverrun: {
      exit(1)
    }
  }
}

/// Rooms that carry what anybody posts, kept in memory.
private struct PostedRooms: Feature {
  private let source = PostedEvents()
  private let hub: LiveHub

  init(logger: Logger) { hub = LiveHub(source: source, logger: logger) }

  var services: [any Service] { [hub] }

  func addRoutes(to routes: Routes) {
    let events = Path1("/rooms/", "room", "/events")
    let say = Path1("/rooms/", "room", "/say")
    routes.get(events) { request, context in
      let room = try context.value(of: events)
      return try hub.response(to: request, context, topic: room, labels: ["seat"], after: source.last(in: room))
    }
    routes.post(say) { request, context in
      let room = try context.value(of: say)
      let form = try await request.form()
      hub.publish([source.add(form.last("text") ?? "", to: room)], in: room)
      return Response(status: .noContent)
    }
  }
}

private final class PostedEvents: LiveSource {
  private let rooms = Mutex<[String: [LiveEvent]]>([:])

  func last(in room: String) -> Int64 { rooms.withLock { Int64($0[room]?.count ?? 0) } }

  func add(_ text: String, to room: String) -> LiveEvent {
    rooms.withLock { rooms in
      let sequence = Int64(rooms[room]?.count ?? 0) + 1
      let event = LiveEvent(sequence: sequence, name: "room", data: Array(text.utf8))
      rooms[room, default: []].append(event)
      return event
    }
  }

  func events(of room: String, after sequence: Int64, limit: Int) async throws -> [LiveEvent] {
    rooms.withLock { Array(($0[room] ?? []).dropFirst(Int(clamping: sequence)).prefix(limit)) }
  }
}
