import Dispatch
import Synchronization

/// Work spread over the processor's cores.
enum Parallel {
  /// Pieces to cut large work into: what each finds must be merged again.
  static let mostPieces = 4

  /// `0 ..< count` in up to `mostPieces` consecutive pieces of at least `least` items.
  static func pieces(of count: Int, least: Int) -> [Range<Int>] {
    let number = max(1, min(mostPieces, count / max(1, least)))
    return (0..<number).map { $0 * count / number..<($0 + 1) * count / number }
  }

  /// The results of `work` for each index, in order.
  static func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    guard count > 1 else { return (0..<count).map(work) }
    let results = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = work(index)
      results.withLock { $0[index] = result }
    }
    let found = results.withLock { $0 }
    return (0..<count).compactMap { found[$0] }
  }
}
