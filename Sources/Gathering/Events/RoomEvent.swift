import Meetings

/// Something that happened in a room. As JSON: `{"at":…,"by":"seat","did":{"handRaised":{"seat":"…"}}}`, times in milliseconds.
public struct RoomEvent: Sendable, Hashable, Codable {
  public var at: Instant
  /// Who did it; nil for the house, and where nobody needs to know.
  public var by: SeatID?
  public var did: RoomHappening

  public init(at: Instant, by: SeatID?, _ did: RoomHappening) {
    self.at = at
    self.by = by
    self.did = did
  }
}

public enum FloorEnd: String, Sendable, Hashable, Codable {
  case finished, passed, timeUp, closedKindly, away, left, muted, removed, listening, phaseOver
}

public enum RoomClosing: String, Sendable, Hashable, Codable {
  /// A host closed it, its time was over, or nobody was there to hold it.
  case byHost, timeOver, nobodyLeft
}

public enum RoomHappening: Sendable, Hashable, Codable {
  case opened(plan: RoomPlan)
  case closed(why: RoomClosing)

  /// What only the house needs of a seat.
  case known(seat: SeatID, marks: [String])
  /// What hosts see of a seat.
  case introduced(seat: SeatID, kind: SeatKind, isFirstTime: Bool)
  case waiting(seat: SeatID, name: String, isListening: Bool)
  case entered(seat: SeatID, name: String, isListening: Bool)
  case left(seat: SeatID)
  case away(seat: SeatID)
  case back(seat: SeatID)
  case renamed(seat: SeatID, name: String)
  case listening(seat: SeatID, on: Bool)
  case wants(seat: SeatID, on: Bool)

  case door(to: RoomDoor, byItself: Bool)
  case muted(seat: SeatID)
  case unmuted(seat: SeatID)
  case removed(seat: SeatID)
  case broughtBack(seat: SeatID, name: String)
  case slowed(seconds: Int?)
  case coHost(seat: SeatID, on: Bool)
  case greeter(seat: SeatID, on: Bool)
  /// `until` is nil where the chair itself hands it over; `seat` is nil where the offer is taken back.
  case chairOffered(seat: SeatID?, until: Instant?)
  case chairTaken(seat: SeatID)

  /// `hasShared`: those who have not yet go first.
  case handRaised(seat: SeatID, name: String, hasShared: Bool)
  case handLowered(seat: SeatID)
  case floorGiven(seat: SeatID, name: String, until: Instant?)
  case floorEnded(seat: SeatID, why: FloorEnd, feedbackUntil: Instant?)
  case timeGiven(seat: SeatID, until: Instant)
  case askedToClose(seat: SeatID, until: Instant)
  case phase(index: Int, until: Instant)
  /// `until`: when the part of the meeting that is under way ends now.
  case extended(minutes: Int, until: Instant)

  /// `name` comes with the first part; `keep` as in `Words`; `key` is for the writer's own browser.
  case said(share: ShareID, seat: SeatID, text: String, name: String?, keep: Int?, ends: Bool, key: String?)
  case shareEnded(share: ShareID)
  case shareHidden(share: ShareID)
  case thanked(share: ShareID, with: Thanks)
  case reading(index: Int?)
  case topic(text: String)
  case noted(seat: SeatID, text: String)
}
