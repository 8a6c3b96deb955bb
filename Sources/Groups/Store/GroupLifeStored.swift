import Pages
import Web

extension GroupLifeMigrations {
  /// What the tables hold, column by column.
  static let stored: [StoredTable] = [roll, position, motion, comment, tally, voter]

  private static let roll = StoredTable(
    "group_roll",
    [
      StoredColumn("group_id") { t("Which group it is.") },
      StoredColumn("mark") {
        t("A fingerprint of a name that only a member’s own key can make. It does not lead to an account.")
      },
      StoredColumn("shown_name") { t("What the other members see, where somebody chose to be seen.") },
      StoredColumn("counts_from") { t("The day after somebody joined the group.") },
    ]
  ) { t("Which groups have how many members. Nobody can read who they are.") }

  private static let position = StoredTable(
    "group_position",
    [
      StoredColumn("id") { t("The position’s own number.") },
      StoredColumn("group_id") { t("Which group it is.") },
      StoredColumn("kind") { t("Which kind of service it is.") },
      StoredColumn("title") { t("What the group calls it.") },
      StoredColumn("note") { t("What it asks for.") },
      StoredColumn("months") { t("How long a term is.") },
      StoredColumn("holder_name") { t("What the servant wants to be called on the group’s page.") },
      StoredColumn("holder_mark") { t("The servant’s fingerprint on the roll, which does not lead to an account.") },
      StoredColumn("term_start") { t("The day on which the term began.") },
      StoredColumn("rotation") { t("The day on which it passes to somebody else.") },
      StoredColumn("offer_name") { t("What somebody who offered to serve wants to be called.") },
      StoredColumn("offer_mark") { t("Their fingerprint on the roll, which does not lead to an account.") },
      StoredColumn("deleted_at") { t("When it was deleted.") },
      StoredColumn("ended_name") { t("Who held it until a host ended the term: for a day, so that it can be undone.") },
      StoredColumn("ended_mark") { t("Their fingerprint on the roll, which does not lead to an account.") },
      StoredColumn("ended_start") { t("The day on which the term began.") },
      StoredColumn("ended_rotation") { t("The day on which it passes to somebody else.") },
      StoredColumn("ended_at") { t("When the term was ended.") },
    ]
  ) { t("The trusted servants of groups.") }

  private static let motion = StoredTable(
    "group_motion",
    [
      StoredColumn("id") { t("The motion’s own number.") },
      StoredColumn("group_id") { t("Which group it is.") },
      StoredColumn("title") { t("The motion in a line.") },
      StoredColumn("document") { t("The motion, its days and its rules.") },
      StoredColumn("author_name") { t("The name under it, chosen for this motion.") },
      StoredColumn("author_mark") { t("A fingerprint that is another one for every motion.") },
      StoredColumn("ends_at") { t("When the vote ends.") },
      StoredColumn("eligible") { t("How many could vote when the first vote came.") },
    ]
  ) { t("What groups decide.") }

  private static let comment = StoredTable(
    "motion_comment",
    [
      StoredColumn("motion_id") { t("Which motion it is about.") },
      StoredColumn("number") { t("Its place in the discussion.") },
      StoredColumn("mark") { t("A fingerprint that is another one for every motion.") },
      StoredColumn("name") { t("The name under it, chosen for this motion.") },
      StoredColumn("text") { t("What was said.") },
      StoredColumn("day") { t("The day on which it was written.") },
      StoredColumn("hidden_at") { t("When a host took it away.") },
    ]
  ) { t("What members say of a motion.") }

  private static let tally = StoredTable(
    "motion_tally",
    [
      StoredColumn("motion_id") { t("Which motion it is about.") },
      StoredColumn("choice") { t("Yes, no, or neither.") },
      StoredColumn("votes") { t("How many chose it.") },
    ]
  ) { t("How a vote stands: three numbers, and nothing about who.") }

  private static let voter = StoredTable(
    "motion_voter",
    [
      StoredColumn("motion_id") { t("Which motion it is about.") },
      StoredColumn("mark") {
        t("A fingerprint made for this vote alone. It leads to no account, not to the roll, and not to a choice.")
      },
    ]
  ) { t("That somebody has voted, so that nobody votes twice.") }
}
