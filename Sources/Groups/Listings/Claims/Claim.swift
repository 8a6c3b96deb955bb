import Meetings

/// Somebody asks to look after a listing for its group, or to have a new one listed.
struct Claim: Sendable, Hashable, Identifiable {
  enum State: Sendable, Hashable {
    case open
    case approved
    case refused
  }

  var id: String
  var memberID: String
  var memberName: String
  /// The listing, or the one that is to be.
  var meeting: Meeting
  var isNew: Bool
  var bodyKey: String
  /// The group's name in addresses, where it has a page here.
  var groupSlug: String?
  var groupName: String
  var words: String
  var createdAt: Instant
  var state: State
  var answer: String
}

enum ClaimLimits {
  /// Characters of how the editor can know, and of the answer: some lines on a phone.
  static let words = 600
  static let answer = 300
  /// Open claims of one member: somebody who serves in a handful of groups.
  static let open = 10
  /// Claims shown at once.
  static let shown = 100
  /// After being decided a claim stays so long for its member to read, days.
  static let keptDays = 30
}

/// Why a claim was not taken, or not decided.
enum ClaimProblem: Error, Hashable {
  case wordsMissing, wordsTooLong, answerTooLong
  case groupMissing, groupTooLong
  /// The member asked for this listing before, and nobody has decided yet.
  case alreadyAsked
  case tooManyOpen
  /// They look after it already.
  case alreadyTheirs
  /// It was decided or withdrawn meanwhile, or is nobody's to decide here.
  case gone
  /// Another group has begun to look after the listing.
  case takenMeanwhile
  /// The listing is off the list.
  case listingGone
}
