import Database
import Pages
import Web

/// The tables of proofs. Append only.
enum ProofMigrations {
  static let all: [Migration] = [
    Migration(
      "proofs-1",
      [
        // The public log, which lasts.
        """
        CREATE TABLE proof_key (
          log_index BIGINT PRIMARY KEY,
          site TEXT NOT NULL,
          group_name TEXT NOT NULL,
          meeting TEXT NOT NULL,
          listing TEXT NOT NULL,
          starts TEXT NOT NULL,
          starts_at BIGINT NOT NULL,
          minutes BIGINT NOT NULL,
          share BIGINT NOT NULL,
          spki {blob} NOT NULL,
          previous {blob} NOT NULL,
          name {blob} NOT NULL,
          hash {blob} NOT NULL,
          UNIQUE (listing, starts_at)
        )
        """,
        // Everything else ends with the window in which proofs can be taken.
        """
        CREATE TABLE proof_private_key (
          log_index BIGINT PRIMARY KEY,
          private_key {blob} NOT NULL,
          closes_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE proof_taken (
          log_index BIGINT NOT NULL,
          seat_hash {blob} NOT NULL,
          blinded_hash {blob} NOT NULL,
          PRIMARY KEY (log_index, seat_hash)
        )
        """,
        """
        CREATE TABLE proof_hall (
          log_index BIGINT PRIMARY KEY,
          secret {blob} NOT NULL,
          places BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE proof_hall_seat (
          log_index BIGINT NOT NULL,
          seat_hash {blob} NOT NULL,
          PRIMARY KEY (log_index, seat_hash)
        )
        """,
      ])
  ]

  static let stored: [StoredTable] = [
    StoredTable(
      "proof_key",
      [
        StoredColumn("log_index") { t("Its number in the public log.") },
        StoredColumn("site") { t("This site’s address or name.") },
        StoredColumn("group_name") { t("The group’s name.") },
        StoredColumn("meeting") { t("The meeting’s name.") },
        StoredColumn("listing") { t("The meeting’s address.") },
        StoredColumn("starts") { t("When the meeting starts, as its own clock shows it.") },
        StoredColumn("starts_at") { t("When the meeting starts.") },
        StoredColumn("minutes") { t("How long one had to be there.") },
        StoredColumn("share") { t("Which part of the meeting that is.") },
        StoredColumn("spki") { t("The public key: it checks proofs and can make none.") },
        StoredColumn("previous") { t("The fingerprint of the entry before, so that nothing can be changed later.") },
        StoredColumn("name") { t("The key’s own fingerprint.") },
        StoredColumn("hash") { t("The fingerprint of the entry.") },
      ]
    ) { t("The public log of keys, one for each meeting that gives proofs of attendance. It says nothing of people.") },
    StoredTable(
      "proof_private_key",
      [
        StoredColumn("log_index") { t("Which key of the log it is.") },
        StoredColumn("private_key") { t("What signs proofs without seeing them.") },
        StoredColumn("closes_at") { t("When it is deleted: a day after the meeting.") },
      ]
    ) { t("The other half of a key, while proofs can be taken.") },
    StoredTable(
      "proof_taken",
      [
        StoredColumn("log_index") { t("Which key of the log it is.") },
        StoredColumn("seat_hash") { t("A fingerprint of the seat. No name, no time.") },
        StoredColumn("blinded_hash") {
          t("A fingerprint of what was signed, which has nothing in common with the finished proof.")
        },
      ]
    ) { t("That a seat took its proof, so that there is one for each. Deleted a day after the meeting.") },
    StoredTable(
      "proof_hall",
      [
        StoredColumn("log_index") { t("Which key of the log it is.") },
        StoredColumn("secret") { t("What the host’s changing code is made from.") },
        StoredColumn("places") { t("How many people the host counted in the hall.") },
      ]
    ) { t("That a host shows a code in a hall. Deleted a day after the meeting.") },
    StoredTable(
      "proof_hall_seat",
      [
        StoredColumn("log_index") { t("Which key of the log it is.") },
        StoredColumn("seat_hash") { t("A fingerprint of a random number that the browser holds.") },
      ]
    ) { t("That a browser typed the host’s code. Deleted a day after the meeting.") },
  ]
}
