import Logging
import ServiceLifecycle

/// Runs tasks when they are due, one after the other, until the server stops. Every node has one; the rows decide which of them runs what.
public struct PeriodicTasks: Service {
  /// How often a node looks whether something is due.
  public static let pollInterval: Duration = .seconds(30)

  private let store: PeriodicTaskStore
  private let tasks: [PeriodicTask]
  private let now: @Sendable () -> Int64
  private let logger: Logger

  /// - Parameter now: milliseconds since 1970 UTC.
  public init(
    _ store: PeriodicTaskStore, tasks: [PeriodicTask], now: @escaping @Sendable () -> Int64, logger: Logger
  ) {
    self.store = store
    self.tasks = tasks
    self.now = now
    self.logger = logger
  }

  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await runDue()
        try? await Task.sleep(for: Self.pollInterval)
      }
    }
  }

  /// Runs what is due now. A task that fails is noted and tried again when it is next due; the others run all the same.
  public func runDue() async {
    for task in tasks where !Task.isCancelled {
      do {
        guard try await store.claim(task, now: now()) else { continue }
        do {
          let result = try await task.work()
          try await store.finish(task, succeeded: true, result: result, now: now())
        } catch {
          logger.warning("a task failed", metadata: ["task": "\(task.name)", "error.type": "\(type(of: error))"])
          try await store.finish(task, succeeded: false, result: "\(type(of: error))", now: now())
        }
      } catch {
        logger.warning(
          "a task could not be claimed or noted",
          metadata: ["task": "\(task.name)", "error.type": "\(type(of: error))"])
      }
    }
  }
}
