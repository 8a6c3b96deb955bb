import Database
import Directory
import Groups
import Journey
import Members
import Pages
import Rooms
import Web

/// The tables of all features, in the order in which they are made.
public enum SiteMigrations {
  public static let all: [Migration] =
    DirectoryMigrations.all + PeriodicTaskStore.migrations + MembersMigrations.all + JourneyMigrations.all
    + GroupMigrations.all + RoomMigrations.all

  /// What all tables hold, for `/privacy`.
  public static let stored: [StoredTable] =
    MembersMigrations.stored + JourneyMigrations.stored + GroupMigrations.stored + RoomMigrations.stored
    + DirectoryMigrations.stored + housekeeping

  /// Of the database itself.
  private static let housekeeping = [
    StoredTable(
      "periodic_task",
      [
        StoredColumn("name") { t("Which task it is.") },
        StoredColumn("holder") { t("A random number for the server that runs it.") },
        StoredColumn("leased_until") { t("Until when no other server begins it.") },
        StoredColumn("ran_at") { t("When it last ran.") },
        StoredColumn("succeeded") { t("Whether it went well.") },
        StoredColumn("result") { t("How it went, in a few words about nobody.") },
      ]
    ) { t("What the server does by itself, such as taking out sessions that ended.") },
    StoredTable(
      "schema_migrations",
      [
        StoredColumn("id") { t("A step by which the tables were made.") },
        StoredColumn("applied_at") { t("When that step was taken.") },
      ]
    ) { t("How the tables came to be.") },
  ]
}
