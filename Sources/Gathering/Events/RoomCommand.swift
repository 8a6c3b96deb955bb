/// Who wants something.
public enum RoomActor: Sendable, Hashable {
  case seat(SeatID)
  /// The clock, the heartbeats, and what the store does.
  case house
}

/// Words for the room: a part of a share as it is written, or a whole one.
public struct Words: Sendable, Hashable {
  public var text: String
  /// Finishes the share. The floor stays until `endsTurn` or `endShare`.
  public var isWhole: Bool
  /// Passes the floor on afterwards.
  public var endsTurn: Bool
  /// The share that it goes on with; nil for the one that the seat is writing, or a new one.
  public var share: ShareID?
  /// How many characters (UTF-16 units) of that share stay before the text; nil for all of them. So what was written can be
  /// mended, and a part that arrives twice is there once.
  public var keep: Int?
  /// The writer's own name for the share: finishing it a second time is refused as `alreadySaid`.
  public var key: String?

  public init(
    _ text: String, isWhole: Bool = true, endsTurn: Bool = false, share: ShareID? = nil, keep: Int? = nil,
    key: String? = nil
  ) {
    self.text = text
    self.isWhole = isWhole
    self.endsTurn = endsTurn
    self.share = share
    self.keep = keep
    self.key = key
  }
}

public enum PhaseMove: Sendable, Hashable {
  case next
  case index(Int)
}

/// What somebody may want of a room.
public enum RoomCommand: Sendable, Hashable {
  // By the house.
  /// Without a chair the room runs itself, and a host or servant of the group who comes in may take the chair.
  case open(RoomPlan, chair: NewSeat?)
  case enter(NewSeat)
  /// No heartbeat, and again one.
  case away(SeatID)
  case back(SeatID)
  /// Away for too long: the seat is given up.
  case gone(SeatID)
  case tick

  // By anyone inside.
  case rename(String)
  case setListening(Bool)
  case raiseHand
  case lowerHand
  case say(Words)
  /// Ends one's own turn; by a host whoever's it is, at once.
  case endShare
  /// Gives the turn, or the place among the hands, to the next.
  case pass
  case thank(ShareID, Thanks)
  case noteToHosts(String)
  case wantSomebody(Bool)
  case leave
  case takeChair

  // By hosts (greeters may admit; the writer may hide).
  case admit(SeatID)
  case admitAll
  case setDoor(RoomDoor)
  case callOn(SeatID)
  case giveTime(seconds: Int)
  case askToClose
  case move(PhaseMove)
  case extend(minutes: Int)
  case showReading(Int)
  case hideReading
  case setTopic(String)
  case mute(SeatID)
  case unmute(SeatID)
  case remove(SeatID)
  case bringBack(SeatID)
  case setSlow(seconds: Int?)
  case hideShare(ShareID)
  /// Everything that is kept of what somebody said.
  case hideShares(of: SeatID)
  case makeGreeter(SeatID, Bool)
  case close

  // By the chair.
  case makeCoHost(SeatID, Bool)
  case handChair(SeatID)
}
