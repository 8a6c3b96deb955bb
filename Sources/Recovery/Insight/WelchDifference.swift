/// The difference of two means with its interval, the two groups' spreads not taken to be equal.
///
/// Source: B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved",
/// Biometrika 34 (1947), 28–35; degrees of freedom after F. E. Satterthwaite, Biometrics Bulletin 2 (1946), 110–114.
public struct WelchDifference: Sendable, Equatable {
  public struct Group: Sendable, Equatable {
    public var count: Int
    public var mean: Double
    /// Of the mean: the sample variance over the count.
    public var varianceOfMean: Double

    /// Nil for fewer than two values.
    public init?(_ values: [Double]) {
      guard values.count > 1 else { return nil }
      count = values.count
      let number = Double(values.count)
      let mean = values.reduce(0, +) / number
      self.mean = mean
      varianceOfMean = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (number - 1) / number
    }
  }

  public var a: Group
  public var b: Group
  /// The mean of `a` less that of `b`.
  public var difference: Double
  public var degrees: Double
  public var interval: ClosedRange<Double>

  /// Nil for groups of fewer than two, and where nothing varies: then there is nothing to tell how sure it is.
  public init?(_ a: [Double], _ b: [Double], confidence: Double = 0.95) {
    guard let a = Group(a), let b = Group(b), a.varianceOfMean + b.varianceOfMean > 0 else { return nil }
    let variance = a.varianceOfMean + b.varianceOfMean
    func share(_ group: Group) -> Double {
      group.varianceOfMean * group.varianceOfMean / Double(group.count - 1)
    }
    let degrees = variance * variance / (share(a) + share(b))
    let reach = StudentT.quantile(0.5 + confidence / 2, degrees: degrees) * variance.squareRoot()
    let difference = a.mean - b.mean
    guard reach.isFinite, difference.isFinite else { return nil }
    self.a = a
    self.b = b
    self.difference = difference
    self.degrees = degrees
    interval = (difference - reach)...(difference + reach)
  }
}
