import Logging
import Meetings
import ServiceLifecycle
import Synchronization

/// The search index of this process, following the database: loaded at start, and brought up to date within a second of an import,
/// whichever process did it.
public final class DirectoryIndex: Service {
  private struct State {
    var index: MeetingIndex
    /// The change the index has; nil before the first load.
    var changeNumber: Int64?
    var isDemonstration = false
  }

  private let store: MeetingStore
  private let now: @Sendable () -> Instant
  private let logger: Logger
  private let state: Mutex<State>

  /// How often the database is asked for news.
  static let pollInterval: Duration = .seconds(1)

  public init(store: MeetingStore, now: @escaping @Sendable () -> Instant, logger: Logger) {
    self.store = store
    self.now = now
    self.logger = logger
    state = Mutex(State(index: MeetingIndex([]), changeNumber: nil))
  }

  /// An immutable snapshot: answers from it agree with each other.
  public var snapshot: MeetingIndex { state.withLock { $0.index } }

  /// Every listing is made up, so pages say so.
  public var isDemonstration: Bool { state.withLock { $0.isDemonstration } }

  public var isLoaded: Bool { state.withLock { $0.changeNumber != nil } }

  /// Takes in whatever changed since the last call. Safe to call at any time; returns whether anything did.
  @discardableResult
  public func refresh() async throws -> Bool {
    let (known, index) = state.withLock { ($0.changeNumber, $0.index) }
    if let known, try await store.changeNumber() == known {
      let covering = index.covering(now())
      state.withLock { if $0.changeNumber == known { $0.index = covering } }
      return false
    }
    let changes = try await store.changes(after: known)
    let next =
      changes.isWhole
      ? MeetingIndex(changes.upserts) : index.updating(upserts: changes.upserts, removals: changes.removals)
    let covering = next.covering(now())
    let isDemonstration = try await store.isDemonstration()
    state.withLock {
      guard ($0.changeNumber ?? -1) <= changes.changeNumber else { return }
      $0 = State(index: covering, changeNumber: changes.changeNumber, isDemonstration: isDemonstration)
    }
    return true
  }

  /// Follows the database until the server stops.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          if try await self.refresh() { self.logger.info("directory index updated") }
        } catch {
          self.logger.warning("directory index cannot be refreshed", metadata: ["error": "\(type(of: error))"])
        }
        try? await Task.sleep(for: Self.pollInterval)
      }
    }
  }
}
