/// A document taken apart, strictly: what a test asks of the pages' own markup, not what browsers forgive.
struct Markup {
  struct Element {
    var name: String
    var attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  /// What is not as it should be.
  private(set) var faults: [String] = []

  private static let void: Set<String> = [
    "meta", "link", "input", "br", "hr", "img", "path", "circle", "rect",
  ]

  init(_ document: String) {
    var open: [String] = []
    for match in document.matches(of: /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*(\/?)>/) {
      let name = match.2.lowercased()
      if !match.1.isEmpty {
        if open.last == name { open.removeLast() } else { faults.append("</\(name)> closes \(open.last ?? "nothing")") }
        continue
      }
      var attributes: [String: String] = [:]
      for attribute in match.3.matches(of: /([a-zA-Z-]+)(?:="([^"]*)")?/) {
        let key = String(attribute.1)
        if attributes[key] != nil { faults.append("<\(name)> has \(key) twice") }
        attributes[key] = attribute.2.map(String.init) ?? ""
      }
      elements.append(Element(name: name, attributes: attributes))
      if match.4.isEmpty, !Self.void.contains(name) { open.append(name) }
    }
    faults += open.map { "<\($0)> stays open" }
    let tagless = document.replacing(/<\/?[a-zA-Z][a-zA-Z0-9]*(?:\s+[a-zA-Z-]+(?:="[^"]*")?)*\s*\/?>/, with: "")
    if tagless.replacing("<!doctype html>", with: "").contains("<") { faults.append("a < that begins no tag") }
    checkReferences()
  }

  private mutating func checkReferences() {
    let ids = elements.compactMap { $0.attributes["id"] }
    faults += Dictionary(grouping: ids, by: { $0 }).filter { $1.count > 1 }.map { "the id \($0.key) stands twice" }
    for element in elements {
      for key in ["for", "aria-describedby", "aria-labelledby", "list"] {
        for id in (element.attributes[key] ?? "").split(separator: " ") where !ids.contains(String(id)) {
          faults.append("\(key)=\(id) leads nowhere")
        }
      }
      if let href = element.attributes["href"], href.hasPrefix("#"), !ids.contains(String(href.dropFirst())) {
        faults.append("\(href) leads nowhere")
      }
      if element.attributes["style"] != nil || element.attributes.keys.contains(where: { $0.hasPrefix("on") }) {
        faults.append("<\(element.name)> has a style or a handler in it")
      }
      if element.name == "style" || (element.name == "script" && element.attributes["src"] == nil) {
        faults.append("an inline <\(element.name)>")
      }
    }
  }

  func all(_ name: String, where attribute: String? = nil, is value: String? = nil) -> [Element] {
    elements.filter { element in
      element.name == name
        && (attribute.map { key in value.map { element.attributes[key] == $0 } ?? (element.attributes[key] != nil) }
          ?? true)
    }
  }
}
