/// Writes the binary form of search records.
enum SearchRecordEncoder {
  static func encode(_ meeting: Meeting) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(byte: SearchRecord.version)
    let position = meeting.place?.position
    writer.write(
      byte: (meeting.isPublished ? 1 : 0) | (meeting.schedule.isByAppointment ? 2 : 0) | (position != nil ? 4 : 0))
    writer.write(meeting.id)
    writer.write(SearchText.orderKey(meeting.name))
    writer.write(meeting.fellowship.rawValue)
    writer.write(byte: UInt8(Attendance.allCases.firstIndex(of: meeting.attendance) ?? 0))
    writer.write(meeting.schedule.zone.identifier)
    if let position {
      writer.write(position.latitude)
      writer.write(position.longitude)
    }
    writer.write(byte: UInt8(min(255, SearchText.words(meeting.name).count)))
    writeList(unique(meeting.types.filter { !$0.code.isEmpty }.map(\.description)), to: &writer) { $1.write($0) }
    writeList(unique(meeting.languages.map(LanguageTag.canonical)), to: &writer) { $1.write($0) }
    writer.write(meeting.serviceBody?.key ?? "")
    writer.write(meeting.serviceBody?.name ?? "")
    writeList(unique(meeting.schedule.slots.map(PackedSlot.init)), to: &writer, writeSlot)
    let terms = SearchTerms.fields(of: meeting).sorted { $0.key.lexicographicallyPrecedes($1.key) }
    writeList(terms, to: &writer) {
      $1.write(byte: $0.value.rawValue)
      $1.write($0.key)
    }
    writeList(PlaceName.all(of: meeting), to: &writer) {
      $1.write(byte: $0.kind.rawValue)
      $1.write($0.name)
      $1.write($0.qualifier)
    }
    return writer.bytes
  }

  private static func writeList<Item>(
    _ items: [Item], to writer: inout ByteWriter, _ write: (Item, inout ByteWriter) -> Void
  ) {
    writer.write(items.count)
    for item in items { write(item, &writer) }
  }

  private static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
    var seen: Set<Item> = []
    return items.filter { seen.insert($0).inserted }
  }

  private static func writeSlot(_ slot: PackedSlot, to writer: inout ByteWriter) {
    writer.write(byte: slot.kind.rawValue | (slot.endIsAssumed ? 16 : 0) | (slot.anchor != nil ? 32 : 0))
    writer.write(slot.start)
    writer.write(slot.duration)
    switch slot.kind {
    case .weekly:
      writer.write(Int(slot.days))
      if let anchor = slot.anchor {
        writer.write(slot.interval)
        writer.write(signed: anchor)
      }
    case .monthly:
      writer.write(Int(slot.days))
      writer.write(slot.interval)
    case .dates:
      writer.write(slot.dates.count)
      for date in slot.dates { writer.write(signed: date) }
    case .aroundTheClock: break
    }
  }
}

/// The words of a listing, each with the fields it stands in.
enum SearchTerms {
  static func fields(of meeting: Meeting) -> [ArraySlice<UInt8>: SearchField] {
    var terms: [ArraySlice<UInt8>: SearchField] = [:]
    for (field, text) in texts(of: meeting) {
      for word in SearchText.fold(text).split(separator: SearchText.space) { terms[word, default: []].insert(field) }
    }
    return terms
  }

  /// Everything that words are looked for in.
  static func texts(of meeting: Meeting) -> [(SearchField, String)] {
    let place = meeting.place
    var texts: [(SearchField, String?)] = [
      (.name, meeting.name), (.group, meeting.group?.name), (.serviceBody, meeting.serviceBody?.name),
      (.notes, meeting.notes), (.notes, place?.notes), (.notes, meeting.group?.notes),
      (.place, place?.name), (.address, place?.formattedAddress), (.address, place?.street),
    ]
    texts += [place?.neighborhood, place?.city, place?.county, place?.state, place?.postalCode, place?.country]
      .map { (.area, $0) }
    texts += meeting.regions.map { (.area, $0) }
    return texts.compactMap { field, text in text.map { (field, $0) } }
  }
}
