import Database

/// The directory's tables. Append only: what has shipped is never edited.
public enum DirectoryMigrations {
  public static let all: [Migration] = [
    Migration(
      "directory-1-listings",
      [
        // One row, counting changes: every row of `meeting` carries the count of its last change, so that any process can
        // ask for what is newer than what it has. Rows dropped for good leave no trace to follow: whoever is behind
        // `reload_number` reads everything again.
        "CREATE TABLE directory_state (id BIGINT PRIMARY KEY, change_number BIGINT NOT NULL, reload_number BIGINT NOT NULL)",
        "INSERT INTO directory_state (id, change_number, reload_number) VALUES (1, 0, 0)",
        """
        CREATE TABLE source (
          name TEXT PRIMARY KEY,
          format TEXT NOT NULL,
          imported_at BIGINT NOT NULL,
          records BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE meeting (
          id TEXT PRIMARY KEY,
          slug TEXT NOT NULL UNIQUE,
          source TEXT NOT NULL,
          source_key TEXT NOT NULL,
          fingerprint TEXT NOT NULL,
          document TEXT NOT NULL,
          search_record {blob} NOT NULL,
          place_key TEXT,
          group_key TEXT,
          change_number BIGINT NOT NULL,
          created_at BIGINT NOT NULL,
          changed_at BIGINT NOT NULL,
          retired_at BIGINT,
          UNIQUE (source, source_key)
        )
        """,
        "CREATE INDEX meeting_change ON meeting (change_number)",
        "CREATE INDEX meeting_place ON meeting (place_key)",
        "CREATE INDEX meeting_group ON meeting (group_key)",
      ]),
    Migration(
      "directory-2-problems",
      [
        """
        CREATE TABLE problem_report (
          id TEXT PRIMARY KEY,
          meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
          kind TEXT NOT NULL,
          message TEXT NOT NULL,
          created_at BIGINT NOT NULL,
          settled_at BIGINT
        )
        """,
        "CREATE INDEX problem_report_meeting ON problem_report (meeting_id)",
      ]),
    Migration(
      "directory-3-kept",
      [
        // Listings that a group or its service body keeps here: an import leaves them as they are. `origin` is what the source said
        // when somebody last looked at it, `news` what it has said since where that is something else.
        """
        CREATE TABLE kept_listing (
          meeting_id TEXT PRIMARY KEY REFERENCES meeting (id) ON DELETE CASCADE,
          kept_at BIGINT NOT NULL,
          origin_document TEXT,
          origin_fingerprint TEXT,
          news_document TEXT,
          news_fingerprint TEXT,
          gone_at BIGINT,
          returns_at BIGINT
        )
        """,
        "CREATE INDEX kept_listing_returns ON kept_listing (returns_at)",
        """
        CREATE TABLE listing_version (
          meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
          number BIGINT NOT NULL,
          change_number BIGINT NOT NULL,
          at BIGINT NOT NULL,
          act TEXT NOT NULL,
          role TEXT NOT NULL,
          scope TEXT NOT NULL,
          document TEXT NOT NULL,
          PRIMARY KEY (meeting_id, number)
        )
        """,
      ]),
    Migration(
      "directory-4-editors",
      [
        // Whose editors look after it, and what they find it by. NULL until filled in: `MeetingStore.fillEditorKeys`.
        "ALTER TABLE meeting ADD COLUMN body_key TEXT",
        "ALTER TABLE meeting ADD COLUMN words_key TEXT",
        "CREATE INDEX meeting_body ON meeting (body_key, words_key, id) WHERE retired_at IS NULL",
      ]),
  ]
}
