import Logging
import Meetings

/// What the program does to the world and hears from it, passed in so that tests decide. Nothing here calls out of the
/// house: outbound requests belong to the command line's importers.
public struct Services: Sendable {
  /// The time of day.
  public var now: @Sendable () -> Instant
  /// For durations; never goes back.
  public var monotonic: @Sendable () -> ContinuousClock.Instant
  /// Bits that nobody can guess.
  public var random: @Sendable () -> UInt64
  public var logger: Logger

  public init(
    now: @escaping @Sendable () -> Instant, monotonic: @escaping @Sendable () -> ContinuousClock.Instant,
    random: @escaping @Sendable () -> UInt64, logger: Logger
  ) {
    self.now = now
    self.monotonic = monotonic
    self.random = random
    self.logger = logger
  }
}
