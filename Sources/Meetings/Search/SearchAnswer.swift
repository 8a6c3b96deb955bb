/// What a search found.
public struct SearchAnswer: Sendable {
  /// Rows in the whole answer, those on other pages included.
  public var total = 0
  /// This page's rows, in order.
  public var hits: [Hit] = []
  public var facets = Facets()
  /// Asks for the next page; nil on the last.
  public var nextCursor: String?
  /// The moment that the answer is about: that of the first page, on later ones too.
  public var now: Instant
  /// The span that was asked for; nil where none was.
  public var window: TimeWindow?
  /// The reader's zone.
  public var zone: Zone
  public var sort: MeetingQuery.Sort
  /// What `place` turned out to be.
  public var place: ResolvedPlace?

  /// A meeting, with the occurrence that was asked for.
  public struct Hit: Hashable, Sendable {
    /// `Meeting.id`.
    public var id: String
    /// The first in the window, or without a window the next one; nil where it has none.
    public var occurrence: Occurrence?
    public var isInProgress: Bool
    /// From `near` or the centre of the place; nil where either has no position.
    public var distanceKm: Double?
    /// Higher is better; only with words.
    public var relevance: Int?
  }
}

/// How many meetings each choice of `when` would give.
public struct WhenCounts: Hashable, Sendable {
  public var now: Int
  public var today: Int
  public var tonight: Int
  public var tomorrow: Int
  public var week: Int
}
