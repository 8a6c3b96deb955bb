/// How a group runs its meetings: one of the ways that there are, with what the group does differently.
public struct WayChoice: Codable, Sendable, Hashable {
  /// The way's id.
  public var preset: String
  /// Minutes of its phases, in their order; nil where they are the way's own.
  public var minutes: [Int]?
  /// Nil where it is the way's own.
  public var secondsPerShare: Int?
  /// Who may write while somebody shares; nil where it is the way's own.
  public var whoMayWrite: String?
  /// Whether others may answer to what somebody shared; nil where it is the way's own.
  public var isFeedbackWelcome: Bool?

  public init(
    preset: String = "twelveStep", minutes: [Int]? = nil, secondsPerShare: Int? = nil, whoMayWrite: String? = nil,
    isFeedbackWelcome: Bool? = nil
  ) {
    self.preset = preset
    self.minutes = minutes
    self.secondsPerShare = secondsPerShare
    self.whoMayWrite = whoMayWrite
    self.isFeedbackWelcome = isFeedbackWelcome
  }
}
