import Meetings

/// A clock as it stands in the record. What is read may come from an import, so numbers are brought within their bounds and events
/// into their order: no record can make the arithmetic overflow.
extension Clock {
  enum CodingKeys: String, CodingKey {
    case id, label, kind, zone, start, slips, earlier, latestDay, regained, milestones, basis
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    label = try values.decode(String.self, forKey: .label)
    kind = try values.decode(Kind.self, forKey: .kind)
    zone = try values.decode(String.self, forKey: .zone)
    start = try values.decode(CivilMoment.self, forKey: .start)
    slips = try values.decodeIfPresent([Slip].self, forKey: .slips) ?? []
    earlier = try values.decodeIfPresent([PastRun].self, forKey: .earlier) ?? []
    latestDay = try values.decodeIfPresent(CivilDate.self, forKey: .latestDay)
    regained = try values.decodeIfPresent(Regained.self, forKey: .regained)?.bounded
    milestones = try values.decode(MilestoneSet.self, forKey: .milestones).bounded
    basis = try values.decode(MilestoneBasis.self, forKey: .basis)
    slips.sort { ($0.at, $0.id) < ($1.at, $1.id) }
    earlier.sort { ($0.from, $0.id) < ($1.from, $1.id) }
  }
}

extension Clock.Regained {
  fileprivate var bounded: Clock.Regained {
    func within(_ value: Int?, _ range: ClosedRange<Int>) -> Int? { value.flatMap { range.contains($0) ? $0 : nil } }
    return Clock.Regained(
      hundredths: within(hundredths, ClockLimits.hundredths),
      currency: currency.map { String($0.prefix(ClockLimits.currency)) },
      minutes: within(minutes, ClockLimits.minutes))
  }
}

extension MilestoneSet {
  fileprivate var bounded: MilestoneSet {
    guard case .own(let days) = self else { return self }
    return .own(Array(Set(days.filter(ClockLimits.milestoneDays.contains)).sorted().prefix(RecordLimits.lines)))
  }
}
