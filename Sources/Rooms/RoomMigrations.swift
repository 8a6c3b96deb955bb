import Database
import Web

/// The tables of rooms. Append only.
public enum RoomMigrations {
  public static let all: [Migration] = ProofMigrations.all

  /// What they hold, for `/privacy`.
  public static let stored: [StoredTable] = ProofMigrations.stored
}
