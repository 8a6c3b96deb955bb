import Meetings

/// The directory as a member's record needs it. Server hands it in, so that Journey need not know Directory.
public struct MeetingBook: Sendable {
  /// A listed meeting, and when it is next.
  public struct Entry: Sendable, Hashable {
    public var slug: String
    public var name: String
    /// Where it is, in a few words; nil for one without a place.
    public var place: String?
    public var isOnline: Bool
    /// The next times it starts, soonest first; empty where it does not meet at present.
    public var starts: [Instant]
    public var url: String

    public init(slug: String, name: String, place: String?, isOnline: Bool, starts: [Instant], url: String) {
      self.slug = slug
      self.name = name
      self.place = place
      self.isOnline = isOnline
      self.starts = starts
      self.url = url
    }
  }

  /// Listed meetings whose name, group or place has those words; at most so many, best first.
  public var find: @Sendable (_ words: String, _ limit: Int) async throws -> [Entry]
  /// The meetings of those slugs that are still listed, in that order.
  public var meetings: @Sendable (_ slugs: [String]) async throws -> [Entry]

  public init(
    find: @escaping @Sendable (_ words: String, _ limit: Int) async throws -> [Entry],
    meetings: @escaping @Sendable (_ slugs: [String]) async throws -> [Entry]
  ) {
    self.find = find
    self.meetings = meetings
  }
}
