import Hummingbird
import Live
import Logging
import Meetings
import NIOCore
import Pages
import ServiceLifecycle
import Synchronization
import Web
import WebTesting

/// A hub on a real port: `/topic?after=1&labels=a,b`.
struct LiveSite: Sendable {
  let hub: LiveHub
  let ends = Counter()

  final class Counter: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func increase() { number.withLock { $0 += 1 } }
  }

  func application(
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
  ) -> Application<TaskResponder> {
    let routes = Routes()
    routes.addMiddleware {
      ReaderMiddleware(
        site: Site(name: "Test", assets: Assets(Asset.pages)), proxies: TrustedProxies(), isSecure: false,
        makeID: { "x" })
      HeadMiddleware()
      FailureMiddleware(translate: { _ in nil })
    }
    routes.get(Path1("/topics/", "id")) { [hub, ends] request, context in
      let labels = Set((try context.query.last("labels") ?? "").split(separator: ",").map(String.init))
      return try hub.response(
        to: request, context, topic: try context.value(of: Path1("/topics/", "id")), labels: labels, after: 0
      ) { ends.increase() }
    }
    return Application(
      responder: routes.responder(), configuration: .init(address: .hostname("127.0.0.1", port: 0)), services: [hub],
      onServerRunning: onServerRunning, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Serves, ends it as a signal does, and says how long the end took.
  @discardableResult
  func serve(_ test: @Sendable (Int) async throws -> Void) async throws -> Duration {
    let (ports, found) = AsyncStream<Int>.makeStream()
    let live = application { found.yield($0.localAddress?.port ?? 0) }
    let group = ServiceGroup(configuration: .init(services: [live], logger: live.logger))
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
}
