/// One format of a BMLT server (`GetFormats`): its own word for a kind of meeting.
///
/// Key strings are each server's own; `worldID` is NA World Services' code, the same everywhere where a server gives one.
public struct BMLTFormat: Hashable, Sendable {
  public var id: String
  public var key: String
  public var name: String
  public var details: String
  /// The language of name and details (BMLT lists a format once in each).
  public var language: String
  /// Empty for a server's own formats.
  public var worldID: String
  /// `FC1` meeting format, `FC2` facility, `FC3` who may come, `O` open or closed, `LANG` language, `Covid`, `ALERT`.
  public var kind: String

  public init(
    id: String, key: String, name: String, details: String = "", language: String = "en", worldID: String = "",
    kind: String = ""
  ) {
    self.id = id
    self.key = key
    self.name = name
    self.details = details
    self.language = language
    self.worldID = worldID
    self.kind = kind
  }

  /// Reads the answer of `client_interface/json/?switcher=GetFormats`. Throws `FeedError`.
  public static func list(from source: ByteSource) throws -> [BMLTFormat] {
    try BMLTList.read(source, named: "a BMLT server's list of formats", keys: ["formats"]) { fields in
      guard let id = fields.text("id"), let key = fields.text("key_string") else { return nil }
      return BMLTFormat(
        id: id, key: key, name: fields.text("name_string") ?? key, details: fields.text("description_string") ?? "",
        language: fields.text("lang") ?? "en", worldID: fields.text("world_id")?.uppercased() ?? "",
        kind: fields.text("format_type_enum") ?? "")
    }
  }
}

/// A region, area or group of NA that answers for meetings (`GetServiceBodies`).
public struct BMLTServiceBody: Hashable, Sendable {
  public var id: String
  /// `0` for those at the top.
  public var parentID: String
  public var name: String
  public var details: String
  /// `ZF` zonal forum, `RS` region, `MA` metro, `AS` area, `LS` local service unit, `GR` group, `CO` committee.
  public var type: String
  public var url: String
  public var helpline: String
  public var worldID: String

  public init(
    id: String, parentID: String = "0", name: String, details: String = "", type: String = "", url: String = "",
    helpline: String = "", worldID: String = ""
  ) {
    self.id = id
    self.parentID = parentID
    self.name = name
    self.details = details
    self.type = type
    self.url = url
    self.helpline = helpline
    self.worldID = worldID
  }

  /// Reads the answer of `client_interface/json/?switcher=GetServiceBodies`. Throws `FeedError`.
  public static func list(from source: ByteSource) throws -> [BMLTServiceBody] {
    try BMLTList.read(source, named: "a BMLT server's list of service bodies", keys: ["service_bodies"]) { fields in
      guard let id = fields.text("id"), let name = fields.text("name"), fields["key_string"] == nil else { return nil }
      return BMLTServiceBody(
        id: id, parentID: fields.text("parent_id") ?? "0", name: name, details: fields.text("description") ?? "",
        type: fields.text("type") ?? "", url: fields.text("url") ?? "", helpline: fields.text("helpline") ?? "",
        worldID: fields.text("world_id") ?? "")
    }
  }
}

/// A short list of which every element must be right: a wrong file is said at once, before meetings are read with it.
enum BMLTList {
  /// Elements of one list: every format of every server in every language is about 8,000.
  static let most = 20_000

  static func read<Element>(
    _ source: ByteSource, named format: String, keys: Set<String>, element: ([String: JSONValue]) -> Element?
  ) throws -> [Element] {
    var list: [Element] = []
    try JSONRecords(format: format, listKeys: keys).forEach(in: source) { record in
      guard list.count < most else { throw FeedError.tooManyRecords(limit: most) }
      guard case .object(let fields, _) = record.content, let element = element(fields) else {
        throw FeedError.notTheFormat(
          expected: format, line: record.line, detail: "element \(record.index) lacks what every one has")
      }
      list.append(element)
    }
    return list
  }
}

extension [String: JSONValue] {
  /// A text or a number as text, trimmed; nil where there is neither, or an empty one.
  func text(_ key: String) -> String? {
    guard let text = self[key]?.bmltText?.trimmingSpace, !text.isEmpty else { return nil }
    return text
  }
}

extension JSONValue {
  /// BMLT writes everything as texts; some servers and most spreadsheets' exports write numbers.
  var bmltText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): Int64(exactly: number).map(String.init) ?? String(number)
    case .bool(let flag): flag ? "1" : "0"
    case .null, .array, .object: nil
    }
  }
}

extension String {
  fileprivate var trimmingSpace: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
