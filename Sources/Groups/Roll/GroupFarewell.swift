import Database
import Members

extension GroupStore {
  /// What somebody who leaves the site has in groups goes with their account, in one transaction: their places on rolls, what they
  /// held or offered, their words in discussions, their name under motions. Their votes stay counted: nobody can tell which they were.
  ///
  /// All groups and motions are tried, because only the member's key can tell which are theirs.
  public static func farewell(_ vault: Vault, _ connection: Connection) throws {
    for id in try connection.query("SELECT id FROM home_group", [], { try $0.text(0) }) {
      try leave(RollMark(vault, group: id), id, connection)
    }
    for id in try connection.query("SELECT id FROM group_motion", [], { try $0.text(0) }) {
      let talk: [Value] = [.text(id), .text(RollMark(vault, talkOf: id).text)]
      try connection.execute("DELETE FROM motion_comment WHERE motion_id = $1 AND mark = $2", talk)
      try connection.execute(
        "UPDATE group_motion SET author_name = NULL, author_mark = NULL WHERE id = $1 AND author_mark = $2", talk)
      try connection.execute(
        "DELETE FROM motion_voter WHERE motion_id = $1 AND mark = $2",
        [.text(id), .text(RollMark(vault, voteOn: id).text)])
    }
  }
}
