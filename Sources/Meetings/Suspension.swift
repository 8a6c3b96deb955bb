/// A group's own word that its meeting does not happen for now.
public struct Suspension: Hashable, Sendable, Codable {
  /// What people should know, in the group's words.
  public var note: String?
  /// The first day, in the meeting's own zone, on which it meets again; nil where nobody knows yet.
  public var until: CivilDate?
  /// How people will attend then.
  public var attendance: Attendance

  public init(note: String? = nil, until: CivilDate? = nil, attendance: Attendance) {
    self.note = note
    self.until = until
    self.attendance = attendance
  }
}

extension Meeting {
  /// The listing as one that does not meet for now. One that is suspended already keeps how people will attend.
  public func suspended(note: String?, until: CivilDate?) -> Meeting {
    var meeting = self
    meeting.suspension = Suspension(note: note, until: until, attendance: attendanceWhenMeeting)
    meeting.attendance = .suspended
    return meeting
  }

  /// The listing as one that meets.
  public func broughtBack() -> Meeting {
    var meeting = self
    meeting.attendance = attendanceWhenMeeting
    meeting.suspension = nil
    return meeting
  }

  /// How people attend while it meets. A source that calls it inactive does not say: then by what there is to go to.
  public var attendanceWhenMeeting: Attendance {
    guard attendance == .suspended else { return attendance }
    if let suspension, suspension.attendance != .suspended { return suspension.attendance }
    let hasPlace = place?.name != nil || place?.address != nil
    let isOnline = online?.url != nil || online?.phone != nil
    return isOnline ? (hasPlace ? .hybrid : .online) : .inPerson
  }

  /// When it comes back by itself: as that day begins in its own zone.
  public var returnsAt: Instant? {
    guard attendance == .suspended, let day = suspension?.until else { return nil }
    return schedule.zone.instant(of: day, at: .midnight)
  }
}
