import HTTPTypes
import Pages
import Web

/// What can go wrong with a room, apart from what its rules refuse (`RoomRefusal`).
public enum RoomError: Error, Hashable {
  /// There is no such room, or it is closed and gone.
  case gone
  /// Nobody sits there: the browser has no seat in this room.
  case noSeat
  /// What the database holds of the room is not what was written.
  case damaged
  /// More happens at once than the room can take.
  case tooBusy
  /// The room cannot be opened now.
  case notNow
}

extension RoomError: Failure {
  public var status: HTTPResponse.Status {
    switch self {
    case .gone: .gone
    case .noSeat: .forbidden
    case .damaged: .internalServerError
    case .tooBusy: .serviceUnavailable
    case .notNow: .conflict
    }
  }

  public var code: String {
    switch self {
    case .gone: "room-gone"
    case .noSeat: "no-seat"
    case .damaged: "room-damaged"
    case .tooBusy: "room-busy"
    case .notNow: "room-not-now"
    }
  }

  public var title: String {
    switch self {
    case .gone: t("This room has closed")
    case .noSeat: t("You have no seat in this room")
    case .damaged: t("This room cannot be read")
    case .tooBusy: t("Much is happening in this room")
    case .notNow: t("This room cannot be opened now")
    }
  }

  public var detail: String? {
    switch self {
    case .gone: t("What was said there stayed there: nothing of it is kept.")
    case .noSeat: t("Go in by the door first. What you wrote is still in your browser: go back to it.")
    case .damaged: t("Somebody changed what the server keeps of it. Please tell the people who run this site.")
    case .tooBusy: t("Please try again in a few seconds.")
    case .notNow: t("Its meeting is not on, or not yet.")
    }
  }

  public var headers: HTTPFields { self == .tooBusy ? [.retryAfter: "3"] : [:] }
}
