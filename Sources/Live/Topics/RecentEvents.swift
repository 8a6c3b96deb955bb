/// A topic's latest events, ascending, of a bounded number and size.
struct RecentEvents {
  private var events: [WireEvent] = []
  /// Places at the front that are empty by now; cleared in one go now and then.
  private var start = 0
  private var bytes = 0
  private let mostEvents: Int
  private let mostBytes: Int
  /// All events after this sequence are here.
  private(set) var floor: Int64

  init(after floor: Int64, limits: LiveLimits) {
    self.floor = floor
    mostEvents = limits.recentEvents
    mostBytes = limits.recentBytes
  }

  /// Of the last event that was added, whether it is still here or not.
  var last: Int64 { events.last?.sequence ?? floor }

  mutating func append(_ event: WireEvent) {
    events.append(event)
    bytes += event.bytes.count
    while events.count - start > mostEvents || (bytes > mostBytes && events.count - start > 1) {
      bytes -= events[start].bytes.count
      floor = events[start].sequence
      start += 1
    }
    if start > mostEvents {
      events.removeFirst(start)
      start = 0
    }
  }

  /// Those after one sequence up to another; as many as fit `bytes`, at least one. Nil where the oldest are gone.
  func events(after sequence: Int64, through last: Int64, bytes limit: Int = .max) -> [WireEvent]? {
    guard sequence >= floor else { return nil }
    var (low, high) = (start, events.count)
    while low < high {
      let middle = (low + high) / 2
      if events[middle].sequence <= sequence { low = middle + 1 } else { high = middle }
    }
    var found: [WireEvent] = []
    var size = 0
    for event in events[low...] {
      size += event.bytes.count
      if event.sequence > last || (size > limit && !found.isEmpty) { break }
      found.append(event)
    }
    return found
  }
}
