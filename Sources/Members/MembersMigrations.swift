import Database

/// The tables of accounts. Append only: what has shipped is never edited. `PrivacyTable` says of each column who can read it.
public enum MembersMigrations {
  public static let all: [Migration] = [
    Migration(
      "members-1-accounts",
      [
        // Unordered, so that no row number tells who joined or wrote before whom.
        """
        CREATE TABLE member (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          name_key TEXT NOT NULL UNIQUE,
          salt {blob} NOT NULL,
          kdf TEXT NOT NULL,
          passphrase_key {blob} NOT NULL,
          recovery_key {blob} NOT NULL,
          public_key {blob} NOT NULL,
          identity {blob} NOT NULL
        ) {unordered}
        """,
        """
        CREATE TABLE session (
          token_hash TEXT PRIMARY KEY,
          member_id TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
          vault_key {blob} NOT NULL,
          label {blob} NOT NULL,
          stays BIGINT NOT NULL,
          started_at BIGINT NOT NULL,
          used_at BIGINT NOT NULL
        ) {unordered}
        """,
        "CREATE INDEX session_member ON session (member_id)",
        """
        CREATE TABLE vault_ledger (
          member_id TEXT PRIMARY KEY REFERENCES member (id) ON DELETE CASCADE,
          version BIGINT NOT NULL,
          sealed {blob} NOT NULL
        ) {unordered}
        """,
        """
        CREATE TABLE vault_page (
          member_id TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
          id TEXT NOT NULL,
          version BIGINT NOT NULL,
          sealed {blob} NOT NULL,
          PRIMARY KEY (member_id, id)
        ) {unordered}
        """,
        """
        CREATE TABLE member_role (
          member_id TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
          role TEXT NOT NULL,
          scope TEXT NOT NULL,
          PRIMARY KEY (member_id, role, scope)
        ) {unordered}
        """,
        // Ids and roles, never names: what was done, not by whom in words. When an account goes, its id goes from here too.
        """
        CREATE TABLE audit_entry (
          id TEXT PRIMARY KEY,
          at BIGINT NOT NULL,
          actor_id TEXT,
          action TEXT NOT NULL,
          subject_id TEXT,
          detail TEXT NOT NULL
        )
        """,
        // One-time invitations to become the first admin; only their hashes.
        "CREATE TABLE admin_invitation (token_hash TEXT PRIMARY KEY, expires_at BIGINT NOT NULL)",
      ])
  ]
}
