/// What a name that somebody typed means.
enum PlaceMeaning: Hashable, Sendable {
  case place(Int)
  /// No place: people meet on the internet.
  case online
  case ambiguous([PlaceChoice])
  /// With places of a similar name.
  case unknown([PlaceChoice])
}

extension PlaceIndex {
  /// Choices and suggestions given at most.
  static let mostChoices = 12

  func meaning(of text: String) -> PlaceMeaning {
    let key = SearchText.placeKey(text)
    if PlaceName.isOnline(key) { return .online }
    for found in candidates(text, key: key) {
      let found = withoutSurroundings(found)
      if found.count == 1 { return .place(found[0]) }
      // A label typed or chosen in full means its own place.
      if let exact = found.first(where: {
        SearchText.placeKey(entries[$0].label) == key && entries[$0].label != entries[$0].name
      }) {
        return .place(exact)
      }
      if found.count > 1 { return .ambiguous(best(found, Self.mostChoices)) }
    }
    return .unknown(suggestions(for: key))
  }

  /// Readings of a text, the most literal first; empty ones are none.
  private func candidates(_ text: String, key: String) -> [[Int]] {
    var readings: [[Int]] = [byKey[key] ?? []]
    if let country = Territories.country(named: text) { readings.append(byKey[SearchText.placeKey(country)] ?? []) }
    if let code = PostalCode(text) ?? PostalCode.split(text).code { readings += postal(code) }
    let parts = text.split(separator: ",").map(String.init)
    if parts.count > 1 {
      readings.append(named(parts[0], qualifiers: Array(parts.dropFirst())))
    }
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
    for count in 1..<max(1, min(4, words.count)) {
      let tail = words.suffix(count).joined(separator: " ")
      guard Territories.state(tail) != nil || Territories.country(named: tail) != nil else { continue }
      readings.append(named(words.dropLast(count).joined(separator: " "), qualifiers: [tail]))
    }
    let address = AddressParts(text)
    if let code = address.postalCode { readings += postal(code) }
    if let city = address.city { readings.append(named(city, qualifiers: [address.state?.code].compactMap { $0 })) }
    return readings.filter { !$0.isEmpty }
  }

  private func postal(_ code: PostalCode) -> [[Int]] {
    [code.text, code.area].compactMap { $0 }.map { byKey[SearchText.placeKey($0)] ?? [] }
  }

  private func named(_ name: String, qualifiers: [String]) -> [Int] {
    let wanted = qualifiers.map { text in
      if let state = Territories.state(text) { return SearchText.placeKey(state.code) }
      return SearchText.placeKey(Territories.country(named: text) ?? text)
    }.filter { !$0.isEmpty }
    return (byKey[SearchText.placeKey(name)] ?? []).filter { entry in
      wanted.allSatisfy { entries[entry].qualifiers.contains($0) }
    }
  }

  /// "New York" is the town, not the state around it; the state has its code, and "New York State".
  private func withoutSurroundings(_ found: [Int]) -> [Int] {
    guard found.count > 1 else { return found }
    let towns = found.filter { entries[$0].family == .town }
    return found.filter { entry in
      guard entries[entry].family == .state, let code = Territories.state(entries[entry].name)?.code else {
        return true
      }
      return !towns.contains { entries[$0].qualifiers.contains(SearchText.placeKey(code)) }
    }
  }

  /// Places whose names are written nearly so, begin so, or have these words in them.
  private func suggestions(for key: String) -> [PlaceChoice] {
    let letters = key.unicodeScalars.map(\.value)
    guard letters.count >= 3 else { return [] }
    let allowed = letters.count >= 8 ? 2 : 1
    var near: Set<Int> = []
    var containing: Set<Int> = []
    for (name, entry) in keys {
      if abs(name.unicodeScalars.count - letters.count) <= allowed,
        TypingError.distance(letters, name.unicodeScalars.map(\.value), atMost: allowed) != nil
      {
        near.insert(entry)
      } else if name.hasPrefix(key) || name.hasSuffix(" " + key) || key.hasPrefix(name + " ") {
        containing.insert(entry)
      }
    }
    let first = best(near, Self.mostChoices)
    return first + best(containing.subtracting(near), Self.mostChoices - first.count)
  }
}
