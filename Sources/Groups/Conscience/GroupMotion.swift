import Gathering
import Meetings

/// A motion as a group has it: what it says, whose name stands under it, and its rules.
struct GroupMotion: Sendable, Identifiable {
  var id: String
  var title: String
  /// The name chosen for this motion; nil for somebody who left.
  var author: String?
  var motion: Motion
  /// How many could vote when the first vote came; nil before it.
  var eligible: Int?

  enum Limits {
    static let title = 120
    static let name = 40
    /// Open at once: more than a group can keep in mind.
    static let open = 20
    static let comment = 1_000
    /// Comments of a motion, and of one member on it.
    static let comments = 500
    static let commentsOfOne = 30
    /// Motions shown: those that are open and the latest of the others.
    static let shown = 100
  }
}

/// What somebody says of a motion.
struct MotionComment: Sendable, Hashable, Identifiable {
  var id: Int64
  var name: String
  var text: String
  var day: CivilDate
  /// The reader's own.
  var isOwn: Bool
  /// A host took it away.
  var isHidden: Bool
}

enum ConscienceError: Error, Hashable {
  /// Neither a member of the group nor one of its hosts.
  case notAMember
  case noSuchMotion
  case tooManyMotions, tooManyComments
  /// Another member signs with that name here.
  case nameTaken
  /// It is decided or taken back.
  case isOver
}

/// Who asks for something of a group's conscience: by the marks that their own key makes.
struct ConscienceReader: Sendable {
  var memberID: String
  var roll: RollMark
}
