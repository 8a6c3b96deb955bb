import Meetings
import Pages

/// What is wrong with a search, in the reader's language.
extension QueryFault {
  /// Without the parameter's name and without a full stop: "must be one of: now, today".
  var words: String {
    switch self {
    case .unknownPlace: t("is in no listing here")
    case .ambiguousPlace: t("can mean several places")
    case .foreignCursor: t("does not belong to this search; start again without it")
    case .oldCursor: t("is too old to continue the list; start again without it")
    default: kind == .contradiction ? contradiction : reading
    }
  }

  /// A value that cannot be read or names nothing.
  private var reading: String {
    switch self {
    case .tooLong(let limit): t("is longer than \(limit) characters")
    case .tooManyValues(let limit): t("has more than \(limit) values")
    case .repeated: t("is given more than once, with different values")
    case .notOneOf(let choices, nil): t("must be one of: \(choices.joined(separator: ", "))")
    case .notOneOf(let choices, let part?): t("takes no “\(part)”, but: \(choices.joined(separator: ", "))")
    case .notWhole(let limit): t("must be a whole number from 1 to \(limit)")
    case .notCoordinate: t("must be a latitude and a longitude in degrees, such as 39.95,-75.16")
    case .notDistance(let limit): t("must be a number of kilometres above 0, and at most \(limit)")
    case .noWords: t("has no letter or digit in it")
    case .tooManyWords(let limit): t("has more than \(limit) words")
    case .notZone: t("must be an IANA time zone, such as America/New_York")
    case .notDay: t("must be a weekday, such as monday, or a date, such as 2026-05-31")
    case .notMoment:
      t("must be a time of day (18:30) or a date and time (2026-05-31T18:30, with an offset if you like)")
    case .notLanguage(let tag): t("takes language tags, such as es or pt-BR; “\(tag)” is none")
    case .unknownFellowship(let name): t("knows no “\(name)” here; give a short name, such as aa, na or smart")
    case .unknownType(let type):
      t("knows no “\(type)” here; give words such as women or wheelchair, or codes such as aa:BE")
    case .spanTooLong(let days): t("may be at most \(days) days after from")
    case .tooFar(let years): t("may be at most \(years) years from now")
    default: t("is not a parameter of a search")
    }
  }

  private var contradiction: String {
    switch self {
    case .together(let other): t("cannot stand together with \(other)")
    case .nearestFirst: t("gives the nearest first, so no other order can be asked for")
    case .needsWords: t("needs words to compare with: give q")
    case .needsTime: t("needs a time (when, day, or from and until), since meetings recur without end")
    case .onlineIsNowhere: t("makes no sense online; leave it out, or name a place")
    case .onlineLeavesNone: t("leaves no meeting, since the place asked for is online")
    case .mixedMoments: t("and from must be alike: both times of day, or both with their dates")
    case .dayBesideDates: t("can stand beside times of day, not beside from or until with dates of their own")
    case .endsBeforeStart: t("must be later than from")
    default: t("needs near or place, to know from where")
    }
  }
}

extension QueryError {
  /// A sentence for each problem, then the places to choose from: for a terminal.
  public var lines: [String] {
    problems.map { "\($0.parameter) \($0.reason.words)." } + placeChoices.map { "  \($0.label) (\($0.count))" }
  }
}
