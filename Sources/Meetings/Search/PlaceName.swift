/// A name under which somebody may look for a listing's whereabouts, as the listing itself gives it.
struct PlaceName: Hashable, Sendable {
  enum Kind: UInt8, CaseIterable, Sendable {
    case city, neighborhood, county, region, state, country, postalCode
    /// The area of a postal code (`PostalCode.area`): found, not offered.
    case postalArea
  }
  var kind: Kind
  var name: String
  /// What tells it from others of the name, from the narrowest on: `PA`, or `San Jose, CA` for a part of that town.
  var qualifier: String

  /// Names of one listing; more are left out.
  static let most = 16
  /// Characters of a name; longer ones are no names of places.
  static let longest = 80

  static func all(of meeting: Meeting) -> [PlaceName] {
    let place = meeting.place
    let address = (place?.formattedAddress).map(AddressParts.init)
    let country = place?.country.flatMap { Territories.country(named: $0) ?? $0 } ?? address?.country
    let state =
      state(of: place, country: country) ?? (place?.state == nil ? address?.state.map { ($0.code, $0.name) } : nil)
    let city = place?.city ?? address?.city
    let wide = state?.code ?? country ?? ""
    func within(_ narrower: String?) -> String {
      [narrower, wide].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
    var names: [PlaceName] = []
    if let city { names.append(PlaceName(kind: .city, name: city, qualifier: wide)) }
    if let quarter = place?.neighborhood {
      names.append(PlaceName(kind: .neighborhood, name: quarter, qualifier: within(city)))
    }
    if let county = place?.county { names.append(PlaceName(kind: .county, name: county, qualifier: wide)) }
    for (index, region) in meeting.regions.enumerated() {
      names.append(
        PlaceName(kind: .region, name: region, qualifier: within(index == 0 ? nil : meeting.regions[index - 1])))
    }
    names += postal(place?.postalCode.flatMap { PostalCode($0) } ?? address?.postalCode, qualifier: wide)
    if let state { names.append(PlaceName(kind: .state, name: state.name, qualifier: country ?? "")) }
    if let country { names.append(PlaceName(kind: .country, name: country, qualifier: "")) }
    var seen: Set<PlaceName> = []
    return Array(names.map(\.trimmed).filter { $0.isUsable && seen.insert($0).inserted }.prefix(most))
  }

  private static func state(of place: Place?, country: String?) -> (code: String, name: String)? {
    guard let text = place?.state, !text.isEmpty else { return nil }
    if let known = Territories.state(text, country: country) { return (known.code, known.name) }
    return (text, text)
  }

  private static func postal(_ code: PostalCode?, qualifier: String) -> [PlaceName] {
    guard let code else { return [] }
    let whole = PlaceName(kind: .postalCode, name: code.text, qualifier: qualifier)
    return [whole] + (code.area.map { [PlaceName(kind: .postalArea, name: $0, qualifier: qualifier)] } ?? [])
  }

  private var trimmed: PlaceName {
    var copy = self
    copy.name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return copy
  }

  private var isUsable: Bool {
    let key = SearchText.placeKey(name)
    return !key.isEmpty && name.count <= Self.longest && qualifier.count <= 2 * Self.longest && !Self.isOnline(key)
  }

  /// Names that mean no place at all.
  static func isOnline(_ key: String) -> Bool { onlineKeys.contains(key) }
  private static let onlineKeys: Set<String> = [
    "online", "virtual", "en linea", "online only", "online meeting", "internet",
  ]
}
