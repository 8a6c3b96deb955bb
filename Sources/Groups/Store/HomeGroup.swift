import Meetings

/// A standing group with a page of its own.
public struct HomeGroup: Sendable, Hashable, Identifiable {
  public var id: String
  /// Names it in addresses, and is the scope of its hosts' role.
  public var slug: String
  public var name: String
  public var fellowship: Fellowship.ID

  public init(id: String, slug: String, name: String, fellowship: Fellowship.ID) {
    self.id = id
    self.slug = slug
    self.name = name
    self.fellowship = fellowship
  }

  /// Characters of a name.
  public static let longestName = 80
}
