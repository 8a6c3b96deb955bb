extension WayToRun {
  /// The ways that come with the house.
  public static let presets: [WayToRun] = Style.allCases.map { preset($0) }

  public static func preset(_ style: Style) -> WayToRun {
    let middle: [Phase] =
      switch style {
      case .twelveStep:
        [
          Phase(.opening, minutes: 5, writers: .hosts),
          Phase(.readings, minutes: 5, writers: .hosts),
          Phase(.sharing, minutes: nil, writers: .speaker, secondsPerShare: 180, floorPassesItself: true),
          Phase(.business, minutes: 5, writers: .hosts),
        ]
      case .smart:
        [
          Phase(.opening, minutes: 5, writers: .hosts),
          Phase(.checkIn, minutes: 20, writers: .speaker, secondsPerShare: 90, floorPassesItself: true),
          Phase(.agenda, minutes: 5, writers: .everyone),
          Phase(.discussion, minutes: nil, writers: .everyone),
        ]
      case .lifeRing:
        [
          Phase(.opening, minutes: 5, writers: .hosts),
          Phase(
            .checkIn, minutes: nil, writers: .speaker, secondsPerShare: 240, floorPassesItself: true,
            feedbackSeconds: 90),
          Phase(.discussion, minutes: 10, writers: .everyone),
        ]
      case .family:
        [
          Phase(.opening, minutes: 5, writers: .hosts),
          Phase(.readings, minutes: 5, writers: .hosts),
          Phase(.sharing, minutes: nil, writers: .speaker, secondsPerShare: 240, floorPassesItself: true),
          Phase(.discussion, minutes: 10, writers: .everyone),
        ]
      case .speaker:
        [
          Phase(.opening, minutes: 5, writers: .hosts),
          Phase(.speaker, minutes: 25, writers: .speaker, secondsPerShare: 1_500),
          Phase(.sharing, minutes: nil, writers: .speaker, secondsPerShare: 120, floorPassesItself: true),
        ]
      case .quietWriting:
        [
          Phase(.opening, minutes: 5, writers: .hosts),
          Phase(.writing, minutes: 20, writers: .nobody),
          Phase(.sharing, minutes: nil, writers: .speaker, secondsPerShare: 180, floorPassesItself: true),
        ]
      }
    return WayToRun(style: style, phases: [.arriving] + middle + [.closing])
  }
}
