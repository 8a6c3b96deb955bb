/// A place as a record gives it, and what the record says of it.
struct ReadPlace {
  var place: Place
  /// It stands for a town or less.
  var isApproximate: Bool
  /// Its name or address says that there is none: "Online Meeting".
  var saysOnline: Bool
}

extension MeetingGuideRecord {
  /// Nil where the record names no place at all.
  mutating func place() -> ReadPlace? {
    var place = Place(name: line("location"), formattedAddress: line("formatted_address"))
    place.street = line("address")
    place.neighborhood = line(Extension.neighborhood)
    place.city = line("city")
    place.county = line(Extension.county)
    place.state = state()
    place.postalCode = line("postal_code")
    place.country = line("country")
    place.notes = text("location_notes")
    place.url = link("location_url")
    moveWholeAddress(&place)
    let saysOnline = dropOnlineAddress(&place) || place.name.map(memory.meansOnline) == true
    let isApproximate = approximate(place)
    place.position = position(isApproximate: isApproximate)
    if place == Place() { return saysOnline ? ReadPlace(place: place, isApproximate: true, saysOnline: true) : nil }
    return ReadPlace(place: place, isApproximate: isApproximate, saysOnline: saysOnline)
  }

  private mutating func state() -> String? {
    guard let text = line("state") else { return nil }
    let bare = text.drop { ".,;:".contains($0) }
    if bare.isEmpty || bare.count == text.count { return text }
    collector.repaired("state", text, "Read as “\(bare)”.")
    return String(bare)
  }

  /// Some feeds write the whole address into `address`.
  private func moveWholeAddress(_ place: inout Place) {
    guard place.formattedAddress == nil, let address = place.street, place.city == nil, place.state == nil,
      place.postalCode == nil, place.country == nil, address.split(separator: ",").count >= 3
    else { return }
    place.formattedAddress = address
    place.street = nil
  }

  /// "Online" as an address says how to attend, which `attendance` holds; it names no place.
  private func dropOnlineAddress(_ place: inout Place) -> Bool {
    guard let address = place.formattedAddress, memory.meansOnline(address) else { return false }
    place.formattedAddress = nil
    return true
  }

  private mutating func approximate(_ place: Place) -> Bool {
    let derived = place.street == nil && place.formattedAddress.map(memory.isApproximate) ?? true
    guard let raw = raw("approximate"), let given = collector.boolean(raw, "approximate") else { return derived }
    // Without a position the model has nowhere to say it.
    if fields["latitude"]?.plainText == nil, fields["coordinates"] == nil, given != derived, place != Place() {
      fields["approximate"] = .string(given ? "yes" : "no")
    }
    return given
  }

  private mutating func position(isApproximate: Bool) -> Position? {
    var latitude = raw("latitude")
    var longitude = raw("longitude")
    if latitude == nil, longitude == nil, let both = line("coordinates") {
      let parts = both.split(separator: ",", omittingEmptySubsequences: false)
      latitude = parts.first.map(String.init)
      longitude = parts.count == 2 ? String(parts[1]) : nil
    }
    return collector.position(latitude: latitude, longitude: longitude, isApproximate: isApproximate)
  }

  // MARK: When, and in which zone

  mutating func schedule(place: ReadPlace?) -> Schedule {
    let zone = zone(place: place?.place)
    if let value = fields.removeValue(forKey: Extension.schedule) {
      if let schedule = MeetingGuideSchedule.read(value, zone: zone) {
        // The plain day and time beside it are for other readers, and only near the truth.
        for key in ["day", "time", "end_time"] { fields[key] = nil }
        return schedule
      }
      collector.repaired(Extension.schedule, nil, "Left out: it is no schedule; the plain day and time were taken.")
    }
    let slot = collector.weeklySlot(days: days(), start: raw("time"), end: raw("end_time"))
    return Schedule(timeZone: zone, slots: slot.map { [$0] } ?? [], isByAppointment: slot == nil)
  }

  /// `day` is a number, a text or a list of either.
  private mutating func days() -> String? {
    if case .array(let items) = fields["day"] {
      fields["day"] = nil
      return items.compactMap(\.plainText).joined(separator: ",")
    }
    return raw("day")
  }

  private mutating func zone(place: Place?) -> String {
    for key in ["timezone", "time_zone"] {
      if let raw = raw(key), let zone = collector.zone(raw, key) { return zone }
    }
    if let zone = options.timeZone { return zone }
    let clues = ZoneGuess.Clues(
      state: place?.state, country: place?.country, city: place?.city, address: place?.formattedAddress,
      position: place?.position)
    if let guess = memory.guess(clues) {
      collector.assumed("timezone", guess.zone, "It names no time zone; \(guess.zone) was taken from \(guess.basis).")
      return guess.zone
    }
    collector.assumed(
      "timezone", Zone.utc.identifier, "It names no time zone and no place that tells one; UTC was taken.")
    return Zone.utc.identifier
  }
}

// MARK: Reading addresses

extension ReadPlace {
  /// A whole address of fewer than four parts names no street (as the 12 Step Meeting List plugin judges); nor does one whose
  /// parts only repeat or are postal codes. Three parts are enough where the first has a house number ("10 High St, Leeds, UK").
  static func isApproximate(_ address: String) -> Bool {
    let all = address.split(separator: ",").map {
      Cleaning.fold(String($0)).split(separator: " ").joined(separator: " ")
    }
    var parts: [String] = []
    for part in all where !part.isEmpty && !parts.contains(part) && !isPostalCode(part) { parts.append(part) }
    if parts.count >= 4 { return false }
    return !(parts.count == 3 && parts.first.map(hasHouseNumber) == true)
  }

  private static func isPostalCode(_ part: String) -> Bool {
    part.count <= 9 && part.contains(where: \.isNumber)
      && part.split(separator: " ").allSatisfy { $0.contains(where: \.isNumber) }
      && !part.hasPrefix("#")
  }

  private static func hasHouseNumber(_ part: String) -> Bool {
    part.contains(where: \.isNumber) && part.contains(where: \.isLetter) && part.contains(" ")
  }

  /// Whether all the words of a place's name say that there is none, leaving out what stands in brackets: "Virtual Only (D23)".
  static func meansOnline(_ name: String) -> Bool {
    let outside = name.prefix { $0 != "(" }
    let words = Cleaning.fold(String(outside)).split { !$0.isLetter }.map(String.init)
    return words.contains(where: placeless.contains)
      && words.allSatisfy { placeless.contains($0) || fillers.contains($0) }
  }

  private static let placeless: Set<String> = [
    "online", "virtual", "zoom", "telephone", "phone", "linea", "telefono", "internet",
  ]
  private static let fillers: Set<String> = [
    "only", "meeting", "meetings", "room", "on", "via", "by", "the", "a", "conference", "call", "video", "group",
    "solo", "en", "por",
    "reunion", "line",
  ]
}
