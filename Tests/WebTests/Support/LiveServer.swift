import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

@testable import Web

/// Runs an application on a free port, and ends it as SIGTERM would.
///
/// - Returns: how long it took to end.
@discardableResult
func withLiveServer(
  _ application: Application<TaskResponder>, _ test: (Int) async throws -> Void
) async throws -> Duration {
  let (ports, found) = AsyncStream<Int>.makeStream()
  let live = Application(
    responder: application.responder, configuration: application.configuration, services: application.services,
    onServerRunning: { channel in found.yield(channel.localAddress?.port ?? 0) }, logger: application.logger)
  let group = ServiceGroup(configuration: .init(services: [live], logger: application.logger))
  return try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await group.run() }
    guard let port = await ports.first(where: { _ in true }) else { throw CancellationError() }
    do {
      try await test(port)
    } catch {
      await group.triggerGracefulShutdown()
      throw error
    }
    let start = ContinuousClock.now
    await group.triggerGracefulShutdown()
    try await tasks.waitForAll()
    return start.duration(to: .now)
  }
}
