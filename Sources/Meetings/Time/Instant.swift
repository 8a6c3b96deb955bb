/// A point on the UTC time line, in whole milliseconds since 1970-01-01T00:00:00Z (leap seconds ignored, as in POSIX).
public struct Instant: Hashable, Comparable, Sendable, Codable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  public init(seconds: Int64) { self.milliseconds = seconds * 1000 }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// Whole seconds since the epoch, rounded down.
  public var seconds: Int64 { milliseconds.flooredDivision(by: 1000).quotient }

  public func adding(minutes: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(minutes) * 60_000) }
  public func adding(days: Int) -> Instant { adding(minutes: days * 1440) }

  /// Minutes from `other` to this instant, rounded down; negative when this is earlier.
  public func minutes(since other: Instant) -> Int {
    Int((milliseconds - other.milliseconds).flooredDivision(by: 60_000).quotient)
  }

  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

extension FixedWidthInteger where Self: SignedInteger {
  /// Division that rounds towards minus infinity, so that times before the epoch behave like those after it.
  func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (q, r) = quotientAndRemainder(dividingBy: divisor)
    return r != 0 && (r < 0) != (divisor < 0) ? (q - 1, r + divisor) : (q, r)
  }
}
