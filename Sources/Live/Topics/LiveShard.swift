import NIOCore
import Synchronization

/// A topic's subscribers on one event loop. They are written to one after another, with no task, queue or lock for each.
///
/// Everything but `wake` and `atLoop` is used on the event loop only, which is what makes it safe to hand around.
final class LiveShard: @unchecked Sendable {
  let eventLoop: any EventLoop
  private let topic: LiveTopic
  private let limits: LiveLimits
  private let isAwake = Atomic(false)

  /// Those who have everything up to `last` (or more, where they come from another node that was ahead of this one).
  private var live: [LiveSubscriber] = []
  private var behind: Set<LiveSubscriber> = []
  /// What everybody in `live` was given; nil until the topic has begun.
  private var last: Int64?
  private var lastFanOut = NIODeadline.uptimeNanoseconds(0)
  private var lastWrite = NIODeadline.now()
  private var isWaiting = false
  /// Whether somebody in `live` may have more than `last`.
  private var isAnyAhead = false

  init(_ topic: LiveTopic, on eventLoop: any EventLoop) {
    self.topic = topic
    self.eventLoop = eventLoop
    limits = topic.limits
  }

  var count: Int { live.count + behind.count }

  // MARK: From anywhere

  /// There is news. Many calls before the event loop comes to it are one.
  func wake() {
    guard !isAwake.exchange(true, ordering: .acquiringAndReleasing) else { return }
    eventLoop.execute { self.gather() }
  }

  func atLoop(_ body: @escaping @Sendable (LiveShard) -> Void) { eventLoop.execute { body(self) } }

  // MARK: On the event loop

  func add(_ subscriber: LiveSubscriber) {
    guard !subscriber.hasEnded else { return }
    subscriber.shard = self
    behind.insert(subscriber)
    if topic.isOver { end() } else if last == nil { wake() } else { advance(subscriber) }
  }

  func remove(_ subscriber: LiveSubscriber) {
    if behind.remove(subscriber) != nil { return }
    guard let place = subscriber.place, place < live.count, live[place] === subscriber else { return }
    leaveLive(subscriber, at: place)
  }

  private func leaveLive(_ subscriber: LiveSubscriber, at place: Int) {
    subscriber.place = nil
    let moved = live.removeLast()
    if moved !== subscriber {
      live[place] = moved
      moved.place = place
    }
  }

  private func gather() {
    guard !isWaiting else { return }
    let due = lastFanOut + limits.gathering
    if NIODeadline.now() >= due { return fanOut() }
    isWaiting = true
    eventLoop.scheduleTask(deadline: due) {
      self.isWaiting = false
      self.fanOut()
    }
  }

  private func fanOut() {
    // Before the look at the topic: what comes later wakes again.
    isAwake.store(false, ordering: .sequentiallyConsistent)
    if topic.isOver { return end() }
    guard let now = topic.last else { return }
    guard let before = last else {
      last = now
      for subscriber in behind { advance(subscriber) }
      return
    }
    guard now > before else { return }
    lastFanOut = .now()
    guard let events = topic.recent(after: before, through: now) else { return fallBehind(through: now) }
    last = now
    if isAnyAhead {
      isAnyAhead = false
      for subscriber in live where subscriber.position > before { fallBehind(subscriber, at: subscriber.position) }
    }
    for var batch in WireBatch.batches(events, after: before) {
      give(&batch)
      if batch.reachesEverybody { lastWrite = .now() }
    }
    for subscriber in behind { advance(subscriber) }
  }

  private func give(_ batch: inout WireBatch) {
    let same = batch.chunkForAll
    // A copy: who leaves meanwhile changes the list.
    for subscriber in live where subscriber.place != nil {
      if !subscriber.isWritable {
        fallBehind(subscriber, at: batch.before)
      } else if let same {
        subscriber.send(same)
      } else if let chunk = batch.chunk(for: subscriber.labels) {
        subscriber.send(chunk)
      }
    }
  }

  private func fallBehind(_ subscriber: LiveSubscriber, at position: Int64) {
    guard let place = subscriber.place else { return }
    leaveLive(subscriber, at: place)
    subscriber.position = position
    subscriber.stalledSince = .now()
    behind.insert(subscriber)
  }

  /// The event loop was busy for so long that even the recent events are not all there.
  private func fallBehind(through now: Int64) {
    let before = last ?? now
    last = now
    for subscriber in live { fallBehind(subscriber, at: max(subscriber.position, before)) }
    for subscriber in behind { advance(subscriber) }
  }

  /// Gives somebody who is behind the next of what is missing, as much as the connection takes.
  func advance(_ subscriber: LiveSubscriber) {
    guard let last, behind.contains(subscriber), !subscriber.isReading else { return }
    while subscriber.isWritable {
      subscriber.stalledSince = .now()
      if subscriber.position >= last { return join(subscriber, last) }
      let bytes = limits.catchUpBytes
      guard let events = topic.recent(after: subscriber.position, through: last, bytes: bytes) else {
        return readPage(for: subscriber)
      }
      // Before it is sent: sending may call this again.
      subscriber.position = events.last?.sequence ?? last
      give(events, to: subscriber)
      // Sending may have called this again, and that may have asked for a page.
      guard behind.contains(subscriber), !subscriber.isReading else { return }
    }
  }

  private func join(_ subscriber: LiveSubscriber, _ last: Int64) {
    behind.remove(subscriber)
    subscriber.place = live.count
    live.append(subscriber)
    if subscriber.position > last { isAnyAhead = true }
  }

  private func give(_ events: [WireEvent], to subscriber: LiveSubscriber) {
    let mine = events.lazy.filter { $0.concerns(subscriber.labels) }
    if let chunk = WireChunk(mine.map(\.bytes)) { subscriber.send(chunk) }
  }

  private func readPage(for subscriber: LiveSubscriber) {
    subscriber.isReading = true
    topic.page(after: subscriber.position) { page in
      self.eventLoop.execute {
        subscriber.isReading = false
        guard self.behind.contains(subscriber) else { return }
        if let page {
          subscriber.position = page.through
          self.give(page.events, to: subscriber)
        }
        self.advance(subscriber)
      }
    }
  }

  // MARK: Now and then

  func sweep() {
    let now = NIODeadline.now()
    for subscriber in behind where !subscriber.isWritable && now - subscriber.stalledSince > limits.stall {
      subscriber.drop()
    }
    guard now - lastWrite >= limits.keepAlive, let comment = WireChunk.keepAlive else { return }
    lastWrite = now
    for subscriber in live + behind where subscriber.isWritable { subscriber.send(comment) }
  }

  func end() {
    for subscriber in live + behind {
      if let gone = WireChunk.gone { subscriber.send(gone) }
      subscriber.finish()
    }
  }

  func finish() {
    for subscriber in live + behind { subscriber.finish() }
  }

  func disconnect(label: String) {
    for subscriber in live + behind where subscriber.labels.contains(label) { subscriber.finish() }
  }
}
