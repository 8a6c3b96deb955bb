import Synchronization

/// Makes the ids of rows: 128 bits as 26 characters of Crockford's base 32, in the layout of ULID (github.com/ulid/spec):
/// 48 bits of milliseconds since 1970 UTC, then 80 random bits. Their order as text is the order in which they were made,
/// also within one millisecond and when the clock steps back. An id is a name, not a secret.
public final class IDGenerator: Sendable {
  private struct State {
    var random: any RandomNumberGenerator & Sendable
    var last = ID128(high: 0, low: 0)
  }
  private let now: @Sendable () -> Int64
  private let state: Mutex<State>

  /// `now` gives milliseconds since 1970 UTC; times outside the years 1970 to 10889 are taken as the nearer end.
  public init(now: @escaping @Sendable () -> Int64, random: any RandomNumberGenerator & Sendable) {
    self.now = now
    state = Mutex(State(random: random))
  }

  /// A new id, later than every other that this generator has made.
  public func next() -> String {
    let time = UInt64(min(max(now(), 0), Self.latestTime))
    return state.withLock { state in
      if time > state.last.milliseconds {
        state.last = ID128(
          milliseconds: time, high: UInt16.random(in: 0...UInt16.max, using: &state.random),
          low: UInt64.random(in: 0...UInt64.max, using: &state.random))
      } else {
        // A random step, so that neighbours cannot be guessed by adding one. An overflow moves on to the next millisecond.
        state.last.add(UInt64.random(in: 1...Self.largestStep, using: &state.random))
      }
      return state.last.text
    }
  }

  /// When an id was made, in milliseconds since 1970 UTC; nil for text that is no id.
  public static func milliseconds(of id: String) -> Int64? {
    ID128(text: id).map { Int64($0.milliseconds) }
  }

  private static let latestTime: Int64 = 1 << 48 - 1
  private static let largestStep: UInt64 = 1 << 32
}

struct ID128: Equatable {
  var high: UInt64
  var low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(milliseconds: UInt64, high: UInt16, low: UInt64) {
    self.init(high: milliseconds << 16 | UInt64(high), low: low)
  }

  var milliseconds: UInt64 { high >> 16 }

  mutating func add(_ step: UInt64) {
    let (sum, overflow) = low.addingReportingOverflow(step)
    low = sum
    if overflow { high &+= 1 }
  }

  /// Crockford's digits: no I, L, O or U.
  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let length = 26

  var text: String {
    String(unsafeUninitializedCapacity: Self.length) { buffer in
      var rest = self
      for index in (0..<Self.length).reversed() {
        buffer[index] = Self.digits[Int(rest.low & 31)]
        rest.low = rest.low >> 5 | rest.high << 59
        rest.high >>= 5
      }
      return Self.length
    }
  }

  init?(text: String) {
    guard text.utf8.count == Self.length else { return nil }
    self.init(high: 0, low: 0)
    for byte in text.utf8 {
      guard let digit = Self.digits.firstIndex(of: byte), high >> 59 == 0 else { return nil }
      high = high << 5 | low >> 59
      low = low << 5 | UInt64(digit)
    }
  }
}
