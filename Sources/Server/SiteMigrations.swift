import Database
import Directory
import Members

/// The tables of all features, in the order in which they are made.
public enum SiteMigrations {
  public static let all: [Migration] = DirectoryMigrations.all + MembersMigrations.all
}
