import Database
import Pages
import Web

/// The tables of what goes on in a group: its roll, its servants, its conscience. Append only.
enum GroupLifeMigrations {
  static let all: [Migration] = [
    Migration(
      "groups-life-1",
      [
        // Folded, for the search by name.
        "ALTER TABLE home_group ADD COLUMN name_key TEXT NOT NULL DEFAULT ''",
        // Unordered, so that no row number tells who came before whom.
        """
        CREATE TABLE group_roll (
          group_id TEXT NOT NULL REFERENCES home_group (id) ON DELETE CASCADE,
          mark TEXT NOT NULL,
          shown_name TEXT,
          counts_from BIGINT NOT NULL,
          PRIMARY KEY (group_id, mark)
        ) {unordered}
        """,
        """
        CREATE TABLE group_position (
          id TEXT PRIMARY KEY,
          group_id TEXT NOT NULL REFERENCES home_group (id) ON DELETE CASCADE,
          kind TEXT NOT NULL,
          title TEXT NOT NULL,
          note TEXT NOT NULL,
          months BIGINT NOT NULL,
          holder_name TEXT,
          holder_mark TEXT,
          term_start TEXT,
          rotation TEXT,
          offer_name TEXT,
          offer_mark TEXT,
          deleted_at BIGINT
        )
        """,
        "CREATE INDEX group_position_group ON group_position (group_id)",
        """
        CREATE TABLE group_motion (
          id TEXT PRIMARY KEY,
          group_id TEXT NOT NULL REFERENCES home_group (id) ON DELETE CASCADE,
          title TEXT NOT NULL,
          document TEXT NOT NULL,
          author_name TEXT,
          author_mark TEXT,
          ends_at BIGINT NOT NULL,
          eligible BIGINT
        ) {unordered}
        """,
        "CREATE INDEX group_motion_group ON group_motion (group_id, ends_at)",
        """
        CREATE TABLE motion_comment (
          motion_id TEXT NOT NULL REFERENCES group_motion (id) ON DELETE CASCADE,
          number BIGINT NOT NULL,
          mark TEXT NOT NULL,
          name TEXT NOT NULL,
          "text" TEXT NOT NULL,
          day TEXT NOT NULL,
          hidden_at BIGINT,
          PRIMARY KEY (motion_id, number)
        ) {unordered}
        """,
        """
        CREATE TABLE motion_tally (
          motion_id TEXT NOT NULL REFERENCES group_motion (id) ON DELETE CASCADE,
          choice TEXT NOT NULL,
          votes BIGINT NOT NULL,
          PRIMARY KEY (motion_id, choice)
        ) {unordered}
        """,
        """
        CREATE TABLE motion_voter (
          motion_id TEXT NOT NULL REFERENCES group_motion (id) ON DELETE CASCADE,
          mark TEXT NOT NULL,
          PRIMARY KEY (motion_id, mark)
        ) {unordered}
        """,
      ]),
    // Who served until a host ended the term: for a day, so that it can be undone.
    Migration(
      "groups-life-2",
      ["ended_name TEXT", "ended_mark TEXT", "ended_start TEXT", "ended_rotation TEXT", "ended_at BIGINT"].map {
        "ALTER TABLE group_position ADD COLUMN \($0)"
      }),
  ]
}
