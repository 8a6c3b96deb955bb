/// What somebody looks for. The page, the API and the command line all build this one value.
///
/// Every part is optional; parts given together must all hold. `MeetingQuery(parameters:)` reads it from a URL's or a
/// command line's parameters and names whatever it does not understand.
public struct MeetingQuery: Hashable, Sendable {
  public var near: Coordinate?
  /// Kilometres, with `near` or a place.
  public var within: Double?
  /// A town, region or postal code, looked up among the directory's own listings.
  public var place: String?
  public var time: TimeFilter = .any
  /// The reader's zone: what "today" means. IANA name.
  public var timeZone: String?
  /// Any of these; `in_person` and `online` both admit hybrid meetings.
  public var attendance: Set<AttendanceOption> = []
  /// Any of these.
  public var fellowships: Set<Fellowship.ID> = []
  /// All of these.
  public var types: [TypeFilter] = []
  /// Any of these, BCP 47; a bare language matches its regions (`es` finds `es-MX`).
  public var languages: Set<String> = []
  /// Any of these: keys or names of service bodies.
  public var serviceBodies: Set<String> = []
  public var words: String?
  public var sort: Sort?
  public var limit: Int = Limits.defaultLimit
  public var cursor: String?
  /// One row for each meeting (its next occurrence in the window), or one for each occurrence.
  public var unit: Unit = .meeting

  public init() {}

  public struct Coordinate: Hashable, Sendable {
    public var latitude: Double
    public var longitude: Double
    public init(latitude: Double, longitude: Double) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// Which occurrences count. Days and times of day are the reader's.
  public enum TimeFilter: Hashable, Sendable {
    /// All meetings, those without an occurrence included.
    case any
    /// Running, or starting within `Limits.nowMinutes`.
    case now
    /// From now (running ones included) to the reader's midnight.
    case today
    /// From five in the evening, or from now if that is later (running ones included), until four in the morning; before four,
    /// the night that is going on.
    case tonight
    case tomorrow
    /// From now for seven days.
    case week
    /// One day, whole.
    case date(CivilDate)
    /// The next such day from today on; today's from now.
    case weekday(Weekday)
    /// Starting at or after `from` and before `until`.
    case between(Instant, Instant)
  }

  public enum TypeFilter: Hashable, Sendable {
    case attribute(Attribute)
    /// One fellowship's code.
    case code(TypeCode)
    /// A bare code of any fellowship, upper-cased.
    case anyCode(String)
  }

  public enum Sort: String, CaseIterable, Hashable, Sendable { case start, distance, relevance, name }
  public enum Unit: String, Hashable, Sendable { case meeting, occurrence }

  public enum Limits {
    public static let defaultLimit = 25
    /// One answer's most rows: keeps an answer under about half a megabyte.
    public static let mostRows = 500
    /// Half the earth's circumference, kilometres.
    public static let farthest = 20_040.0
    public static let defaultWithin = 40.0
    /// How soon "now" still is.
    public static let nowMinutes = 60
    /// Characters of `q` and `place`.
    public static let longestText = 200
    /// The longest time span of a query, days.
    public static let longestSpan = 366
    /// The longest span where each occurrence is a row, days: a directory of 200,000 meetings has a million of them a month.
    public static let longestOccurrenceSpan = 31
    /// How far from now a date may lie, days: nobody's calendar reaches further.
    public static let farthestDate = 1830
    /// Values of one parameter, such as types.
    public static let mostValues = 64
    /// Words of `q`.
    public static let mostWords = 12
    /// Hours for which a cursor continues its list.
    public static let cursorHours = 24
  }

  /// The order where `sort` names none: by start where a time is asked for, else nearest first, else best match first.
  public var effectiveSort: Sort {
    if let sort { return sort }
    if time != .any { return .start }
    if near != nil || place != nil { return .distance }
    return words == nil ? .start : .relevance
  }
}
