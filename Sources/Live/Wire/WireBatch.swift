/// Events that go out together: one chunk for all who get the same of them.
struct WireBatch {
  private let events: ArraySlice<WireEvent>
  /// The sequence before its first event.
  let before: Int64
  /// The places of those that are not for everybody; at most as many as a mask has bits.
  private let labelled: [Int]
  private var chunks: [UInt64: WireChunk?] = [:]

  private init(_ events: ArraySlice<WireEvent>, after before: Int64, labelled: [Int]) {
    self.events = events
    self.before = before
    self.labelled = labelled
  }

  /// In as few batches as the masks allow: usually one.
  static func batches(_ events: [WireEvent], after before: Int64) -> [WireBatch] {
    var batches: [WireBatch] = []
    var labelled: [Int] = []
    var (start, before) = (0, before)
    for (place, event) in events.enumerated() where event.audience != .all {
      if labelled.count == UInt64.bitWidth {
        batches.append(WireBatch(events[start..<place], after: before, labelled: labelled))
        (start, before, labelled) = (place, events[place - 1].sequence, [])
      }
      labelled.append(place)
    }
    return batches + [WireBatch(events[start...], after: before, labelled: labelled)]
  }

  /// Whether there is something in it for everybody.
  var reachesEverybody: Bool { labelled.count < events.count }

  /// What everybody gets, where they all get the same.
  var chunkForAll: WireChunk? {
    mutating get { labelled.isEmpty ? chunk(for: []) : nil }
  }

  /// What somebody with these labels gets; nil where that is nothing.
  mutating func chunk(for labels: Set<String>) -> WireChunk? {
    var mask: UInt64 = 0
    if !labelled.isEmpty, !labels.isEmpty {
      for (bit, place) in labelled.enumerated() where events[place].concerns(labels) { mask |= 1 << bit }
    }
    if let made = chunks[mask] { return made }
    let left = Set(labelled.enumerated().filter { mask & (1 << $0.offset) == 0 }.map(\.element))
    let chunk = WireChunk(events.indices.filter { !left.contains($0) }.map { events[$0].bytes })
    chunks[mask] = .some(chunk)
    return chunk
  }
}
