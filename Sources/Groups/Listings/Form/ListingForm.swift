import Meetings
import Pages
import Web

/// A listing as a form has it: text under names, as typed but for spaces and line ends around it, until it is right. Nothing typed is lost on the way through errors and
/// previews, and three versions of it can be put together field by field.
struct ListingForm: Sendable, Hashable {
  /// Without empty values. Times and contacts are `t0.start`, `c0.name` …, numbered without gaps.
  private(set) var values: [String: [String]] = [:]

  init() {}

  /// One value; empty where there is none. Kept without spaces around it.
  subscript(_ name: String) -> String {
    get { values[name]?.first ?? "" }
    set {
      let text = ListingText.text(newValue)
      values[name] = text.isEmpty ? nil : [text]
    }
  }

  /// All values of a name that may have several, such as types.
  func all(_ name: String) -> [String] { values[name] ?? [] }
  /// Their order says nothing: a browser sends them as they stand on the page.
  mutating func set(_ name: String, _ new: [String]) {
    let set = Set(new.map(ListingText.line)).subtracting([""])
    values[name] = set.isEmpty ? nil : set.sorted()
  }

  /// Whether a box is checked.
  func has(_ name: String) -> Bool { !self[name].isEmpty }

  // MARK: From and to a browser

  /// Names of single values.
  static let single = [
    Name.name, Name.group, Name.groupNotes, Name.groupSite, Name.zone, Name.appointment, Name.attendance, Name.place,
    Name.address, Name.street, Name.neighborhood, Name.city, Name.county, Name.state, Name.postcode, Name.country,
    Name.placeNotes, Name.latitude, Name.longitude, Name.approximate, Name.link, Name.linkNotes, Name.phone,
    Name.phoneNotes, Name.notes, Name.venmo, Name.square, Name.paypal,
  ]
  /// Names of several values.
  static let several = [Name.types, Name.languages]

  enum Name {
    static let name = "name"
    static let group = "group-title"
    static let groupNotes = "group-notes"
    static let groupSite = "group-site"
    static let zone = "zone"
    static let appointment = "appointment"
    static let attendance = "attendance"
    static let place = "place"
    /// The whole address in one line, for listings that have it so.
    static let address = "address"
    static let street = "street"
    static let neighborhood = "neighborhood"
    static let city = "city"
    static let county = "county"
    static let state = "state"
    static let postcode = "postcode"
    static let country = "country"
    static let placeNotes = "place-notes"
    static let latitude = "latitude"
    static let longitude = "longitude"
    static let approximate = "approximate"
    static let link = "link"
    static let linkNotes = "link-notes"
    static let phone = "phone"
    static let phoneNotes = "phone-notes"
    static let types = "types"
    static let languages = "languages"
    static let notes = "notes"
    static let venmo = "venmo"
    static let square = "square"
    static let paypal = "paypal"
  }

  init(_ list: ParameterList) {
    for name in Self.single { self[name] = list.last(name) ?? "" }
    for name in Self.several { set(name, list.all(name)) }
    setTimes(TimeFields.rows(in: list))
    setContacts(ContactFields.rows(in: list))
  }

  /// As hidden fields carry it through a preview.
  var pairs: [(String, String)] {
    values.keys.sorted().flatMap { name in all(name).map { (name, $0) } }
  }

  // MARK: Putting versions together

  /// What belongs together when two people change a listing: one time cannot be told from another by its place in the list.
  enum Section: Hashable {
    case field(String)
    case times, contacts, position
  }

  private static func section(of name: String) -> Section {
    if name.hasPrefix(TimeFields.prefix), name.contains(".") { return .times }
    if name.hasPrefix(ContactFields.prefix), name.contains(".") { return .contacts }
    if [Name.zone, Name.appointment].contains(name) { return .times }
    if [Name.latitude, Name.longitude, Name.approximate].contains(name) { return .position }
    return .field(name)
  }

  func values(of section: Section) -> [String: [String]] { values.filter { Self.section(of: $0.key) == section } }

  /// What somebody typed over `base`, brought onto `current`, which others made of the same base: each section as whoever changed it
  /// has it, and as typed where both did.
  ///
  /// - Returns: the sections that both changed, differently.
  mutating func rebase(from base: ListingForm, onto current: ListingForm) -> Set<Section> {
    let sections = Set((Array(values.keys) + base.values.keys + current.values.keys).map(Self.section))
    var both: Set<Section> = []
    for section in sections {
      let (mine, before, theirs) = (values(of: section), base.values(of: section), current.values(of: section))
      if mine == theirs { continue }
      if mine == before {
        for name in mine.keys { values[name] = nil }
        for (name, new) in theirs { values[name] = new }
      } else if theirs != before {
        both.insert(section)
      }
    }
    return both
  }
}

/// Bounds of what can be typed: those of imported listings, so that every listing fits its form.
enum ListingFormLimits {
  static let line = FeedLimits.shortText
  static let text = FeedLimits.longText
  static let types = FeedLimits.types
  static let languages = 12
  /// Three a day.
  static let times = 21
  static let dates = 60
  static let contacts = 6
  /// A form's bytes: two long texts in a script of three bytes a character, percent-encoded, with room.
  static let bytes = 262_144
  /// Weeks between two meetings.
  static let weeks = 2...12
}
