extension Instant {
  /// The instant as RFC 3339 writes it, to the second, with the offset that `zone` has then: `2026-11-23T18:30:00-05:00`.
  public func rfc3339(in zone: Zone) -> String {
    let offset = zone.offset(at: self)
    let (days, second) = (seconds + Int64(offset)).flooredDivision(by: 86_400)
    func two(_ value: some BinaryInteger) -> String { CivilDate.padded(Int(value), 2) }
    let date = CivilDate(daysSinceEpoch: Int(days)).description
    let time = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    guard offset != 0 else { return "\(date)T\(time)Z" }
    let minutes = abs(offset) / 60
    return "\(date)T\(time)\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }
}
