import Pages
import Web

extension MembersMigrations {
  /// What the tables hold, column by column.
  public static let stored: [StoredTable] = [
    StoredTable(
      "member",
      [
        StoredColumn("id") { t("A random number that stands for the account.") },
        StoredColumn("name") { t("The name that somebody chose.") },
        StoredColumn("name_key") {
          t("The same name without capitals, accents and spaces, so that no two look alike.")
        },
        StoredColumn("salt") { t("Random bytes that make every passphrase its own puzzle.") },
        StoredColumn("kdf") { t("How slowly a passphrase becomes a key.") },
        StoredColumn("passphrase_key", .sealed) { t("The key to the record, locked with the passphrase.") },
        StoredColumn("recovery_key", .sealed) { t("The key to the record, locked with the recovery code.") },
        StoredColumn("public_key") { t("What others need to seal a message to this account.") },
        StoredColumn("identity", .sealed) { t("What the account needs to open such messages.") },
      ]
    ) { t("One row for each account.") },
    StoredTable(
      "session",
      [
        StoredColumn("token_hash") { t("A fingerprint of the cookie: enough to recognise it, useless to make one.") },
        StoredColumn("member_id") { t("Whose session it is.") },
        StoredColumn("vault_key", .sealed) { t("The key to the record, locked with a key that only the cookie has.") },
        StoredColumn("label", .sealed) { t("Browser and system, such as “Firefox on Android”.") },
        StoredColumn("stays") { t("Whether “stay signed in” was chosen.") },
        StoredColumn("started_at") { t("When it began, to the hour.") },
        StoredColumn("used_at") { t("When it was last used, to the hour.") },
      ]
    ) { t("Where people are signed in. A row goes when its session ends.") },
    StoredTable(
      "vault_ledger",
      [
        StoredColumn("member_id") { t("Whose record it is.") },
        StoredColumn("version") { t("How many times something was written to it.") },
        StoredColumn("sealed", .sealed) {
          t("Which pages the record has, so that a missing or exchanged one is noticed.")
        },
      ]
    ) { t("The table of contents of each record.") },
    StoredTable(
      "vault_page",
      [
        StoredColumn("member_id") { t("Whose page it is.") },
        StoredColumn("id") { t("A name that only the member’s key can tell the meaning of.") },
        StoredColumn("version") { t("The record’s count of writes when this page was last written.") },
        StoredColumn("sealed", .sealed) {
          t("Everything a member writes, with its dates, padded so that its length says little.")
        },
      ]
    ) { t("The pages of the records.") },
    StoredTable(
      "member_role",
      [
        StoredColumn("member_id") { t("Who has the role.") },
        StoredColumn("role") { t("Host, editor, volunteer, moderator or admin.") },
        StoredColumn("scope") { t("Of which group or service body.") },
      ]
    ) { t("Who looks after what.") },
    StoredTable(
      "audit_entry",
      [
        StoredColumn("id") { t("The entry’s own number.") },
        StoredColumn("at") { t("When it was done.") },
        StoredColumn("actor_id") { t("The account that did it. When an account goes, so does its number here.") },
        StoredColumn("action") { t("What was done.") },
        StoredColumn("subject_id") { t("The account it was done to.") },
        StoredColumn("detail") { t("Which role.") },
      ]
    ) { t("What was done with roles, so that nobody gives or takes them unseen.") },
    StoredTable(
      "admin_invitation",
      [
        StoredColumn("token_hash") { t("A fingerprint of the one-time link for the first admin.") },
        StoredColumn("expires_at") { t("Until when it is good.") },
      ]
    ) { t("There only while the site has no admin.") },
  ]
}
