/// One thing that can be wrong with a parameter of a query.
public enum QueryFault: Hashable, Sendable {
  case noSuchParameter
  /// More characters than that.
  case tooLong(limit: Int)
  /// More values than that.
  case tooManyValues(limit: Int)
  /// A parameter that takes one value has several.
  case repeated
  /// It, or one part of it, is none of the words it takes.
  case notOneOf([String], part: String?)
  /// No whole number from 1 to `limit`.
  case notWhole(limit: Int)
  /// No `LATITUDE,LONGITUDE` in degrees.
  case notCoordinate
  /// No distance above 0 and up to `limit` kilometres.
  case notDistance(limit: Int)
  /// Not a letter and not a digit in it.
  case noWords
  case tooManyWords(limit: Int)
  /// No IANA time zone.
  case notZone
  /// Neither a weekday nor a date.
  case notDay
  /// Neither a time of day nor a moment.
  case notMoment
  case notLanguage(String)
  case unknownFellowship(String)
  case unknownType(String)

  /// It cannot stand together with that other parameter.
  case together(with: String)
  /// `nearest` gives the nearest first, so no other order can be asked for.
  case nearestFirst
  /// It needs `near` or `place`.
  case needsPlace
  /// It needs `q`.
  case needsWords
  /// It needs a time, since meetings recur without end.
  case needsTime
  /// The place asked for is the internet, which has no distances.
  case onlineIsNowhere
  /// The place asked for is the internet, and the attendance asked for leaves nothing online.
  case onlineLeavesNone
  /// One of `from` and `until` is a time of day and the other has a date.
  case mixedMoments
  /// A `day` beside moments that have dates of their own.
  case dayBesideDates
  case endsBeforeStart
  /// More days than that from start to end.
  case spanTooLong(days: Int)
  /// More years than that from now.
  case tooFar(years: Int)

  case unknownPlace
  case ambiguousPlace
  /// The cursor belongs to another query, or was changed.
  case foreignCursor
  case oldCursor

  public enum Kind: String, Hashable, Sendable {
    /// There is no such parameter.
    case unknownParameter
    /// The value cannot be read, or is out of range.
    case malformed
    /// The value names nothing that is known.
    case unknownValue
    /// It cannot stand together with another parameter.
    case contradiction
    case unknownPlace
    case ambiguousPlace
    /// The cursor belongs to another query, is too old, or was changed.
    case staleCursor
  }

  public var kind: Kind {
    switch self {
    case .noSuchParameter: .unknownParameter
    case .tooLong, .tooManyValues, .repeated, .notOneOf, .notWhole, .notCoordinate, .notDistance, .noWords,
      .tooManyWords, .notZone, .notDay, .notMoment, .notLanguage, .spanTooLong, .tooFar:
      .malformed
    case .unknownFellowship, .unknownType: .unknownValue
    case .together, .nearestFirst, .needsPlace, .needsWords, .needsTime, .onlineIsNowhere, .onlineLeavesNone,
      .mixedMoments, .dayBesideDates, .endsBeforeStart:
      .contradiction
    case .unknownPlace: .unknownPlace
    case .ambiguousPlace: .ambiguousPlace
    case .foreignCursor, .oldCursor: .staleCursor
    }
  }
}
