import Meetings

/// One message every `interval` milliseconds, `burst` of them at once after a pause.
struct Rate: Sendable, Hashable {
  var interval: Int64
  var burst: Int64
}

/// What a rate leaves (the generic cell rate algorithm, ITU-T I.371): one instant says it all.
struct Allowance: Sendable, Hashable {
  /// When everything used so far will have been earned.
  private var earned: Int64 = .min

  init() {}

  /// Milliseconds to wait until one more is allowed; 0 when it is.
  func wait(_ rate: Rate, at now: Instant) -> Int {
    let ahead = max(earned, now.milliseconds) - now.milliseconds
    return Int(max(0, ahead - rate.interval * (rate.burst - 1)))
  }

  /// - Parameter count: how many at once.
  mutating func use(_ rate: Rate, _ count: Int = 1, at now: Instant) {
    earned = max(earned, now.milliseconds) + rate.interval * Int64(count)
  }
}
