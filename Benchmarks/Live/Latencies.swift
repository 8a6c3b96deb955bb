import Foundation

/// Counts of latencies in steps of two per cent, from a microsecond on.
struct Latencies {
  private var counts = [Int](repeating: 0, count: 1_200)
  private(set) var count = 0
  private(set) var most: UInt64 = 0

  mutating func add(nanoseconds: UInt64) {
    let step = Int(log(Double(max(nanoseconds, 1_000)) / 1_000) / Self.step)
    counts[min(step, counts.count - 1)] += 1
    count += 1
    most = max(most, nanoseconds)
  }

  /// Milliseconds.
  func percentile(_ share: Double) -> Double {
    var left = Int(Double(count) * share)
    for (step, number) in counts.enumerated() {
      left -= number
      if left < 0 { return exp((Double(step) + 0.5) * Self.step) / 1_000 }
    }
    return Double(most) / 1e6
  }

  private static let step = log(1.02)
}
