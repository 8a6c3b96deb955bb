import Meetings
import SeededTesting
import Testing

@testable import Recovery

@Suite struct InsightTests {
  /// Two-sided 95 % and 99 % points as the printed tables have them (for example NIST/SEMATECH, 1.3.6.7.2).
  @Test(arguments: [
    (0.975, 1.0, 12.706_205), (0.975, 2, 4.302_653), (0.975, 3, 3.182_446), (0.975, 5, 2.570_582),
    (0.975, 10, 2.228_139), (0.975, 30, 2.042_272), (0.975, 120, 1.979_930), (0.995, 4, 4.604_095),
    (0.995, 20, 2.845_340), (0.9, 7, 1.414_924), (0.95, 60, 1.670_649), (0.975, 1e7, 1.959_964),
  ])
  func quantiles(probability: Double, degrees: Double, expected: Double) {
    #expect(abs(StudentT.quantile(probability, degrees: degrees) - expected) < 1e-6)
    #expect(abs(StudentT.quantile(1 - probability, degrees: degrees) + expected) < 1e-6)
  }

  @Test func quantilesInvertTheDistribution() {
    for degrees in [0.5, 1, 1.7, 3.3, 8, 14.6, 77, 4_000] {
      for probability in [0.01, 0.2, 0.5, 0.6, 0.975, 0.999] {
        let t = StudentT.quantile(probability, degrees: degrees)
        #expect(abs(StudentT.cumulative(t, degrees: degrees) - probability) < 1e-9)
      }
    }
    // One degree of freedom is Cauchy's distribution: the 75th percentile is 1.
    #expect(abs(StudentT.quantile(0.75, degrees: 1) - 1) < 1e-10)
    // Two have a closed form: 1/2 + t / (2 √(2 + t²)).
    #expect(abs(StudentT.cumulative(1.5, degrees: 2) - (0.5 + 1.5 / (2 * 4.25.squareRoot()))) < 1e-12)
    #expect(StudentT.quantile(0, degrees: 3).isNaN && StudentT.quantile(0.5, degrees: -1).isNaN)
    // Γ(1/2) = √π, Γ(5) = 24.
    #expect(abs(StudentT.logGamma(0.5) - 0.572_364_942_924_700_1) < 1e-13)
    #expect(abs(StudentT.logGamma(5) - 3.178_053_830_347_946) < 1e-12)
  }

  /// By hand: means 5 and 2, variances 2.5 and 4/3, so 0.5 + 1/3 = 5/6 and (5/6)² / (0.25/4 + (1/9)/3) = 6.976744…
  @Test func welchByHand() throws {
    let found = try #require(WelchDifference([3, 4, 5, 6, 7], [1, 1, 3, 3]))
    #expect(found.difference == 3 && found.a.count == 5 && found.b.mean == 2)
    #expect(abs(found.degrees - (25.0 / 36) / (0.0625 + 1.0 / 27)) < 1e-9)
    // t(0.975; 6.976744…) lies between those of 6 and 7 degrees: 2.4469 and 2.3646.
    let t = (found.interval.upperBound - 3) / (5.0 / 6).squareRoot()
    #expect(t > 2.3646 && t < 2.3720)
    #expect(abs(found.interval.lowerBound + found.interval.upperBound - 6) < 1e-12)
    #expect(WelchDifference([1], [2, 3]) == nil && WelchDifference([1, 1], [2, 2]) == nil)
  }

  /// Of intervals that are said to hold 95 times in 100, about so many do.
  @Test func intervalsHoldAsOftenAsTheySay() {
    var random = SeededRandom(5)
    func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) } }
    var held = 0
    for _ in 0..<2_000 {
      let a = (0..<7).map { _ in 1 + normal() }
      let b = (0..<5).map { _ in 3 * normal() }
      if WelchDifference(a, b)?.interval.contains(1) == true { held += 1 }
    }
    #expect((1_860...1_940).contains(held), "\(held) of 2,000")
  }

  @Test func nothingIsSaidOfFewWeeks() {
    #expect(GoesTogether.compare([1, 0, 1, 0, 1, 0, 1], with: [1, 2, 1, 2, 1, 2, 3]) == .tooFew(weeks: 7))
    let nine = [3, 0, 3, 0, 3, 0, 3, 0, 3]
    #expect(GoesTogether.compare(nine, with: [1, 2, nil, 2, 1, 2, nil, 2, 1]) == .tooFew(weeks: 7))
    #expect(GoesTogether.compare(Array(repeating: 2, count: 9), with: (0..<9).map(Double.init)) == .tooAlike(weeks: 9))
    #expect(GoesTogether.compare(nine, with: Array(repeating: 4, count: 9)) == .tooAlike(weeks: 9))
    // One week without a meeting is no side.
    #expect(
      GoesTogether.compare([0] + Array(repeating: 1, count: 9), with: (0..<10).map(Double.init)) == .tooAlike(weeks: 10)
    )
  }

  @Test func weeksArePartedAtTheMedian() throws {
    guard
      case .found(let found) = GoesTogether.compare(
        [0, 1, 2, 3, 4, 5, 0, 1, 4, 5], with: [8, 7, 6, 4, 3, 2, 8.5, 7.5, 3.5, 2.5])
    else { throw Missing() }
    #expect(found.split == .atLeast(3) && found.weeks == 10 && found.difference.a.count == 5)
    #expect(found.difference.difference < -3 && found.isClear)
    guard case .found(let any) = GoesTogether.compare([0, 0, 0, 1, 2, 0, 0, 1], with: [5, 6, 5, 5, 6, 6, 5, 5]) else {
      throw Missing()
    }
    #expect(any.split == .any || any.split == .atLeast(1))
    #expect(any.difference.a.count == 3 && !any.isClear)
  }
  struct Missing: Error {}

  @Test func weeksAreWhole() throws {
    // Monday 23 November 2026: the week that begins today is not over.
    let today = ClockTests.day("2026-11-23")
    let series = WeeklySeries(from: today.adding(days: -20), today: today)
    #expect(series.weeks == 3 && series.week(0) == ClockTests.day("2026-11-02"))
    #expect(
      series.counts([today, today.adding(days: -1), today.adding(days: -7), today.adding(days: -22)]) == [0, 0, 2])
    #expect(
      series.means([(today.adding(days: -1), 4), (today.adding(days: -2), 5), (today.adding(days: -15), .nan)])
        == [nil, nil, 4.5])
    #expect(WeeklySeries(from: today, today: today).weeks == 0)
    #expect(WeeklySeries(from: today.adding(days: 9), today: today).weeks == 0)
    #expect(WeeklySeries(from: today.adding(days: -999), today: today, limit: 52).weeks == 52)
    #expect(
      WeeklySeries(from: today.adding(days: -7), today: today, weekStart: .sunday).week(0)
        == ClockTests.day("2026-11-15"))
  }

  @Test func trailingMeansNeedEnough() {
    #expect(DailySeries.trailingMeans([1, nil, 3, 5, nil, nil], width: 3, fewest: 2) == [nil, nil, 2, 4, 4, nil])
    let day = ClockTests.day("2026-01-01")
    #expect(
      DailySeries.means(
        [(day, 2), (day, 4), (day.adding(days: 2), 1), (day.adding(days: 3), 9)], in: day..<day.adding(days: 3))
        == [3, nil, 1])
  }
}
