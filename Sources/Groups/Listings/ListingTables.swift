import Database
import Pages
import Web

extension GroupMigrations {
  /// Claims of listings.
  static let listings: [Migration] = [
    Migration(
      "groups-listings-1-claims",
      [
        """
        CREATE TABLE listing_claim (
          id TEXT PRIMARY KEY,
          member_id TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
          meeting_id TEXT REFERENCES meeting (id) ON DELETE CASCADE,
          document TEXT,
          body_key TEXT NOT NULL,
          group_id TEXT REFERENCES home_group (id) ON DELETE CASCADE,
          group_name TEXT NOT NULL,
          words TEXT NOT NULL,
          created_at BIGINT NOT NULL,
          settled_at BIGINT,
          is_approved BIGINT,
          answer TEXT NOT NULL
        )
        """,
        "CREATE INDEX listing_claim_member ON listing_claim (member_id)",
        "CREATE INDEX listing_claim_body ON listing_claim (body_key)",
        "CREATE INDEX listing_claim_meeting ON listing_claim (meeting_id)",
      ])
  ]

  static let listingsStored: [StoredTable] = [
    StoredTable(
      "listing_claim",
      [
        StoredColumn("id") { t("The claim’s own number.") },
        StoredColumn("member_id") {
          t("Which account asks: in clear, until 30 days after it is decided or the account is gone.")
        },
        StoredColumn("meeting_id") { t("Which listing it is.") },
        StoredColumn("document") { t("The new listing, where it is not listed yet.") },
        StoredColumn("body_key") { t("Which service body decides.") },
        StoredColumn("group_id") { t("For which group, where it has a page here.") },
        StoredColumn("group_name") { t("What the group is called.") },
        StoredColumn("words") { t("What the member wrote, so that the editor can tell.") },
        StoredColumn("created_at") { t("When it came.") },
        StoredColumn("settled_at") { t("When it was decided.") },
        StoredColumn("is_approved") { t("How it was decided.") },
        StoredColumn("answer") { t("The line that the editor wrote back.") },
      ]
    ) { t("Who asks to look after which listing.") }
  ]
}
