import CLibpq
import Dispatch
import Logging

/// A connection that does nothing but listen, on a queue of its own; where it is lost it is made anew, for as long as it takes.
///
/// The queue is what makes it safe to share.
final class PostgresListener: @unchecked Sendable {
  private let url: String
  private let channel: String
  private let limits: Database.Limits
  private let logger: Logger
  private let receive: @Sendable (Database.Heard) -> Void
  // Connecting blocks, for up to `connectTime`; a queue of its own holds nobody else up.
  private let queue = DispatchQueue(label: "homegroup.listener")
  private var connection: PostgresConnection?
  private var readiness: (any DispatchSourceRead)?
  private var isStopped = false
  /// Tries in a row that failed.
  private var failures = 0

  init(
    url: String, channel: String, limits: Database.Limits, logger: Logger,
    _ receive: @escaping @Sendable (Database.Heard) -> Void
  ) {
    self.url = url
    self.channel = channel
    self.limits = limits
    self.logger = logger
    self.receive = receive
    queue.async { self.connect() }
  }

  /// Nothing is received any more when it returns.
  func stop() async {
    await withCheckedContinuation { continuation in
      queue.async {
        self.isStopped = true
        self.disconnect { continuation.resume() }
      }
    }
  }

  private func connect() {
    guard !isStopped else { return }
    do {
      let connection = try PostgresConnection(url: url, limits: limits, logger: logger)
      // A connection that only listens is idle by nature, and must not be ended for it.
      try connection.control("SET statement_timeout = 0; LISTEN \"\(channel.replacing("\"", with: "\"\""))\"")
      self.connection = connection
      watch(connection)
      failures = 0
      receive(.connected)
      // What came together with the answer to LISTEN makes the socket no more readable.
      hear()
    } catch {
      failures += 1
      if failures == 1 { logger.warning("Other nodes cannot be heard", metadata: ["error": "\(error)"]) }
      retry()
    }
  }

  private func retry() {
    let pause = min(Self.longestPause, Self.shortestPause * (1 << min(max(failures - 1, 0), 6)))
    queue.asyncAfter(deadline: .now() + .milliseconds(pause)) { self.connect() }
  }

  /// Milliseconds; it doubles from the one to the other.
  private static let shortestPause = 50
  private static let longestPause = 2_000

  private func watch(_ connection: PostgresConnection) {
    let source = DispatchSource.makeReadSource(fileDescriptor: PQsocket(connection.handle), queue: queue)
    source.setEventHandler { [weak self] in self?.hear() }
    readiness = source
    source.resume()
  }

  private func hear() {
    guard let connection else { return }
    let isAlive = PQconsumeInput(connection.handle) == 1
    while let notification = PQnotifies(connection.handle) {
      let payload = notification.pointee.extra.map { String(cString: $0) } ?? ""
      PQfreemem(notification)
      receive(.notification(payload))
    }
    guard !isAlive || !connection.isAlive else { return }
    logger.warning("The connection that hears other nodes was lost")
    disconnect { self.retry() }
  }

  /// Calls `body`, on the queue, when the socket is watched no more; only then may it be closed.
  private func disconnect(_ body: @escaping @Sendable () -> Void) {
    guard let readiness else {
      connection = nil
      return body()
    }
    self.readiness = nil
    let lost = connection
    connection = nil
    readiness.setCancelHandler {
      withExtendedLifetime(lost) {}
      body()
    }
    readiness.cancel()
  }
}
