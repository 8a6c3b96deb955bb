/// What an Accept-Encoding header says of gzip (RFC 9110, section 12.5.3).
enum AcceptEncoding {
  /// Whether gzip is accepted: named with a quality above 0, or covered by `*`. Absent means no: most that leave it out
  /// could not read it. What cannot be read is taken for a refusal.
  static func allowsGzip(_ fields: [String]) -> Bool {
    var gzip: Bool?
    var others: Bool?
    for coding in fields.joined(separator: ",").split(separator: ",") {
      let parts = coding.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
      let accepted = quality(parts.dropFirst()) > 0
      switch parts[0].lowercased() {
      case "gzip", "x-gzip": gzip = accepted
      case "*": others = accepted
      default: break
      }
    }
    return gzip ?? others ?? false
  }

  private static func quality(_ parameters: ArraySlice<Substring>) -> Double {
    guard let weight = parameters.first(where: { $0.lowercased().hasPrefix("q=") }) else { return 1 }
    return Double(weight.dropFirst(2)).flatMap { (0...1).contains($0) ? $0 : nil } ?? 0
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
