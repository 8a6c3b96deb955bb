/// For tests: whole numbers of any size, for checking by other means what the library does: slow and short.
public struct BigNumber: Hashable, Comparable, Sendable {
  /// Base 2^32, least first, without zeros at the end.
  public private(set) var limbs: [UInt32]

  public init(limbs: [UInt32]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  public init(_ small: UInt32) { self.init(limbs: [small]) }

  /// Big endian.
  public init(_ bytes: some BidirectionalCollection<UInt8>) {
    var limbs = [UInt32](repeating: 0, count: (bytes.count + 3) / 4)
    for (index, byte) in bytes.reversed().enumerated() { limbs[index / 4] |= UInt32(byte) << (index % 4 * 8) }
    self.init(limbs: limbs)
  }

  public func bytes(_ count: Int) -> [UInt8] {
    (0..<count).reversed().map { index in
      index / 4 < limbs.count ? UInt8(truncatingIfNeeded: limbs[index / 4] >> (index % 4 * 8)) : 0
    }
  }

  public static func < (a: BigNumber, b: BigNumber) -> Bool {
    if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
    return a.limbs.reversed().lexicographicallyPrecedes(b.limbs.reversed())
  }

  public static func + (a: BigNumber, b: BigNumber) -> BigNumber {
    var (sum, carry): ([UInt32], UInt64) = ([], 0)
    for index in 0..<max(a.limbs.count, b.limbs.count) {
      carry += UInt64(a.limb(index)) + UInt64(b.limb(index))
      sum.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    return BigNumber(limbs: sum + [UInt32(carry)])
  }

  /// Of a number that is not larger.
  public static func - (a: BigNumber, b: BigNumber) -> BigNumber {
    var (difference, borrow): ([UInt32], Int64) = ([], 0)
    for index in a.limbs.indices {
      let value = Int64(a.limbs[index]) - Int64(b.limb(index)) + borrow
      difference.append(UInt32(truncatingIfNeeded: value))
      borrow = value >> 32
    }
    return BigNumber(limbs: difference)
  }

  public static func * (a: BigNumber, b: BigNumber) -> BigNumber {
    var product = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count + 1)
    for (i, x) in a.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in b.limbs.enumerated() {
        carry += UInt64(x) * UInt64(y) + UInt64(product[i + j])
        product[i + j] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[i + b.limbs.count] = UInt32(carry)
    }
    return BigNumber(limbs: product)
  }

  /// Long division (Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D).
  public func divided(by divisor: BigNumber) -> (quotient: BigNumber, remainder: BigNumber) {
    if self < divisor { return (BigNumber(0), self) }
    if divisor.limbs.count == 1 { return dividedBySmall(divisor.limbs[0]) }
    let shift = divisor.limbs[divisor.limbs.count - 1].leadingZeroBitCount
    let (v, n) = (divisor.shifted(shift).limbs, divisor.limbs.count)
    var u = shifted(shift).limbs
    while u.count <= limbs.count { u.append(0) }
    var quotient = [UInt32](repeating: 0, count: u.count - n)
    for j in quotient.indices.reversed() {
      let top = UInt64(u[j + n]) << 32 | UInt64(u[j + n - 1])
      var (guess, rest) = top.quotientAndRemainder(dividingBy: UInt64(v[n - 1]))
      while guess >> 32 != 0 || guess * UInt64(v[n - 2]) > (rest << 32 | UInt64(u[j + n - 2])) {
        guess -= 1
        rest += UInt64(v[n - 1])
        if rest >> 32 != 0 { break }
      }
      if Self.subtract(v, times: guess, from: &u, at: j) {
        guess -= 1
        Self.add(v, to: &u, at: j)
      }
      quotient[j] = UInt32(truncatingIfNeeded: guess)
    }
    return (BigNumber(limbs: quotient), BigNumber(limbs: u).unshifted(shift))
  }

  public func power(_ exponent: Int, modulo n: BigNumber) -> BigNumber {
    var (result, base, rest) = (BigNumber(1), self, exponent)
    while rest > 0 {
      if rest % 2 == 1 { result = (result * base).divided(by: n).remainder }
      base = (base * base).divided(by: n).remainder
      rest /= 2
    }
    return result
  }

  /// The number that gives 1 with this one, modulo n; nil where there is none (Euclid, extended).
  public func inverse(modulo n: BigNumber) -> BigNumber? {
    var (old, new) = (n, divided(by: n).remainder)
    var (oldFactor, factor) = (BigNumber(0), BigNumber(1))
    while new != BigNumber(0) {
      let (quotient, remainder) = old.divided(by: new)
      (old, new) = (new, remainder)
      let step = (quotient * factor).divided(by: n).remainder
      (oldFactor, factor) = (factor, (oldFactor + n - step).divided(by: n).remainder)
    }
    return old == BigNumber(1) ? oldFactor : nil
  }

  private func limb(_ index: Int) -> UInt32 { index < limbs.count ? limbs[index] : 0 }

  private func dividedBySmall(_ divisor: UInt32) -> (quotient: BigNumber, remainder: BigNumber) {
    var (quotient, rest) = (limbs, UInt64(0))
    for index in limbs.indices.reversed() {
      rest = rest << 32 | UInt64(limbs[index])
      quotient[index] = UInt32(rest / UInt64(divisor))
      rest %= UInt64(divisor)
    }
    return (BigNumber(limbs: quotient), BigNumber(UInt32(rest)))
  }

  private func shifted(_ bits: Int) -> BigNumber {
    var carry: UInt64 = 0
    var result = limbs.map { limb -> UInt32 in
      carry |= UInt64(limb) << bits
      defer { carry >>= 32 }
      return UInt32(truncatingIfNeeded: carry)
    }
    result.append(UInt32(carry))
    return BigNumber(limbs: result)
  }

  private func unshifted(_ bits: Int) -> BigNumber {
    BigNumber(
      limbs: limbs.indices.map { index in
        UInt32(truncatingIfNeeded: (UInt64(limb(index + 1)) << 32 | UInt64(limbs[index])) >> bits)
      })
  }

  /// Whether it went below zero.
  private static func subtract(_ v: [UInt32], times factor: UInt64, from u: inout [UInt32], at j: Int) -> Bool {
    var (carry, borrow): (UInt64, Int64) = (0, 0)
    for i in 0...v.count {
      carry += i < v.count ? factor * UInt64(v[i]) : 0
      let value = Int64(u[i + j]) - Int64(carry & 0xFFFF_FFFF) + borrow
      u[i + j] = UInt32(truncatingIfNeeded: value)
      (carry, borrow) = (carry >> 32, value >> 32)
    }
    return borrow < 0
  }

  private static func add(_ v: [UInt32], to u: inout [UInt32], at j: Int) {
    var carry: UInt64 = 0
    for i in 0...v.count {
      carry += UInt64(u[i + j]) + (i < v.count ? UInt64(v[i]) : 0)
      u[i + j] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
  }
}
