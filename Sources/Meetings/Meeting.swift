/// A listing: something that meets, when, where, for whom, and where the listing came from.
///
/// A plain value. Whoever stores it gives it `id` and a directory-wide `slug`; a format fills the rest.
public struct Meeting: Hashable, Sendable, Codable, Identifiable {
  /// Time-sortable 128-bit id in text; empty until stored.
  public var id: String = ""
  /// Names it in URLs. Decoders put the source's own slug here; the directory makes it unique.
  public var slug: String
  public var name: String
  public var fellowship: Fellowship.ID
  /// In the source's order, unknown codes included.
  public var types: [TypeCode] = []
  /// BCP 47 tags of the languages it is held in; empty where the source does not say.
  public var languages: [String] = []
  public var attendance: Attendance
  /// Where the group itself said that it does not meet for now; `attendance` is then `.suspended`.
  public var suspension: Suspension?
  public var schedule: Schedule
  public var place: Place?
  public var online: OnlineAccess?
  public var notes: String?
  /// From the widest to the narrowest, such as county and town quarter.
  public var regions: [String] = []
  public var group: Group?
  public var serviceBody: ServiceBody?
  /// Ways to reach the people who run the meeting. Never shown publicly unless `isPublic`.
  public var contacts: [Contact] = []
  public var contributions = Contributions()
  /// Where corrections go: e-mail addresses (not shown) and a page.
  public var feedbackEmails: [String] = []
  public var feedbackURL: String?
  public var source: SourceRecord
  /// When the group or its service body last said that this is right.
  public var lastConfirmed: Instant?
  public var isPublished: Bool = true
  /// What the source said that no field above holds, by the source's own field names, so that exports lose nothing.
  public var extras: [String: JSONValue] = [:]

  public init(
    slug: String, name: String, fellowship: Fellowship.ID, attendance: Attendance, schedule: Schedule,
    source: SourceRecord
  ) {
    self.slug = slug
    self.name = name
    self.fellowship = fellowship
    self.attendance = attendance
    self.schedule = schedule
    self.source = source
  }

  /// Shared attributes, from the type codes and the fellowship.
  public var attributes: AttributeSet {
    var set = AttributeSet(types.compactMap { TypeVocabulary.meaning(of: $0)?.attribute })
    if Fellowship.named(fellowship).isForFamily { set.insert(AttributeSet(.family)) }
    return set
  }

  /// Occurrences people can come to: none while it is suspended, whatever its schedule says.
  public func occurrences(from: Instant, until: Instant) -> [Occurrence] {
    attendance == .suspended ? [] : schedule.occurrences(from: from, until: until)
  }
  public func next(after now: Instant) -> Occurrence? { attendance == .suspended ? nil : schedule.next(after: now) }
  public func upcoming(_ count: Int, after now: Instant) -> [Occurrence] {
    attendance == .suspended ? [] : schedule.upcoming(count, after: now)
  }
}

/// How people can attend at present.
public enum Attendance: String, CaseIterable, Hashable, Sendable, Codable {
  case inPerson = "in_person"
  case hybrid
  case online
  /// It has a place, which is closed for now, and meets online meanwhile.
  case onlineInstead = "online_instead"
  /// Listed, but not meeting at all for now.
  case suspended = "inactive"

  public var isInPerson: Bool { self == .inPerson || self == .hybrid }
  public var isOnline: Bool { self == .online || self == .hybrid || self == .onlineInstead }

  /// Meeting Guide's four values of `attendance_option`.
  public var option: AttendanceOption {
    switch self {
    case .inPerson: .inPerson
    case .hybrid: .hybrid
    case .online, .onlineInstead: .online
    case .suspended: .inactive
    }
  }
}

/// The public vocabulary of attendance (Meeting Guide's `attendance_option`).
public enum AttendanceOption: String, CaseIterable, Hashable, Sendable, Codable {
  case inPerson = "in_person"
  case hybrid, online, inactive
}

/// Where a meeting is held.
public struct Place: Hashable, Sendable, Codable {
  public var name: String?
  /// The whole address in one line, where the source writes it so.
  public var formattedAddress: String?
  /// Street and number.
  public var street: String?
  public var neighborhood: String?
  public var city: String?
  /// County or the like.
  public var county: String?
  /// State, province or the like.
  public var state: String?
  public var postalCode: String?
  public var country: String?
  /// How to find the door.
  public var notes: String?
  public var url: String?
  public var position: Position?

  public init(name: String? = nil, formattedAddress: String? = nil) {
    self.name = name
    self.formattedAddress = formattedAddress
  }

  /// The address in one line, however the source wrote it.
  public var address: String? {
    if let formattedAddress { return formattedAddress }
    let line: [String?] = [street, city, [state, postalCode].compactMap { $0 }.joined(separator: " "), country]
    let text = line.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    return text.isEmpty ? nil : text
  }
}

public struct Position: Hashable, Sendable, Codable {
  /// Degrees, WGS 84: -90 ... 90.
  public var latitude: Double
  /// Degrees, WGS 84: -180 ... 180.
  public var longitude: Double
  /// It stands for a town or a region, not for a door: no directions are offered to it.
  public var isApproximate: Bool

  /// Nil unless both lie in range and are finite.
  public init?(latitude: Double, longitude: Double, isApproximate: Bool = false) {
    guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
    self.latitude = latitude
    self.longitude = longitude
    self.isApproximate = isApproximate
  }
}

/// How to attend from elsewhere.
public struct OnlineAccess: Hashable, Sendable, Codable {
  public var url: String?
  public var urlNotes: String?
  public var phone: String?
  public var phoneNotes: String?

  public init(url: String? = nil, urlNotes: String? = nil, phone: String? = nil, phoneNotes: String? = nil) {
    self.url = url
    self.urlNotes = urlNotes
    self.phone = phone
    self.phoneNotes = phoneNotes
  }
}

/// The standing group that holds the meeting.
public struct Group: Hashable, Sendable, Codable {
  public var name: String
  public var notes: String?
  public var district: String?
  public var subDistrict: String?
  public var website: String?
  public var website2: String?
  /// Not shown publicly unless the meeting has it as a public contact.
  public var email: String?
  public var phone: String?
  public var mailingAddress: String?

  public init(name: String) { self.name = name }
}

/// The intergroup, area or region that answers for the listing.
public struct ServiceBody: Hashable, Sendable, Codable {
  /// Stable within the source: its id there, or its name.
  public var key: String
  public var name: String
  public var url: String?
  public var phone: String?
  public var email: String?
  public var location: String?

  public init(key: String, name: String) {
    self.key = key
    self.name = name
  }
}

public struct Contact: Hashable, Sendable, Codable {
  public var name: String?
  public var email: String?
  public var phone: String?
  /// The source marks it to be shown to anybody.
  public var isPublic: Bool

  public init(name: String? = nil, email: String? = nil, phone: String? = nil, isPublic: Bool = false) {
    self.name = name
    self.email = email
    self.phone = phone
    self.isPublic = isPublic
  }
}

/// Where seventh-tradition contributions go, as the source writes them (Venmo handles, Cash App tags, PayPal names).
public struct Contributions: Hashable, Sendable, Codable {
  public var venmo: String?
  public var square: String?
  public var paypal: String?
  public init() {}
}

/// Where a listing came from.
public struct SourceRecord: Hashable, Sendable, Codable {
  /// The source's name in this directory, as the operator gave it.
  public var name: String
  /// The record's stable key within the source.
  public var key: String
  /// The record's own page at the source.
  public var url: String?
  /// The source's own time stamp of the last change.
  public var updated: Instant?

  public init(name: String, key: String) {
    self.name = name
    self.key = key
  }
}

/// Any JSON, for what a source says beyond our model.
public enum JSONValue: Hashable, Sendable, Codable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if box.decodeNil() {
      self = .null
    } else if let value = try? box.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? box.decode(Double.self) {
      self = .number(value)
    } else if let value = try? box.decode(String.self) {
      self = .string(value)
    } else if let value = try? box.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try box.decode([String: JSONValue].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    switch self {
    case .null: try box.encodeNil()
    case .bool(let value): try box.encode(value)
    case .number(let value):
      if let whole = Int64(exactly: value) { try box.encode(whole) } else { try box.encode(value) }
    case .string(let value): try box.encode(value)
    case .array(let value): try box.encode(value)
    case .object(let value): try box.encode(value)
    }
  }
}
