/// Reads Meeting Guide JSON: the specification's fields (github.com/code4recovery/spec), those that the 12 Step Meeting List plugin
/// and its relatives add, and what `MeetingGuideEncoder` adds. What none of these know is kept in `Meeting.extras`.
public struct MeetingGuideDecoder: MeetingDecoder {
  public init() {}

  static let format = "a Meeting Guide feed (a JSON list of meetings)"

  public func decode(_ bytes: ByteSource, options: DecodingOptions, each: (DecodedItem) throws -> Void) throws {
    var lastMeeting: (slug: String, slots: Int)?
    let memory = PlaceMemory()
    try JSONRecords(format: Self.format).forEach(in: bytes) { record in
      switch record.content {
      case .invalid(let reason, let text):
        try each(
          .rejected(
            Finding(.rejected, index: record.index, name: "line \(record.line)", field: "", value: text, reason: reason)
          ))
      case .object(let fields, let notes):
        // A further time of the meeting before it, written for other readers; the first record has them all.
        if let lastMeeting, lastMeeting.slots > 1, fields[Extension.partOf] == .string(lastMeeting.slug) { return }
        var reader = MeetingGuideRecord(fields, notes: notes, index: record.index, options: options, memory: memory)
        let item = reader.item()
        if case .meeting(let meeting, _, _) = item { lastMeeting = (meeting.slug, meeting.schedule.slots.count) }
        try each(item)
      }
    }
  }

  /// Fields that are ours, for what the format has no field for.
  enum Extension {
    static let schedule = "homegroup_schedule"
    static let partOf = "homegroup_part_of"
    static let key = "homegroup_key"
    static let fellowship = "homegroup_fellowship"
    static let attendance = "homegroup_attendance"
    static let languages = "homegroup_languages"
    static let neighborhood = "homegroup_neighborhood"
    static let county = "homegroup_county"
    static let entityKey = "homegroup_entity_key"
    static let publicContacts = "homegroup_public_contacts"
    static let published = "homegroup_published"
  }
}

/// What was already worked out about the addresses of a feed: its records share few.
final class PlaceMemory {
  /// Addresses remembered; beyond them each is worked out again.
  static let most = 4_096
  private var zones: [ZoneGuess.Clues: ZoneGuess?] = [:]
  private var approximate: [String: Bool] = [:]
  private var online: [String: Bool] = [:]

  func guess(_ clues: ZoneGuess.Clues) -> ZoneGuess? { Self.recall(clues, in: &zones, ZoneGuess.guess) }
  func isApproximate(_ address: String) -> Bool { Self.recall(address, in: &approximate, ReadPlace.isApproximate) }
  func meansOnline(_ name: String) -> Bool { Self.recall(name, in: &online, ReadPlace.meansOnline) }

  private static func recall<Key, Value>(_ key: Key, in known: inout [Key: Value], _ work: (Key) -> Value) -> Value {
    if let value = known[key] { return value }
    let value = work(key)
    if known.count < most { known[key] = value }
    return value
  }
}
