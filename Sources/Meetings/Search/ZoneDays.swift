/// Wall-clock times of one zone over a run of days as instants: an addition for every day without a clock change nearby,
/// `Zone.instant(of:at:)` for the others.
struct ZoneDays: Sendable {
  let zone: Zone
  private let firstDay: Int
  /// Seconds east of UTC; `unsettled` near a clock change.
  private let offsets: [Int32]
  private static let unsettled = Int32.min
  /// Days from a change on which an offset alone does not tell the instant: no zone is further than a day from UTC.
  private static let reach = 2

  /// - Parameter days: since 1970-01-01.
  init(zone: Zone, days: ClosedRange<Int>) {
    self.zone = zone
    firstDay = days.lowerBound
    func noon(_ day: Int) -> Instant { Instant(seconds: Int64(day) * 86_400 + 43_200) }
    var offsets: [Int32] = []
    offsets.reserveCapacity(days.count)
    var current = Int32(zone.offset(at: noon(days.lowerBound - Self.reach - 1)))
    let changes = zone.transitions(
      from: noon(days.lowerBound - Self.reach - 1), until: noon(days.upperBound + Self.reach + 1))
    var next = 0
    for day in days {
      while next < changes.count, changes[next].at < noon(day) {
        current = Int32(changes[next].offset)
        next += 1
      }
      let isNear = [next - 1, next].contains { index in
        changes.indices.contains(index)
          && abs(Int(changes[index].at.seconds.flooredDivision(by: 86_400).quotient) - day) <= Self.reach
      }
      offsets.append(isNear ? Self.unsettled : current)
    }
    self.offsets = offsets
  }

  /// Seconds since 1970 of that minute of that day's wall clock.
  @inline(__always)
  func second(day: Int, minute: Int) -> Int64 {
    let offset = offsets.indices.contains(day - firstDay) ? offsets[day - firstDay] : Self.unsettled
    if offset != Self.unsettled { return Int64(day) * 86_400 + Int64(minute) * 60 - Int64(offset) }
    return zone.instant(of: CivilDate(daysSinceEpoch: day), at: WallTime(minuteOfDay: minute) ?? .midnight).seconds
  }
}
