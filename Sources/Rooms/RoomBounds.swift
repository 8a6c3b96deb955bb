import Meetings

/// The bounds of live meetings, each with its reason.
enum RoomBounds {
  /// A host may open the room this long before the start: chairs are set out, the kettle is on.
  static let opensEarly = 60
  /// The longest occurrence that gets one room, minutes: around the clock a new one begins each day.
  static let longestMinutes = 24 * 60

  /// Between two beats that are further apart nobody was there, milliseconds. Browsers beat every 20 s: twice that, and a slow network.
  static let longestBeat: Int64 = 60_000
  /// Who came for less than that has not been at the meeting, even if they saw its end.
  static let leastPresence: Int64 = 5 * 60_000
  /// Without a beat for so long a seat is away.
  static let away: Int64 = 70_000
  /// Beats are written down this often, many in one transaction.
  static let flush: Int64 = 10_000

  /// Commands that one transaction takes: it stays under a tenth of a second.
  static let mostPerTransaction = 256
  /// Commands that wait for their transaction; beyond that the room is too busy.
  static let mostWaiting = 20_000
  /// Events read at once when a node catches up.
  static let eventsPerRead = 1_000

  /// Milliseconds from closing until the words are erased: those who were there see how it ended first.
  static let eraseAfter: Int64 = 15_000
  /// Milliseconds from closing until the last of it, who was present how long, goes too: so long a proof can be taken.
  static let seatsKept: Int64 = Int64(ProofStore.Limits.windowMinutes) * 60_000

  /// Bytes of a form of the room: a share and its fields.
  static let longestForm = 32_768
  /// A cookie of a seat lasts as long as the longest room and the time for proofs, seconds.
  static let cookieSeconds = 26 * 60 * 60
  /// A room whose end passed so long ago is over, whatever its events say, minutes: longer than hosts can add and the grace.
  static let overdue = 240
  /// Reports from one network: five at once, then one in two minutes. Nobody drowns a true one in made-up ones.
  static let reportBurst = 5
  static let reportInterval: Duration = .seconds(120)
  /// Seats from one network: thirty at once, then one in two seconds. A treatment centre sits behind one address.
  static let seatBurst = 30
  static let seatInterval: Duration = .seconds(2)
}
