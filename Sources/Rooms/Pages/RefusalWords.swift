import Gathering
import HTTPTypes
import Pages
import Web

/// Why the room does not do it, as a page or a problem document says it.
extension RoomRefusal: Failure {
  public var status: HTTPResponse.Status {
    switch self {
    case .notOpen, .noSuchSeat, .noSuchShare, .noSuchReading, .noSuchPhase: .notFound
    case .closed: .gone
    case .noSeat, .inLobby, .removed, .muted, .listeningOnly, .notAllowed, .doorLocked, .accountNeeded: .forbidden
    case .alreadyOpen, .full, .quietNow, .notYourTurn, .floorTaken, .tooManyHands, .tooManyHelpers, .alreadySaid:
      .conflict
    case .badName, .empty, .tooLong, .tooMuchTime: .unprocessableContent
    case .tooFast: .tooManyRequests
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
    case .badName: "name"
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
    case .notOpen: t("This room is not open")
    case .alreadyOpen: t("This room is open already")
    case .closed: t("The meeting is over")
    case .noSeat: t("You are not in this room")
    case .inLobby: t("Somebody will let you in soon")
    case .removed: t("The hosts asked you to leave")
    case .muted: t("The hosts have muted you")
    case .listeningOnly: t("You are only listening")
    case .notAllowed: t("That is for the hosts")
    case .doorLocked: t("The door is closed for this meeting")
    case .full: t("The room is full")
    case .accountNeeded: t("This group asks people to sign in")
    case .badName: t("Please choose a name to go by here")
    case .quietNow: t("This part of the meeting is quiet")
    case .notYourTurn: t("Somebody else has the floor")
    case .floorTaken: t("Somebody is sharing: let them finish first")
    case .empty: t("There is nothing written yet")
    case .tooLong(let limit): t("That is longer than \(limit) characters")
    case .tooFast: t("One moment: that was very fast")
    case .tooManyHands: t("Many hands are up: try again in a little while")
    case .tooManyHelpers: t("There are enough helpers already")
    case .tooMuchTime: t("That is more time than can be added")
    case .alreadySaid: t("You have sent that already")
    case .noSuchSeat, .noSuchShare: t("That is no longer here")
    case .noSuchReading: t("There is no such reading")
    case .noSuchPhase: t("There is no such part of the meeting")
    }
  }

  public var headers: HTTPFields {
    guard case .tooFast(let milliseconds) = self else { return [:] }
    return [.retryAfter: String(max(1, (milliseconds + 999) / 1_000))]
  }
}
