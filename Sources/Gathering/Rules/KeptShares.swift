/// The last shares, in a ring: a new one takes the place of the oldest.
struct KeptShares: Sendable, Hashable {
  private var ring: [Share?] = []
  private(set) var last = ShareID(0)

  var next: ShareID { ShareID(last.rawValue + 1) }

  /// In the order in which they were begun.
  var all: [Share] { ring.compactMap { $0 }.sorted { $0.id < $1.id } }

  private func slot(_ id: ShareID) -> Int { id.rawValue % RoomLimits.keptShares }

  subscript(_ id: ShareID) -> Share? {
    guard id.rawValue > 0, slot(id) < ring.count, let share = ring[slot(id)], share.id == id else { return nil }
    return share
  }

  mutating func add(_ share: Share) {
    let slot = slot(share.id)
    while ring.count <= slot { ring.append(nil) }
    ring[slot] = share
    last = max(last, share.id)
  }

  /// Changes one in its place; nothing where it is no longer kept.
  mutating func change(_ id: ShareID, _ body: (inout Share) -> Void) {
    guard self[id] != nil else { return }
    let slot = slot(id)
    guard var share = ring[slot] else { return }
    ring[slot] = nil
    body(&share)
    ring[slot] = share
  }

  mutating func removeAll() { ring = [] }
}
