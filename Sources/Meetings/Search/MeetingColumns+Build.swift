extension MeetingColumns {
  /// Reads records in parallel and merges what the cores found. Unpublished ones are left out; of several with one id the
  /// last counts.
  static func build(_ records: [SearchRecord]) -> (columns: MeetingColumns, pieces: [ColumnPiece]) {
    let ordered = inOrder(records)
    let ranges = Parallel.pieces(of: ordered.count, least: 2048)
    let pieces = Parallel.map(ranges.count) { ColumnPiece(ordered[ranges[$0]]) }
    var columns = MeetingColumns()
    columns.records = ordered
    columns.facts.reserveCapacity(ordered.count)
    columns.vectors.reserveCapacity(ordered.count)
    var merger = FactMerger()
    for piece in pieces { columns.append(piece, &merger) }
    columns.zones = merger.zones.keys.map { Zone.named($0) ?? .utc }
    columns.fellowships = merger.fellowships.keys.map { Fellowship.ID(rawValue: $0) ?? .other }
    columns.languages = merger.languages.keys
    columns.codes = merger.codes.keys.map { TypeCode($0) ?? TypeCode(.other, $0) }
    columns.languageSets = merger.languageSets.sets
    columns.codeSets = merger.codeSets.sets
    columns.serviceBodies = merger.serviceBodies.keys.map(ServiceBodyName.init(joined:))
    columns.setMeanings()
    return (columns, pieces)
  }

  /// By name key and id.
  private static func inOrder(_ records: [SearchRecord]) -> [SearchRecord] {
    struct Key {
      /// The first eight bytes of the name key, big-endian: settles most comparisons.
      var prefix: UInt64
      var index: Int
    }
    var latest: [String: Int] = [:]
    latest.reserveCapacity(records.count)
    for (index, record) in records.enumerated() { latest[record.id] = index }
    var keys: [Key] = []
    keys.reserveCapacity(records.count)
    for index in records.indices where records[index].isPublished && latest[records[index].id] == index {
      let prefix = records[index].header { header in
        (0..<8).reduce(UInt64(0)) { $0 << 8 | ($1 < header.nameKey.count ? UInt64(header.nameKey[$1]) : 0) }
      }
      keys.append(Key(prefix: prefix, index: index))
    }
    keys.sort { $0.prefix != $1.prefix ? $0.prefix < $1.prefix : precedes(records[$0.index], records[$1.index]) }
    return keys.prefix(Posting.mostRows).map { records[$0.index] }
  }

  private static func precedes(_ a: SearchRecord, _ b: SearchRecord) -> Bool {
    a.header { a in
      b.header { b in
        let byName = ByteOrder.compare(a.nameKey, b.nameKey)
        return (byName != 0 ? byName : ByteOrder.compare(a.id, b.id)) < 0
      }
    }
  }

  private mutating func append(_ piece: ColumnPiece, _ merger: inout FactMerger) {
    let map = merger.merge(piece)
    let firstSlot = Int32(slots.count)
    let firstDate = Int32(dates.count)
    facts += piece.facts.map { map.apply($0) }
    rowZones += piece.rowZones.map { UInt16(truncatingIfNeeded: map.zones[Int($0)]) }
    vectors += piece.vectors
    slotEnds += piece.slotEnds.map { $0 + firstSlot }
    slots += piece.slots.map { slot in
      var slot = slot
      slot.dates = slot.dates.lowerBound + firstDate..<slot.dates.upperBound + firstDate
      return slot
    }
    dates += piece.dates
    longestMinutes = max(longestMinutes, piece.longestMinutes)
  }

  /// What the type codes of each row mean. From the codes at every start, so that a better vocabulary takes effect at once.
  private mutating func setMeanings() {
    let meanings = codes.map(TypeVocabulary.meaning)
    let attributesOfSet = codeSets.map { $0.reduce(UInt64(0)) { $0 | (meanings[$1]?.attribute?.bit ?? 0) } }
    var extras = SetInterner()
    let extrasOfSet = codeSets.map { set in
      extras.number(of: set.filter { meanings[$0]?.attribute == nil && meanings[$0]?.language == nil })
    }
    extraSets = extras.sets
    let ofFellowship = fellowships.map { Fellowship.named($0).isForFamily ? Attribute.family.bit : 0 }
    for row in facts.indices {
      let set = Int(facts[row].codeSet)
      facts[row].attributes = attributesOfSet[set] | ofFellowship[Int(facts[row].fellowship)]
      facts[row].extraSet = Int32(extrasOfSet[set])
    }
  }
}

extension ServiceBodyName {
  fileprivate init(joined: String) {
    let parts = joined.split(separator: "\0", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    self.init(key: parts[0], name: parts.count > 1 ? parts[1] : "")
  }
}

/// Gives the texts of all pieces common numbers.
private struct FactMerger {
  var zones = KeyNumbers()
  var fellowships = KeyNumbers()
  var languages = KeyNumbers()
  var codes = KeyNumbers()
  var serviceBodies = KeyNumbers()
  var languageSets = SetInterner()
  var codeSets = SetInterner()

  init() { _ = serviceBodies.number(of: "\0") }

  /// From a piece's numbers to the common ones.
  struct Map {
    var zones: [Int]
    var fellowships: [Int]
    var serviceBodies: [Int]
    var languageSets: [Int]
    var codeSets: [Int]

    func apply(_ row: RowFacts) -> RowFacts {
      var row = row
      row.fellowship = Int32(fellowships[Int(row.fellowship)])
      row.serviceBody = Int32(serviceBodies[Int(row.serviceBody)])
      row.languageSet = Int32(languageSets[Int(row.languageSet)])
      row.codeSet = Int32(codeSets[Int(row.codeSet)])
      return row
    }
  }

  mutating func merge(_ piece: ColumnPiece) -> Map {
    let languageMap = piece.languages.texts.map { languages.number(of: $0) }
    let codeMap = piece.codes.texts.map { codes.number(of: $0) }
    return Map(
      zones: piece.zones.texts.map { zones.number(of: $0) },
      fellowships: piece.fellowships.texts.map { fellowships.number(of: $0) },
      serviceBodies: piece.serviceBodies.texts.map { serviceBodies.number(of: $0) },
      languageSets: piece.languageSets.sets.map { set in languageSets.number(of: set.map { languageMap[$0] }.sorted())
      },
      codeSets: piece.codeSets.sets.map { set in codeSets.number(of: set.map { codeMap[$0] }.sorted()) })
  }
}

private struct KeyNumbers {
  private(set) var keys: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of key: String) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }
}
