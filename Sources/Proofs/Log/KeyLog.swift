import Foundation
import Meetings

/// The public log of keys, whole and checked: it exists only where the chain holds from its first entry to its last.
public struct KeyLog: Sendable {
  public let entries: [KeyLogEntry]
  private let places: [[UInt8]: Int]

  /// - Throws: `KeyLogFault`, with the number of the first entry that does not hold.
  public init(_ entries: [KeyLogEntry]) throws(KeyLogFault) {
    var previous = KeyLogEntry.beginning
    var occasions: Set<Occurrence> = []
    for (position, entry) in entries.enumerated() {
      guard entry.index == position else { throw .index(at: position) }
      guard entry.previous == previous else { throw .previous(at: position) }
      let right = KeyLogEntry(entry.occasion, key: entry.key, index: position, previous: previous)
      guard entry == right else { throw .hash(at: position) }
      guard occasions.insert(Occurrence(entry.occasion)).inserted else { throw .secondKey(at: position) }
      previous = entry.hash
    }
    self.entries = entries
    places = Dictionary(entries.map { ($0.name, $0.index) }, uniquingKeysWith: { first, _ in first })
  }

  /// The last entry's hash: whoever compares it with somebody else's knows that both see the same log.
  public var head: [UInt8] { entries.last?.hash ?? KeyLogEntry.beginning }

  public func entry(named name: [UInt8]) -> KeyLogEntry? { places[name].map { entries[$0] } }

  /// Two keys for one of these would let proofs be told apart.
  private struct Occurrence: Hashable {
    let listing: String
    let start: Instant?

    init(_ occasion: ProofOccasion) {
      listing = occasion.listing
      start = occasion.instant
    }
  }
}
