import Database
import Pages
import Web

/// The tables of rooms. Append only.
public enum RoomMigrations {
  public static let all: [Migration] = rooms + ProofMigrations.all

  private static let rooms = [
    Migration(
      "rooms-1-rooms",
      [
        """
        CREATE TABLE room (
          id TEXT PRIMARY KEY,
          meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
          group_id TEXT,
          starts_at BIGINT NOT NULL,
          ends_at BIGINT NOT NULL,
          opened_at BIGINT NOT NULL,
          closed_at BIGINT,
          erased_at BIGINT,
          sequence BIGINT NOT NULL,
          room_key {blob} NOT NULL
        ) {unordered}
        """,
        // One open room for an occurrence; a room that closed because nobody was left does not keep the next host out.
        "CREATE UNIQUE INDEX room_occurrence ON room (meeting_id, starts_at) WHERE closed_at IS NULL",
        "CREATE INDEX room_open ON room (erased_at)",
        """
        CREATE TABLE room_event (
          room_id TEXT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
          sequence BIGINT NOT NULL,
          sealed {blob} NOT NULL,
          PRIMARY KEY (room_id, sequence)
        ) {unordered}
        """,
        """
        CREATE TABLE room_seat (
          id TEXT PRIMARY KEY,
          room_id TEXT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
          token_hash TEXT NOT NULL UNIQUE,
          seen_at BIGINT NOT NULL,
          present_ms BIGINT NOT NULL
        ) {unordered}
        """,
        "CREATE INDEX room_seat_room ON room_seat (room_id)",
      ]),
    Migration(
      "rooms-2-reports",
      [
        """
        CREATE TABLE room_report (
          id TEXT NOT NULL,
          moderator_id TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
          made_at BIGINT NOT NULL,
          sealed {blob} NOT NULL,
          PRIMARY KEY (id, moderator_id)
        ) {unordered}
        """,
        "CREATE INDEX room_report_moderator ON room_report (moderator_id)",
      ]),
  ]

  /// What they hold, for `/privacy`.
  public static let stored: [StoredTable] = storedRooms + ProofMigrations.stored

  private static let storedRooms = [
    StoredTable(
      "room",
      [
        StoredColumn("id") { t("A random number that names the room.") },
        StoredColumn("meeting_id") { t("Which listed meeting it belongs to.") },
        StoredColumn("group_id") { t("The group whose meeting it is.") },
        StoredColumn("starts_at") { t("When that meeting starts.") },
        StoredColumn("ends_at") { t("When it is to end.") },
        StoredColumn("opened_at") { t("When the room was opened.") },
        StoredColumn("closed_at") { t("When it closed.") },
        StoredColumn("erased_at") { t("When everything said in it was erased.") },
        StoredColumn("sequence") { t("How many things have happened in it.") },
        StoredColumn("room_key") { t("The key to what is said, for as long as the room is open; then it is erased.") },
      ]
    ) { t("Rooms of live meetings.") },
    StoredTable(
      "room_event",
      [
        StoredColumn("room_id") { t("In which room it happened.") },
        StoredColumn("sequence") { t("Its number in that room.") },
        StoredColumn("sealed") {
          t("What happened or was said, locked with the room’s key. Erased within a minute of the room’s closing.")
        },
      ]
    ) { t("What happens in a room while it is open.") },
    StoredTable(
      "room_seat",
      [
        StoredColumn("id") { t("A random number for somebody’s seat in one room.") },
        StoredColumn("room_id") { t("In which room it is.") },
        StoredColumn("token_hash") {
          t("A fingerprint of what that browser knows the seat by. It does not tell whose account it is.")
        },
        StoredColumn("seen_at") { t("When that browser last said that somebody is there.") },
        StoredColumn("present_ms") { t("How long it was there. Erased a day after the room’s closing.") },
      ]
    ) { t("Seats in rooms: how long somebody was there, for the proof of attendance.") },
    StoredTable(
      "room_report",
      [
        StoredColumn("id") { t("The report’s own number.") },
        StoredColumn("moderator_id") { t("The moderator it was sealed for.") },
        StoredColumn("made_at") { t("When it was made.") },
        StoredColumn("sealed", .sealed) { t("What was reported, readable by that moderator alone.") },
      ]
    ) { t("Reports of what happened in a room. Only moderators can open them.") },
  ]
}
