import Foundation

/// One record of a Meeting Guide feed on its way to a `Meeting`. Fields are taken out as they are understood; what remains is kept.
struct MeetingGuideRecord {
  typealias Extension = MeetingGuideDecoder.Extension

  var fields: [String: JSONValue]
  var collector: FindingCollector
  let options: DecodingOptions
  let memory: PlaceMemory

  init(_ fields: [String: JSONValue], notes: [JSONNote], index: Int, options: DecodingOptions, memory: PlaceMemory) {
    self.fields = fields
    self.options = options
    self.memory = memory
    collector = FindingCollector(index: index)
    for key in ["name", "slug", "id", "group"] {
      guard let text = fields[key]?.plainText else { continue }
      collector.name = Cleaning.clean(text, limit: FeedLimits.shortText, keepingLines: false).text
      if !collector.name.isEmpty { break }
    }
    for note in notes {
      if case .duplicateKey(let key) = note {
        collector.repaired(key, fields[key]?.plainText, note.reason)
      } else {
        collector.repaired("", nil, note.reason)
      }
    }
  }

  /// The meeting, or why there is none.
  mutating func item() -> DecodedItem {
    let id = fields["id"]?.plainText.flatMap { collector.line($0, "id") }
    let ownSlug = line("slug")
    let ownName = line("name")
    if ownName == nil, ownSlug == nil, ["group", "location"].allSatisfy({ (fields[$0]?.plainText ?? "").isEmpty }) {
      return .rejected(collector.rejected("name", nil, "The record has neither a name nor a slug: it is no meeting."))
    }
    let fellowship = fellowship()
    let types = types(in: fellowship)
    let online = online()
    let place = place()
    let attendance = attendance(types: types, online: online, place: place)
    let group = group()
    let name = name(ownName, group: group, place: place)
    let schedule = schedule(place: place)
    let slug = slug(ownSlug, id: id, name: name, schedule: schedule)

    var meeting = Meeting(
      slug: slug, name: name, fellowship: fellowship, attendance: attendance, schedule: schedule,
      source: SourceRecord(name: options.sourceName, key: line(Extension.key) ?? ownSlug ?? id ?? slug))
    meeting.types = types
    meeting.languages = languages(types: types)
    meeting.place = place.flatMap { $0.place == Place() ? nil : $0.place }
    meeting.online = online
    meeting.notes = text("notes")
    meeting.regions = regions()
    meeting.group = group
    meeting.serviceBody = serviceBody()
    meeting.contacts = contacts()
    meeting.contributions.venmo = line("venmo")
    meeting.contributions.square = line("square")
    meeting.contributions.paypal = line("paypal")
    feedback(&meeting)
    meeting.source.url = link("url")
    meeting.source.updated = timestamp("updated")
    meeting.lastConfirmed = timestamp("last_contact")
    if fields.removeValue(forKey: Extension.published) == .bool(false) { meeting.isPublished = false }
    meeting.extras = extras()
    return .meeting(meeting, index: collector.index, findings: collector.findings)
  }

  // MARK: Who and what

  private mutating func fellowship() -> Fellowship.ID {
    if let text = line(Extension.fellowship) {
      if let id = Fellowship.ID(rawValue: text) { return id }
      collector.repaired(Extension.fellowship, text, "Left out: this is not the id of a fellowship.")
    }
    return options.fellowship ?? .other
  }

  private mutating func name(_ name: String?, group: Group?, place: ReadPlace?) -> String {
    if let name { return name }
    let other = group?.name ?? place?.place.name
    collector.repaired("name", other, "It has no name; \(other.map { "“\($0)”" } ?? "“Meeting”") was taken.")
    return other ?? "Meeting"
  }

  private mutating func slug(_ slug: String?, id: String?, name: String, schedule: Schedule) -> String {
    if let slug, Cleaning.isSlug(slug) { return slug }
    let slot = schedule.slots.first
    let day = slot?.recurrence.weekdays.min().map { String(String(describing: $0).prefix(3)) }
    let time = slot.map { String($0.start.description.filter { $0 != ":" }) }
    let made = Cleaning.slug(
      [slug?.removingPercentEncoding ?? name, slug == nil ? day : nil, slug == nil ? time : nil].compactMap { $0 }
        .joined(separator: "-"))
    let result = made.isEmpty ? "meeting-\(collector.index)" : made
    if let slug {
      collector.repaired("slug", slug, "It cannot stand in a web address; “\(result)” does.")
    } else if let id {
      collector.assumed("slug", id, "It has no slug; its id is its key, and “\(result)” its address.")
    } else {
      collector.repaired("slug", nil, "It has no slug; “\(result)” was made from its name, day and time.")
    }
    return result
  }

  // MARK: Fields

  /// A field's text, taken out of the record. Numbers and booleans are written as texts; a list of texts becomes one (noted); an object
  /// stays with the extras (noted).
  mutating func raw(_ key: String) -> String? {
    guard let value = fields[key] else { return nil }
    if let text = value.plainText {
      fields[key] = nil
      return text
    }
    switch value {
    case .array(let items) where items.allSatisfy({ $0.plainText != nil }):
      fields[key] = nil
      let joined = items.compactMap(\.plainText).joined(separator: ", ")
      if !items.isEmpty { collector.repaired(key, joined, "It is a list; its parts were put together.") }
      return joined
    case .null:
      fields[key] = nil
    default:
      collector.repaired(key, nil, "It is not a text; it was kept aside as it is.")
    }
    return nil
  }

  mutating func line(_ key: String) -> String? { raw(key).flatMap { collector.line($0, key) } }
  mutating func text(_ key: String) -> String? { raw(key).flatMap { collector.text($0, key) } }
  mutating func link(_ key: String) -> String? { raw(key).flatMap { collector.link($0, key) } }
  mutating func timestamp(_ key: String) -> Instant? { raw(key).flatMap { collector.timestamp($0, key) } }

  /// Texts from a list, or from one text divided at any of `separators`.
  mutating func list(_ key: String, separators: String) -> [String] {
    if case .array(let items) = fields[key], items.allSatisfy({ $0.plainText != nil || $0 == .null }) {
      fields[key] = nil
      return items.compactMap { $0.plainText.flatMap { collector.line($0, key) } }
    }
    guard let text = raw(key) else { return [] }
    return text.split(whereSeparator: { separators.contains($0) }).compactMap { collector.line(String($0), key) }
  }

  // MARK: What remains

  /// Unknown fields kept of one record.
  static let mostExtras = 64
  /// Bytes of one unknown field kept, as JSON.
  static let longestExtra = 8_000

  private mutating func extras() -> [String: JSONValue] {
    var kept: [String: JSONValue] = [:]
    for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
      switch value {
      case .null, .string(""), .array([]), .object([:]): continue
      default: break
      }
      let clean = value.withoutNUL
      if kept.count >= Self.mostExtras || key.utf8.count > 100 || key.contains("\0")
        || JSONWriter.bytes(clean).count > Self.longestExtra
      {
        collector.repaired(key, value.plainText, "Left out: the field is unknown and too much to keep.")
        continue
      }
      if clean != value { collector.repaired(key, value.plainText, "Invisible control characters were removed.") }
      kept[key] = clean
    }
    return kept
  }
}

extension JSONValue {
  /// A text, or a number or boolean written as one.
  var plainText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): Int64(exactly: number).map(String.init) ?? String(number)
    case .bool(let value): value ? "true" : "false"
    default: nil
    }
  }

  /// Without U+0000, which databases refuse.
  fileprivate var withoutNUL: JSONValue {
    switch self {
    case .string(let text): text.utf8.contains(0) ? .string(text.filter { $0 != "\0" }) : self
    case .array(let items): .array(items.map(\.withoutNUL))
    case .object(let fields):
      .object(Dictionary(fields.map { ($0.filter { $0 != "\0" }, $1.withoutNUL) }, uniquingKeysWith: { a, _ in a }))
    default: self
    }
  }
}
