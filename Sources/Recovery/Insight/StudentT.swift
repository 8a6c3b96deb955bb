import Foundation

/// Student's t distribution.
///
/// Source: NIST Digital Library of Mathematical Functions, 8.17 (incomplete beta function; its continued fraction 8.17.22) and
/// 5.11 (the gamma function's asymptotic series); the distribution's own relation to it as in Abramowitz and Stegun, 26.7.1.
public enum StudentT {
  /// The value that a t of so many degrees of freedom (more than 0, not only whole ones) stays below with that probability
  /// (between 0 and 1). Good to nine digits or more.
  public static func quantile(_ probability: Double, degrees: Double) -> Double {
    guard probability > 0, probability < 1, degrees > 0 else { return .nan }
    if probability < 0.5 { return -quantile(1 - probability, degrees: degrees) }
    if probability == 0.5 { return 0 }
    var (low, high) = (0.0, 1.0)
    while cumulative(high, degrees: degrees) < probability, high < 1e12 { (low, high) = (high, high * 2) }
    for _ in 0..<200 where high - low > 1e-13 * high {
      let middle = (low + high) / 2
      if cumulative(middle, degrees: degrees) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The probability that a t of so many degrees of freedom is at most `t`.
  public static func cumulative(_ t: Double, degrees: Double) -> Double {
    let tail = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
    return t > 0 ? 1 - tail : tail
  }

  /// Regularised, I_x(a, b).
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // The fraction converges fast on this side; the other by symmetry (8.17.4).
    if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, b, a) }
    let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x)) / a
    return front * continuedFraction(x, a, b)
  }

  /// By Lentz's method: forwards, kept away from zero.
  private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var fraction = d
    for step in 1...2_000 {
      let m = Double(step)
      for term in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 / kept(1 + term * d)
        c = kept(1 + term / c)
        fraction *= d * c
      }
      if abs(d * c - 1) < 1e-15 { break }
    }
    return fraction
  }

  /// For arguments above 0: Stirling's series from 10 on, and the recurrence below.
  static func logGamma(_ x: Double) -> Double {
    var (x, shift) = (x, 0.0)
    while x < 10 {
      shift += log(x)
      x += 1
    }
    let z = 1 / (x * x)
    let series = (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1_260 - z * (1.0 / 1_680 - z / 1_188)))) / x
    return (x - 0.5) * log(x) - x + 0.918_938_533_204_672_74 + series - shift
  }
}
