/// Takes in the parts of a search record, in this order.
protocol RecordVisitor {
  mutating func listing(_ listing: RecordListing)
  mutating func type(_ code: UnsafeRawBufferPointer)
  mutating func language(_ tag: UnsafeRawBufferPointer)
  mutating func serviceBody(key: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer)
  mutating func slot(_ slot: PackedSlot)
  mutating func term(_ fields: SearchField, _ word: UnsafeRawBufferPointer)
  mutating func place(_ kind: PlaceName.Kind, _ name: UnsafeRawBufferPointer, qualifier: UnsafeRawBufferPointer)
}

/// The single values of a record.
struct RecordListing {
  var header: SearchRecord.Header
  var fellowship: UnsafeRawBufferPointer
  /// Position in `Attendance.allCases`.
  var attendance: UInt8
  var zone: UnsafeRawBufferPointer
  /// Degrees.
  var position: MeetingQuery.Coordinate?
  var nameWords: UInt8
}

/// Checks a record and keeps nothing.
struct RecordCheck: RecordVisitor {
  func listing(_ listing: RecordListing) {}
  func type(_ code: UnsafeRawBufferPointer) {}
  func language(_ tag: UnsafeRawBufferPointer) {}
  func serviceBody(key: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer) {}
  func slot(_ slot: PackedSlot) {}
  func term(_ fields: SearchField, _ word: UnsafeRawBufferPointer) {}
  func place(_ kind: PlaceName.Kind, _ name: UnsafeRawBufferPointer, qualifier: UnsafeRawBufferPointer) {}
}

extension SearchRecord {
  /// Hands the parts of a record to `visitor`; false where the bytes are no record.
  static func visit<Visitor: RecordVisitor>(_ bytes: [UInt8], _ visitor: inout Visitor) -> Bool {
    bytes.withUnsafeBytes { raw in
      var reader = ByteReader(raw)
      _ = reader.byte()
      guard let listing = reader.listing() else { return false }
      visitor.listing(listing)
      for _ in 0..<reader.count() { visitor.type(reader.text()) }
      for _ in 0..<reader.count() { visitor.language(reader.text()) }
      let key = reader.text()
      visitor.serviceBody(key: key, name: reader.text())
      for _ in 0..<reader.count() {
        guard let slot = reader.slot() else { return false }
        visitor.slot(slot)
      }
      for _ in 0..<reader.count() {
        let fields = SearchField(rawValue: reader.byte())
        visitor.term(fields, reader.text())
      }
      for _ in 0..<reader.count() {
        guard let kind = PlaceName.Kind(rawValue: reader.byte()) else { return false }
        let name = reader.text()
        visitor.place(kind, name, qualifier: reader.text())
      }
      return reader.isAtEnd && !reader.hasFailed
    }
  }
}

extension ByteReader {
  fileprivate mutating func listing() -> RecordListing? {
    let header = header()
    let fellowship = text()
    let attendance = byte()
    let zone = text()
    var position: MeetingQuery.Coordinate?
    if header.hasPosition {
      let latitude = double()
      let longitude = double()
      guard abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
      position = .init(latitude: latitude, longitude: longitude)
    }
    let nameWords = byte()
    guard !hasFailed, attendance < attendanceCount else { return nil }
    return RecordListing(
      header: header, fellowship: fellowship, attendance: attendance, zone: zone,
      position: position,
      nameWords: nameWords)
  }

  fileprivate mutating func slot() -> PackedSlot? {
    let flags = byte()
    let start = number()
    let duration = number()
    guard let kind = PackedSlot.Kind(rawValue: flags & 15), start < 1440, duration <= Schedule.longestDuration else {
      return nil
    }
    var slot = PackedSlot(kind: kind, start: start, duration: duration, endIsAssumed: flags & 16 != 0)
    switch kind {
    case .weekly:
      slot.days = UInt16(truncatingIfNeeded: number())
      if flags & 32 != 0 {
        slot.interval = number()
        let anchor = signedNumber()
        guard slot.interval > 1, Self.dayRange.contains(anchor) else { return nil }
        slot.anchor = anchor
      }
    case .monthly:
      slot.days = UInt16(truncatingIfNeeded: number())
      slot.interval = number()
      guard slot.interval < 7 else { return nil }
    case .dates:
      for _ in 0..<count() {
        let date = signedNumber()
        guard Self.dayRange.contains(date), date > (slot.dates.last ?? .min) else { return nil }
        slot.dates.append(date)
      }
    case .aroundTheClock: break
    }
    return slot
  }

  /// Days since 1970-01-01 of the years 1 to 9999.
  private static let dayRange = -719_162...2_932_896
}

private let attendanceCount = Attendance.allCases.count
