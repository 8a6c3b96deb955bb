import NIOCore

/// The shards of one event loop, and the one timer they share. Used on the event loop only.
final class LiveLoop: @unchecked Sendable {
  private let eventLoop: any EventLoop
  private let sweep: TimeAmount
  private var shards: [ObjectIdentifier: LiveShard] = [:]
  private var timer: RepeatedTask?

  init(_ eventLoop: any EventLoop, sweep: TimeAmount) {
    self.eventLoop = eventLoop
    self.sweep = sweep
  }

  func add(_ shard: LiveShard) {
    shards[ObjectIdentifier(shard)] = shard
    guard timer == nil else { return }
    timer = eventLoop.scheduleRepeatedTask(initialDelay: sweep, delay: sweep) { [weak self] _ in
      guard let self else { return }
      for shard in shards.values { shard.sweep() }
    }
  }

  func remove(_ shard: LiveShard) {
    shards[ObjectIdentifier(shard)] = nil
    guard shards.isEmpty else { return }
    timer?.cancel()
    timer = nil
  }
}
