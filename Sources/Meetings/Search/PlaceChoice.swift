/// A place that the directory's own listings name: to choose from, or to complete what somebody types.
public struct PlaceChoice: Hashable, Sendable {
  /// Such as `Springfield, IL`. Given as `place=`, it means this place and no other.
  public var label: String
  /// Listings that name it.
  public var count: Int
  /// Nil where none of them has a position.
  public var center: MeetingQuery.Coordinate?

  public init(label: String, count: Int, center: MeetingQuery.Coordinate? = nil) {
    self.label = label
    self.count = count
    self.center = center
  }
}

/// The place that a query's `place` turned out to be.
public struct ResolvedPlace: Hashable, Sendable {
  public var label: String
  public var center: MeetingQuery.Coordinate?
  /// Kilometres around `center` that count; nil where only listings that name the place do (states, countries, and places without
  /// a position).
  public var radius: Double?
}
