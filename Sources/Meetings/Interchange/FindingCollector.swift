/// What a decoder has to say about one record while it reads it. Cleaning a field is one call, which also notes what it changed.
///
/// Trimming, collapsing spaces and decoding HTML are how values are written, not what they say: they are not noted.
struct FindingCollector: Sendable {
  let index: Int
  /// Set it as soon as it is known; `findings` gives it to every finding.
  var name: String
  private var noted: [Finding] = []

  init(index: Int, name: String = "") {
    self.index = index
    self.name = name
  }

  /// In the order they were noted, each with the record's name.
  var findings: [Finding] {
    noted.map {
      var finding = $0
      if finding.name.isEmpty { finding.name = name }
      return finding
    }
  }

  mutating func assumed(_ field: String, _ value: String? = nil, _ reason: String) {
    noted.append(Finding(.assumed, index: index, name: name, field: field, value: value, reason: reason))
  }

  mutating func repaired(_ field: String, _ value: String? = nil, _ reason: String) {
    noted.append(Finding(.repaired, index: index, name: name, field: field, value: value, reason: reason))
  }

  func rejected(_ field: String, _ value: String? = nil, _ reason: String) -> Finding {
    Finding(.rejected, index: index, name: name, field: field, value: value, reason: reason)
  }
}

// MARK: Text

extension FindingCollector {
  /// A one-line text, nil where nothing is left.
  mutating func line(_ raw: String?, _ field: String, limit: Int = FeedLimits.shortText) -> String? {
    clean(raw, field, limit: limit, keepingLines: false)
  }

  /// A text that may have lines, nil where nothing is left.
  mutating func text(_ raw: String?, _ field: String, limit: Int = FeedLimits.longText) -> String? {
    clean(raw, field, limit: limit, keepingLines: true)
  }

  private mutating func clean(_ raw: String?, _ field: String, limit: Int, keepingLines: Bool) -> String? {
    guard let raw, !raw.isEmpty else { return nil }
    let cleaned = Cleaning.clean(raw, limit: limit, keepingLines: keepingLines)
    if cleaned.hadControls {
      repaired(field, cleaned.text, "Control characters were removed, or read as the letters they stood for.")
    }
    if cleaned.wasCut { repaired(field, cleaned.text, "It is longer than \(limit) characters; the rest was cut.") }
    return cleaned.text.isEmpty ? nil : cleaned.text
  }

  /// An `http` or `https` address; anything else is left out.
  mutating func link(_ raw: String?, _ field: String) -> String? {
    guard let raw = line(raw, field, limit: Cleaning.longestURL + 1) else { return nil }
    switch Cleaning.url(raw) {
    case .good(let url): return url
    case .mended(let url, let what):
      repaired(field, raw, what)
      return url
    case .bad(let why):
      repaired(field, raw, "Left out: " + why)
      return nil
    }
  }

  /// One e-mail address; what cannot be one is left out.
  mutating func email(_ raw: String?, _ field: String) -> String? {
    guard let raw = line(raw, field) else { return nil }
    if let email = Cleaning.email(raw) { return email }
    repaired(field, raw, "Left out: this is not an e-mail address.")
    return nil
  }

  /// E-mail addresses separated by commas, semicolons or spaces, without repetitions.
  mutating func emails(_ raw: String?, _ field: String) -> [String] {
    guard let raw = line(raw, field, limit: FeedLimits.longText) else { return [] }
    var found: [String] = []
    for part in raw.split(whereSeparator: { ",; ".contains($0) }) {
      if let email = email(String(part), field), !found.contains(email) { found.append(email) }
    }
    return found
  }

  /// A phone number as the source writes it (pauses and codes included); what cannot be one is left out.
  mutating func phone(_ raw: String?, _ field: String) -> String? {
    guard let raw = line(raw, field) else { return nil }
    if Cleaning.isPlausiblePhone(raw) { return raw }
    repaired(field, raw, "Left out: this is not a phone number.")
    return nil
  }
}

// MARK: Numbers and words

extension FindingCollector {
  /// `true`, `yes`, `1`, `sí` and their opposites; nil, noted, for anything else.
  mutating func boolean(_ raw: String?, _ field: String) -> Bool? {
    guard let raw = line(raw, field) else { return nil }
    if let value = Cleaning.boolean(raw) { return value }
    repaired(field, raw, "Left out: neither yes nor no.")
    return nil
  }

  /// A position from two texts; one that cannot be right is left out. `fields` are the source's names of the two.
  mutating func position(
    latitude: String?, longitude: String?, fields: (latitude: String, longitude: String) = ("latitude", "longitude"),
    isApproximate: Bool
  ) -> Position? {
    let latitude = line(latitude, fields.latitude)
    let longitude = line(longitude, fields.longitude)
    if latitude == nil, longitude == nil { return nil }
    let both = "\(latitude ?? "nothing"), \(longitude ?? "nothing")"
    guard let north = latitude.flatMap(Cleaning.degrees), let east = longitude.flatMap(Cleaning.degrees) else {
      repaired(
        latitude.flatMap(Cleaning.degrees) == nil ? fields.latitude : fields.longitude, both,
        "The position was left out: it needs two numbers.")
      return nil
    }
    if north == 0, east == 0 {
      repaired(fields.latitude, both, "The position was left out: 0, 0 is in the Atlantic Ocean.")
      return nil
    }
    guard let position = Position(latitude: north, longitude: east, isApproximate: isApproximate) else {
      repaired(
        abs(north) > 90 || !north.isFinite ? fields.latitude : fields.longitude, both,
        "The position was left out: there is no such place on Earth.")
      return nil
    }
    return position
  }

  /// A time stamp, read as UTC where it names no offset.
  mutating func timestamp(_ raw: String?, _ field: String) -> Instant? {
    guard let raw = line(raw, field), !raw.hasPrefix("0000-00-00") else { return nil }
    if let instant = Cleaning.timestamp(raw) { return instant }
    repaired(field, raw, "Left out: this is not a date.")
    return nil
  }

  /// A zone's IANA name, mended where that is possible.
  mutating func zone(_ raw: String?, _ field: String) -> String? {
    guard let line = line(raw, field) else { return nil }
    if Zone.named(line) != nil { return line }
    if let zone = Zone.repaired(line) {
      repaired(field, raw, "Read as the time zone \(zone).")
      return zone
    }
    repaired(field, raw, "Left out: there is no such time zone.")
    return nil
  }
}
