/// The town of an address written in one line, such as `1267 E Cheltenham Ave, Philadelphia, PA 19124, USA`.
///
/// Reads from the end, where addresses are alike: country, state and postal code, town. What it cannot tell stays nil.
struct AddressParts: Hashable, Sendable {
  var city: String?
  var state: Territories.State?
  var postalCode: PostalCode?
  var country: String?

  init(_ address: String) {
    var parts = address.split(whereSeparator: { $0 == "," || $0.isNewline })
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    guard parts.count > 1 else { return }
    takeCountry(from: &parts)
    guard let last = parts.popLast() else { return }
    var (rest, code) = PostalCode.split(last)
    postalCode = code
    // "Edmonton, Alberta, T5L 2M7": the state is a part before.
    if rest.isEmpty, code != nil { rest = parts.popLast() ?? "" }
    state = Territories.state(rest, country: country)
    if state != nil {
      city = Self.town(parts.last)
      country = country ?? state?.country
    } else if code != nil || country != nil {
      city = Self.town(rest)
    }
  }

  /// Takes the country off the end: a part of its own, or the last words of the last part (`WI 54002 USA`).
  private mutating func takeCountry(from parts: inout [String]) {
    guard let last = parts.last else { return }
    // A state's name can be a country's too: "Dover, New Hampshire" has none.
    if let name = Territories.country(named: last), parts.count > 2 || Territories.state(last) == nil {
      country = name
      parts.removeLast()
    } else if let space = last.lastIndex(of: " "),
      let name = Territories.country(named: String(last[last.index(after: space)...])),
      name == "USA" || name == "Canada" || name == "UK"
    {
      country = name
      parts[parts.count - 1] = String(last[..<space])
    }
  }

  /// A part that can be a town's name: no number in it, and not longer than any.
  private static func town(_ part: String?) -> String? {
    guard let part, (2...60).contains(part.utf8.count), !part.contains(where: \.isNumber) else { return nil }
    return part
  }
}
