import Database
import Pages
import Web

/// The tables of groups. Append only.
public enum GroupMigrations {
  public static let all: [Migration] =
    [
      Migration(
        "groups-1-groups",
        [
          """
          CREATE TABLE home_group (
            id TEXT PRIMARY KEY,
            slug TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            fellowship TEXT NOT NULL,
            document TEXT NOT NULL,
            created_at BIGINT NOT NULL
          )
          """,
          """
          CREATE TABLE group_meeting (
            meeting_id TEXT PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
            group_id TEXT NOT NULL REFERENCES home_group (id) ON DELETE CASCADE
          )
          """,
          "CREATE INDEX group_meeting_group ON group_meeting (group_id)",
        ])
    ] + GroupLifeMigrations.all + listings + [
      Migration("groups-rooms-1", ["ALTER TABLE home_group ADD COLUMN opens_rooms BIGINT NOT NULL DEFAULT 0"])
    ]

  /// What they hold, for `/privacy`.
  public static let stored: [StoredTable] =
    [
      StoredTable(
        "home_group",
        [
          StoredColumn("id") { t("The group’s own number.") },
          StoredColumn("slug") { t("Its name in addresses.") },
          StoredColumn("name") { t("What the group is called.") },
          StoredColumn("fellowship") { t("The fellowship it belongs to.") },
          StoredColumn("document") { t("What the group says of itself on its page.") },
          StoredColumn("created_at") { t("When it came here.") },
          StoredColumn("opens_rooms") { t("Whether its rooms open by themselves.") },
          StoredColumn("name_key") { t("The same name without capitals and accents, for the search.") },
        ]
      ) { t("Groups that have a page here.") },
      StoredTable(
        "group_meeting",
        [
          StoredColumn("meeting_id") { t("Which listing it is.") },
          StoredColumn("group_id") { t("The group that looks after it.") },
        ]
      ) { t("Which listings a group looks after.") },
    ] + GroupLifeMigrations.stored + listingsStored
}
