/// The bounds of a room. Characters are UTF-16 units, as browsers count them.
public enum RoomLimits {
  /// Seats, those in the lobby and those that were removed among them: more than any meeting has, and still small in memory.
  public static let seats = 10_000
  /// A name that somebody goes by.
  public static let name = 40
  /// One share: what a fast typist writes in ten minutes. A longer one goes on in the next.
  public static let share = 4_000
  /// Shares kept for late arrivals; the events have all of them while the room is open.
  public static let keptShares = 200
  /// Raised hands: more than a meeting can hear.
  public static let hands = 200
  /// A note to the hosts.
  public static let note = 500
  /// Notes kept for the hosts' page.
  public static let keptNotes = 50
  /// The topic card.
  public static let topic = 200
  /// Co-hosts, and greeters: enough for every corner of a large room.
  public static let helpers = 20
  /// Up to here the room tells everyone who comes and goes; in a larger one only its hosts.
  public static let namedPresence = 300
  /// What marks a seat's session, for the block list.
  public static let marks = 4
  /// The writer's own key of a share, by which a repeated request is known.
  public static let key = 40
  /// Readings that a group puts on its plan, the characters of a title and of a text.
  public static let readings = 20
  public static let readingTitle = 120
  public static let readingText = 8_000
  /// The most that hosts may add to a meeting.
  public static let extraMinutes = 120
}

/// How long a room waits, in seconds.
public enum RoomTimes {
  /// Without a heartbeat for so long, a seat counts as away. One comes every 20 seconds, and every 60 from a page in the
  /// background, whose timers browsers hold back.
  public static let awayAfter = 75
  /// Away for so long, a seat is given up.
  public static let goneAfter = 600
  /// A chair away for so long is offered to somebody else.
  public static let chairLost = 60
  /// How long an offered chair waits to be taken before the next is asked.
  public static let chairOffer = 60
  /// A speaker away for so long gives up the floor.
  public static let speakerLost = 30
  /// A share may run over by so much before the room passes the floor on.
  public static let shareGrace = 30
  /// Who is asked to close has so long to finish.
  public static let askedToClose = 30
  /// A phase whose time is over waits so long for whoever is speaking.
  public static let phaseGrace = 180
  /// Asking for more time gives so much at most at once.
  public static let mostGiven = 1_800
  /// The longest pause that slow mode asks for between two messages of a seat.
  public static let slowest = 600
}

/// The flood guard. Whoever has the floor writes as fast as hands can; others say something every two seconds, ten in a row at most.
public enum RoomRates {
  static let floor = Rate(interval: 20, burst: 250)
  static let others = Rate(interval: 2_000, burst: 10)
  /// What a message counts for: a long one that is written again and again fills everybody's line as many short ones do.
  static func weight(of text: String) -> Int { 1 + text.utf16.count / 1_000 }
  /// Hands, names and notes: nobody needs more, and each reaches everyone.
  static let actions = Rate(interval: 1_000, burst: 15)
}

/// When the door goes to the lobby by itself: many strangers at once, several of them already muted or removed.
public enum QuietLobby {
  public static let strangers = 8
  public static let withinSeconds = 120
  public static let incidents = 3
  public static let incidentsWithinSeconds = 600
}
