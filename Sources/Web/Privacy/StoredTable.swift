/// A table of the database as `/privacy` tells people of it. Each feature declares its own beside its migrations, and a test holds
/// the declarations against the real tables of both engines: none is left out, none is made up.
public struct StoredTable: Sendable {
  public let name: String
  /// What it is for, in a few words and the reader's language.
  public let purpose: @Sendable () -> String
  public let columns: [StoredColumn]

  public init(_ name: String, _ columns: [StoredColumn], purpose: @escaping @Sendable () -> String) {
    self.name = name
    self.columns = columns
    self.purpose = purpose
  }
}

/// A column of it.
public struct StoredColumn: Sendable {
  public enum Access: String, Sendable {
    /// By whoever has the database.
    case readable
    /// Only with a key that the database does not hold.
    case sealed
  }

  public let name: String
  public let access: Access
  /// What it holds, in one plain sentence in the reader's language.
  public let meaning: @Sendable () -> String

  public init(_ name: String, _ access: Access = .readable, _ meaning: @escaping @Sendable () -> String) {
    self.name = name
    self.access = access
    self.meaning = meaning
  }
}
