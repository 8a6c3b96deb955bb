import Meetings

/// Something that happened: an event in a clock's history, never a reset.
///
/// It ends one run, and the next begins when it is over. What was true before stays true; only the days that it lasted are not
/// counted as free.
public struct Slip: Codable, Sendable, Hashable, Identifiable {
  public let id: String
  public var at: CivilMoment
  /// When the next run began: the same moment for a slip that was over at once; nil while it goes on.
  public var resumed: CivilMoment?
  public var reflection: Reflection?

  /// What somebody may want to write down about it. Nothing has to be said.
  public struct Reflection: Codable, Sendable, Hashable {
    /// What was going on before.
    public var before: String?
    /// What they learned, or what they would like to have at hand next time.
    public var learned: String?
    /// What they can still build on.
    public var kept: String?

    public init(before: String? = nil, learned: String? = nil, kept: String? = nil) {
      self.before = before
      self.learned = learned
      self.kept = kept
    }

    public var isEmpty: Bool { before == nil && learned == nil && kept == nil }
  }

  public init(id: String, at: CivilMoment, resumed: CivilMoment?, reflection: Reflection? = nil) {
    self.id = id
    self.at = at
    self.resumed = resumed
    self.reflection = reflection
  }
}
