import Foundation

/// Plain text from what feeds put into text fields: entities and, against the specification, tags.
extension Cleaning {
  /// Entities decoded, known tags removed, line breaks and paragraphs kept as line ends, the address of a link kept in
  /// brackets after its words. What only looks like HTML (`<3`, `x < y`, `AT&T`) stays.
  static func plainText(fromHTML raw: String) -> String {
    var text = raw
    // Feeds encode twice and three times. Every pass shortens the text, so this ends; what is deeper is somebody's joke.
    for _ in 0..<4 {
      guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else { return text }
      let next = onePass(text)
      if next == text { return text }
      text = next
    }
    return text
  }

  private static func onePass(_ text: String) -> String {
    var pass = HTMLPass(bytes: Array(text.utf8))
    pass.run()
    return String(decoding: pass.out, as: UTF8.self)
  }

  /// The named entities that feeds use (HTML 4.01, section 24): signs, and the letters of Western European languages.
  fileprivate static let entities: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—", "lsquo": "‘",
      "rsquo": "’",
      "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "hellip": "…", "bull": "•", "trade": "™", "euro": "€",
      "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
      "lrm": "\u{200E}",
      "rlm": "\u{200F}", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ", "prime": "′",
      "Prime": "″",
      "frasl": "⁄", "larr": "←", "rarr": "→", "minus": "−", "hearts": "♥", "dagger": "†",
    ]
    // The 96 entities of Latin-1 in the order of their codes, from 160.
    let latin = """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot
      cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml
      Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
      agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute
      ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
      """
    for (offset, name) in latin.split(whereSeparator: \.isWhitespace).enumerated() {
      table[String(name)] = Unicode.Scalar(160 + UInt32(offset))
    }
    return table
  }()
}

/// One pass over a text. Linear in its length, whatever stands in it.
private struct HTMLPass {
  let bytes: [UInt8]
  var out: [UInt8] = []
  /// The link we are inside of: its address, and where its words begin in `out`.
  private var link: (address: [UInt8], start: Int)?
  /// The next `>` at or after the last place asked for; `bytes.count` where there is none.
  private var nextClose = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    out.reserveCapacity(bytes.count)
  }

  mutating func run() {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "&"), let (scalar, length) = entity(at: at) {
        out.append(contentsOf: String(scalar).utf8)
        at += length
      } else if byte == UInt8(ascii: "<"), let end = tag(at: at) {
        at = end
      } else {
        out.append(byte)
        at += 1
      }
    }
  }

  /// The character of the entity that begins here with `&`, and how many bytes it takes.
  private func entity(at start: Int) -> (Unicode.Scalar, Int)? {
    let body = bytes[(start + 1)...].prefix(12)
    guard let semicolon = body.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
    let length = semicolon - start + 1
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      guard let code = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10) else { return nil }
      return (Cleaning.windows1252(code) ?? Unicode.Scalar(code) ?? "\u{FFFD}", length)
    }
    return Cleaning.entities[name].map { ($0, length) }
  }

  /// Where the known tag or comment that begins here with `<` ends; its effect is in `out`.
  private mutating func tag(at start: Int) -> Int? {
    if bytes[start...].starts(with: "<!--".utf8) {
      // A comment ends at its first `-->`; look at each `>` once.
      var close = self.close(from: start + 4)
      while close < bytes.count, bytes[close - 1] != UInt8(ascii: "-") || bytes[close - 2] != UInt8(ascii: "-") {
        close = self.close(from: close + 1)
      }
      return close < bytes.count ? close + 1 : nil
    }
    let isClosing = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
    let first = start + (isClosing ? 2 : 1)
    guard first < bytes.count else { return nil }
    let name = bytes[first...].prefix(12).prefix { Self.isNameByte($0) }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    let isBreaking = Self.breaking.contains(word)
    guard isBreaking || Self.inline.contains(word), name.endIndex < bytes.count, Self.endsName(bytes[name.endIndex])
    else {
      return nil
    }
    let close = self.close(from: name.endIndex)
    guard close < bytes.count else { return nil }
    if isBreaking { out.append(UInt8(ascii: "\n")) }
    if word == "a" { anchor(isClosing: isClosing, attributes: bytes[name.endIndex..<close]) }
    return close + 1
  }

  private mutating func close(from start: Int) -> Int {
    if nextClose < start || nextClose == 0 {
      nextClose = start < bytes.count ? bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count : bytes.count
    }
    return nextClose
  }

  private mutating func anchor(isClosing: Bool, attributes: ArraySlice<UInt8>) {
    if !isClosing {
      link = Self.address(in: attributes).map { ($0, out.count) }
    } else if let open = link {
      let words = String(decoding: out[open.start...], as: UTF8.self)
      let address = String(decoding: open.address, as: UTF8.self)
      if !words.contains(address) { out.append(contentsOf: (words.isEmpty ? address : " (\(address))").utf8) }
      link = nil
    }
  }

  /// The `http`, `https` or `mailto` address of an `href`.
  private static func address(in attributes: ArraySlice<UInt8>) -> [UInt8]? {
    let text = String(decoding: attributes, as: UTF8.self)
    guard let found = text.range(of: "href=", options: .caseInsensitive) else { return nil }
    var value = text[found.upperBound...]
    if let quote = value.first, quote == "\"" || quote == "'" {
      value = value.dropFirst().prefix { $0 != quote }
    } else {
      value = value.prefix { !$0.isWhitespace }
    }
    if value.hasPrefix("mailto:") { return Array(value.dropFirst(7).utf8) }
    return value.hasPrefix("http://") || value.hasPrefix("https://") ? Array(value.utf8) : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (48...58).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
  private static func endsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte <= 0x20
  }

  private static let breaking: Set<String> = [
    "br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr",
  ]
  private static let inline: Set<String> = [
    "a", "abbr", "article", "b", "big", "body", "center", "code", "em", "figure", "font", "footer", "form", "header",
    "html", "i",
    "iframe", "img", "input", "label", "link", "main", "mark", "meta", "nav", "o:p", "pre", "s", "script", "section",
    "small",
    "span", "strike", "strong", "style", "sub", "sup", "svg", "tbody", "td", "tfoot", "th", "thead", "title", "tt", "u",
    "video",
  ]
}
