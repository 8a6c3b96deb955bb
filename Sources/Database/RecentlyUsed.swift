/// A dictionary of bounded size that forgets what was used longest ago.
struct RecentlyUsed<Key: Hashable, Element> {
  private struct Entry {
    var element: Element
    var lastUse: UInt64
  }
  private var entries: [Key: Entry] = [:]
  private var clock: UInt64 = 0
  let capacity: Int

  init(capacity: Int) { self.capacity = max(capacity, 1) }

  var elements: [Element] { entries.values.map(\.element) }

  mutating func element(for key: Key) -> Element? {
    clock += 1
    guard let index = entries.index(forKey: key) else { return nil }
    entries.values[index].lastUse = clock
    return entries.values[index].element
  }

  /// Gives what had to be forgotten for it. The search for it is linear, which is little beside preparing a statement.
  mutating func insert(_ element: Element, for key: Key) -> Element? {
    clock += 1
    var forgotten = entries.updateValue(Entry(element: element, lastUse: clock), forKey: key)?.element
    if entries.count > capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key {
      forgotten = entries.removeValue(forKey: oldest)?.element
    }
    return forgotten
  }

  mutating func removeAll() { entries.removeAll() }
}
