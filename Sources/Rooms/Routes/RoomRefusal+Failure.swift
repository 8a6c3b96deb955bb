import Gathering
import HTTPTypes
import Pages
import Web

/// What a room's rules refuse, in words for the one who asked.
extension RoomRefusal: Failure {
  public var status: HTTPResponse.Status {
    switch self {
    case .tooFast: .tooManyRequests
    case .closed, .notOpen: .gone
    case .noSuchSeat, .noSuchShare, .noSuchReading, .noSuchPhase: .notFound
    case .badName, .empty, .tooLong: .unprocessableContent
    case .noSeat, .inLobby, .removed, .muted, .listeningOnly, .notAllowed, .doorLocked, .accountNeeded: .forbidden
    default: .conflict
    }
  }

  public var code: String {
    switch self {
    case .notOpen: "room-not-open"
    case .alreadyOpen: "room-already-open"
    case .closed: "room-closed"
    case .noSeat: "no-seat"
    case .inLobby: "in-lobby"
    case .removed: "removed"
    case .muted: "muted"
    case .listeningOnly: "listening-only"
    case .notAllowed: "not-allowed"
    case .doorLocked: "door-locked"
    case .full: "room-full"
    case .accountNeeded: "account-needed"
    case .badName: "bad-name"
    case .quietNow: "quiet-now"
    case .notYourTurn: "not-your-turn"
    case .floorTaken: "floor-taken"
    case .empty: "empty"
    case .tooLong: "too-long"
    case .tooFast: "too-fast"
    case .tooManyHands: "too-many-hands"
    case .tooManyHelpers: "too-many-helpers"
    case .tooMuchTime: "too-much-time"
    case .alreadySaid: "already-said"
    case .noSuchSeat: "no-such-seat"
    case .noSuchShare: "no-such-share"
    case .noSuchReading: "no-such-reading"
    case .noSuchPhase: "no-such-phase"
    }
  }

  public var title: String {
    switch self {
    case .notOpen: t("This room is not open yet")
    case .alreadyOpen: t("This room is open already")
    case .closed: t("This room has closed")
    case .noSeat: t("You have no seat in this room")
    case .inLobby: t("Somebody will let you in soon")
    case .removed: t("A host asked you to leave this room")
    case .muted: t("A host has muted you for now")
    case .listeningOnly: t("You are here to listen")
    case .notAllowed: t("That is for the hosts of this room")
    case .doorLocked: t("The door is closed now")
    case .full: t("Every seat is taken")
    case .accountNeeded: t("This group asks for an account to come in")
    case .badName: t("Choose a name that others can read")
    case .quietNow: t("It is quiet in the room now")
    case .notYourTurn: t("Somebody else is sharing")
    case .floorTaken: t("Somebody else is sharing")
    case .empty: t("There was nothing to send")
    case .tooLong: t("That is longer than fits")
    case .tooFast: t("That was a lot at once")
    case .tooManyHands: t("Many hands are raised already")
    case .tooManyHelpers: t("There are enough helpers")
    case .tooMuchTime: t("That is more time than the room has")
    case .alreadySaid: t("That was said already")
    case .noSuchSeat: t("They are not here any more")
    case .noSuchShare: t("Those words are not here any more")
    case .noSuchReading: t("That reading is not here")
    case .noSuchPhase: t("That part of the meeting is not here")
    }
  }

  public var detail: String? {
    switch self {
    case .quietNow: t("What you wrote is kept in your browser until it is time to share.")
    case .notYourTurn: t("Raise your hand, and the room will come to you.")
    case .listeningOnly: t("Say that you want to take part, and you can.")
    case .tooLong(let limit): t("At most \(limit) characters go into one share. It can go on in the next.")
    case .tooFast(let wait): WebFailure.tooManyRequests(retryAfter: .milliseconds(wait)).detail
    case .removed: t("Another meeting may be right for you tonight, and the helplines are open.")
    case .doorLocked: t("Nobody new comes in for the rest of this meeting. Another one may be on.")
    case .badName: t("It has 1 to \(RoomLimits.name) characters, and nobody here has it yet.")
    default: nil
    }
  }

  public var headers: HTTPFields {
    if case .tooFast(let wait) = self { WebFailure.tooManyRequests(retryAfter: .milliseconds(wait)).headers } else { [:] }
  }
}
