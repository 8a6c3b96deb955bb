import Database
import Pages
import Web

/// The tables of the member's record that are not sealed: what the operator offers to everybody. Append only.
public enum JourneyMigrations {
  public static let all: [Migration] = [
    // Published questionnaires, as an operator added them. Nothing of any member stands here: who answers which is in their vault.
    Migration(
      "journey-1-questionnaires",
      [
        """
        CREATE TABLE questionnaire (
          id TEXT PRIMARY KEY,
          url TEXT,
          title TEXT NOT NULL,
          edition TEXT NOT NULL,
          document TEXT NOT NULL,
          added_at BIGINT NOT NULL
        )
        """
      ])
  ]

  /// What they hold, for `/privacy`.
  public static let stored: [StoredTable] = [
    StoredTable(
      "questionnaire",
      [
        StoredColumn("id") { t("What its address here calls it.") },
        StoredColumn("url") { t("Where it was published.") },
        StoredColumn("title") { t("What it is called.") },
        StoredColumn("edition") { t("A fingerprint of its questions.") },
        StoredColumn("document") { t("Its questions.") },
        StoredColumn("added_at") { t("When it was added.") },
      ]
    ) { t("Published self-checks that the people who run this site offer. Who answers which is sealed.") }
  ]
}
