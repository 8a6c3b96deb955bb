import Gathering
import Meetings

/// What a group says of itself, and how it wants its meetings run: public, changed by its hosts. What a document does not say yet has
/// the value that a new group begins with.
public struct GroupSettings: Codable, Sendable, Hashable {
  public var about = ""
  public var charter = ""
  public var way = WayToRun.preset(.twelveStep)
  /// Texts that a host can show to the room, in the order of the group.
  public var readings: [Reading] = []
  public var door = Door.open
  /// Whether the rooms of its online meetings open without a host, and run themselves.
  public var opensItself = false
  /// What somebody without an account may do in the room.
  public var visitors = VisitorRule.share
  /// Whether newcomers may tell the host that it is their first time.
  public var isFirstTimeMarkOn = true
  public var proof = ProofPolicy.off
  /// A host may show a code at the end, for proofs on paper.
  public var usesInPersonCode = false
  public var announcements: [Announcement] = []
  public var resources: [Resource] = []

  public init() {}

  /// How somebody comes into a room.
  public enum Door: String, Codable, Sendable, CaseIterable {
    /// Everybody walks in.
    case open
    /// A greeter lets people in.
    case lobby
  }

  /// Whether people can take proof of their attendance home.
  public enum ProofPolicy: Codable, Sendable, Hashable {
    case off
    /// Whoever was there at the end.
    case simple
    /// Whoever was there for so much of it, in percent.
    case strict(percent: Int)

    public static let percents = 50...100
    public static let usualPercent = 80
  }

  /// A text of the group's own.
  public struct Reading: GroupEntry {
    public var id: String
    public var title: String
    public var text: String
    public var deleted: Instant?

    public init(id: String, title: String, text: String, deleted: Instant? = nil) {
      (self.id, self.title, self.text, self.deleted) = (id, title, text, deleted)
    }
  }

  /// News, until the day that it ends with.
  public struct Announcement: GroupEntry {
    public var id: String
    public var text: String
    public var made: CivilDate
    /// The last day on which it is shown.
    public var until: CivilDate
    public var deleted: Instant?

    public init(id: String, text: String, made: CivilDate, until: CivilDate, deleted: Instant? = nil) {
      (self.id, self.text, self.made, self.until, self.deleted) = (id, text, made, until, deleted)
    }
  }

  /// A link that helps the group's people.
  public struct Resource: GroupEntry {
    public var id: String
    public var title: String
    public var url: String
    public var deleted: Instant?

    public init(id: String, title: String, url: String, deleted: Instant? = nil) {
      (self.id, self.title, self.url, self.deleted) = (id, title, url, deleted)
    }
  }

  /// Bounds, each with its reason.
  public enum Limits {
    /// Characters: a screen or two on a phone.
    public static let about = 2_000
    /// Characters: the longest group charters have a few pages.
    public static let charter = 12_000
    /// An evening has time for a handful; a year's worth of texts is a library's.
    public static let readings = 20
    public static let title = 80
    /// Characters: ten minutes read aloud.
    public static let reading = 8_000
    public static let announcements = 30
    public static let announcement = 600
    /// Days: news that is older has become something else.
    public static let announcementDays = 366
    public static let resources = 40
    public static let url = 500
    /// Minutes before the start at which a room opens by itself: early enough to say hello.
    public static let opensItself = 10
    /// How long something deleted can be brought back, minutes.
    public static let undo = 24 * 60
  }
}

/// Something in a list of the group's that can be deleted and brought back.
public protocol GroupEntry: Codable, Sendable, Hashable, Identifiable where ID == String {
  var deleted: Instant? { get set }
}

extension Array where Element: GroupEntry {
  /// Those that are there.
  public var present: [Element] { filter { $0.deleted == nil } }

  /// Without those that were deleted too long ago to be brought back.
  func keeping(at now: Instant) -> [Element] {
    filter { $0.deleted.map { now.minutes(since: $0) < GroupSettings.Limits.undo } ?? true }
  }
}

extension GroupSettings {
  private enum CodingKeys: String, CodingKey {
    case about, charter, way, readings, door, opensItself, visitors, isFirstTimeMarkOn, proof, usesInPersonCode,
      announcements, resources
  }

  public init(from decoder: any Decoder) throws {
    self.init()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func read<T: Decodable>(_ key: CodingKeys, into value: inout T) throws {
      if let found = try values.decodeIfPresent(T.self, forKey: key) { value = found }
    }
    try read(.about, into: &about)
    try read(.charter, into: &charter)
    try read(.way, into: &way)
    way = way.bounded
    try read(.readings, into: &readings)
    try read(.door, into: &door)
    try read(.opensItself, into: &opensItself)
    try read(.visitors, into: &visitors)
    try read(.isFirstTimeMarkOn, into: &isFirstTimeMarkOn)
    try read(.proof, into: &proof)
    try read(.usesInPersonCode, into: &usesInPersonCode)
    try read(.announcements, into: &announcements)
    try read(.resources, into: &resources)
  }
}
