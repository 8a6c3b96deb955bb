import Foundation

/// A time zone for a record that names none, and what it was taken from. Nothing is asked of anybody: states, countries and a table of
/// towns decide.
struct ZoneGuess: Hashable, Sendable {
  /// An IANA name.
  var zone: String
  /// What it was taken from, to follow "taken from": "the state (Texas), most of which keeps it".
  var basis: String

  /// What a record says about where it is. Any of it may be missing.
  struct Clues: Hashable, Sendable {
    /// A code or a name.
    var state: String?
    /// A code or a name.
    var country: String?
    var city: String?
    /// The whole address in one line, the country last.
    var address: String?
    var position: Position?
  }

  /// From the state where it keeps one zone; in a divided state from the town's name or the nearest town; from a country of one zone;
  /// else from the nearest town within `farthest`. Nil where nothing tells.
  static func guess(_ clues: Clues) -> ZoneGuess? {
    let area = Area(clues)
    if let state = area.state {
      if state.isOnly { return ZoneGuess(zone: state.zone, basis: "the state (\(state.name))") }
      let cities = ZoneCities.byArea[state.area] ?? []
      if let position = clues.position, let (city, _) = nearest(to: position, in: cities) { return near(city) }
      for name in area.cities {
        if let city = cities.first(where: { $0.foldedName == name }) {
          return ZoneGuess(zone: city.zone, basis: "the town (\(city.name))")
        }
      }
      return ZoneGuess(zone: state.zone, basis: "the state (\(state.name)), most of which keeps it")
    }
    if let country = area.country, country.isOnly, let zone = country.zone {
      return ZoneGuess(zone: zone, basis: "the country (\(country.name))")
    }
    let cities = area.country.flatMap { ZoneCities.byArea[$0.code] } ?? ZoneCities.all
    if let position = clues.position, let (city, distance) = nearest(to: position, in: cities), distance <= farthest {
      return near(city)
    }
    for name in area.cities where area.country != nil {
      if let city = cities.first(where: { $0.foldedName == name }) {
        return ZoneGuess(zone: city.zone, basis: "the town (\(city.name))")
      }
    }
    return area.country.flatMap { country in
      country.zone.map { ZoneGuess(zone: $0, basis: "the country (\(country.name)), most of which keeps it") }
    }
  }

  /// Kilometres beyond which a town says nothing of a place's clocks.
  static let farthest = 1_000.0

  private static func near(_ city: ZoneCities.City) -> ZoneGuess {
    ZoneGuess(zone: city.zone, basis: "the nearest town of known time (\(city.name))")
  }

  /// The nearest town and its distance in kilometres, by the haversine formula on a sphere.
  private static func nearest(to position: Position, in cities: [ZoneCities.City]) -> (ZoneCities.City, Double)? {
    func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
    let cosine = cos(radians(position.latitude))
    func haversine(_ city: ZoneCities.City) -> Double {
      let north = sin(radians(city.latitude - position.latitude) / 2)
      let east = sin(radians(city.longitude - position.longitude) / 2)
      return north * north + cosine * cos(radians(city.latitude)) * east * east
    }
    return cities.map { ($0, haversine($0)) }.min { $0.1 < $1.1 }.map {
      ($0.0, 2 * 6_371 * asin(min(1, $0.1.squareRoot())))
    }
  }

  // MARK: Reading addresses

  /// The state and country that the clues name.
  private struct Area {
    var state: ZoneStates.State?
    var country: ZoneCountries.Country?
    /// Folded names that may be towns.
    var cities: [String] = []

    init(_ clues: Clues) {
      var parts = (clues.address ?? "").split(separator: ",").map { ZoneGuess.words($0) }.filter { !$0.isEmpty }
      if let country = clues.country {
        let name = ZoneGuess.words(country[...])
        self.country = (ZoneCountries.code(named: name) ?? name.uppercased()).flatMapCountry
      } else if let last = parts.last, let code = ZoneCountries.code(named: last),
        !(last == "Georgia" && parts.count > 1)
      {
        country = code.flatMapCountry
        parts.removeLast()
      }
      if let text = clues.state, let state = ZoneStates.state(named: ZoneGuess.words(text[...]), country: country?.code)
      {
        self.state = state
      } else if country.map({ ZoneStates.countries.contains($0.code) }) ?? true {
        state = ZoneGuess.state(in: parts, country: country?.code)
      }
      if country == nil, let state { country = String(state.area.prefix(2)).flatMapCountry }
      cities = ([clues.city.map { ZoneGuess.words($0[...]) }] + parts.reversed()).compactMap { $0.map(Cleaning.fold) }
    }
  }

  /// The letters of a part of an address: no digits, no postal code, no full stops.
  private static func words(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: { $0.isWhitespace }).filter { !$0.contains(where: \.isNumber) }
      .joined(separator: " ").filter { $0 != "." && $0 != ";" }
  }

  /// The last part of an address that is a state, or ends with the code of one ("San José CA").
  private static func state(in parts: [String], country: String?) -> ZoneStates.State? {
    for (position, part) in parts.enumerated().reversed() {
      // A town may be called as its state is ("New York, NY"); the street, which comes first, never decides.
      if parts.count > 1, position == 0 { break }
      let isCode = (2...3).contains(part.count) && part.allSatisfy(\.isUppercase)
      if isCode || part.count > 3, let state = ZoneStates.state(named: part, country: country) { return state }
      if let last = part.split(separator: " ").last, (2...3).contains(last.count), last.allSatisfy(\.isUppercase),
        last.count < part.count,
        let state = ZoneStates.state(named: String(last), country: country)
      {
        return state
      }
    }
    return nil
  }
}

extension String {
  fileprivate var flatMapCountry: ZoneCountries.Country? { ZoneCountries.byCode[self] }
}
