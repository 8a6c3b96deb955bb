import SeededTesting
import Testing

@testable import Meetings

@Suite("Cleaning")
struct CleaningTests {
  private func line(_ raw: String, limit: Int = 300) -> String {
    Cleaning.clean(raw, limit: limit, keepingLines: false).text
  }
  private func text(_ raw: String) -> String { Cleaning.clean(raw, limit: 8_000, keepingLines: true).text }

  @Test("White space is trimmed and collapsed; lines are kept where a field has lines")
  func space() {
    #expect(line("  Hub of  the\tPlains\u{A0}") == "Hub of the Plains")
    #expect(line("one\r\ntwo") == "one two")
    #expect(text("one\r\ntwo\n\n\n\n three ") == "one\ntwo\n\nthree")
    #expect(line("\u{FEFF}zero\u{200B}width") == "zerowidth")
    #expect(line("   ") == "")
  }

  @Test("HTML entities and tags go, what they mean stays")
  func html() {
    #expect(line("AT&amp;T &#39;n&#x27; Caf&eacute; &ndash; &lt;3") == "AT&T 'n' Café – <3")
    #expect(line("Stop &amp;amp; Shop") == "Stop & Shop")
    #expect(text("Doors<br>open<br/>at <b>7</b><p>sharp</p>") == "Doors\nopen\nat 7\nsharp")
    #expect(
      text(#"<a href="https://x.org/a?b=1&amp;c=2">Sign up</a> first"#) == "Sign up (https://x.org/a?b=1&c=2) first")
    #expect(text(#"<a href='mailto:a@b.org'>a@b.org</a>"#) == "a@b.org")
    #expect(text("a <!-- hidden --> b") == "a b")
    #expect(
      line("x < y, I <3 you, AT&T; <someone@example.org> &unknown; &#55555555;")
        == "x < y, I <3 you, AT&T; <someone@example.org> &unknown; \u{FFFD}")
    #expect(line("It&#146;s") == "It’s")
    #expect(line("R&D; <a <b") == "R&D; <a <b")
  }

  @Test("Controls are dropped and said; letters of another encoding are read")
  func controls() {
    let cleaned = Cleaning.clean("a\u{0}b\u{7}c\u{202E}d", limit: 300, keepingLines: false)
    #expect(cleaned == Cleaning.Cleaned(text: "abcd", hadControls: true))
    #expect(line("St. Clare\u{92}s") == "St. Clare’s")
  }

  @Test("What is longer than the limit is cut, and said")
  func limits() {
    let cleaned = Cleaning.clean(String(repeating: "é", count: 400), limit: 300, keepingLines: false)
    #expect(cleaned.text.count == 300 && cleaned.wasCut)
    #expect(!Cleaning.clean(String(repeating: "x", count: 300), limit: 300, keepingLines: false).wasCut)
    // One letter with a hundred thousand accents is one Character, and still too long.
    let tower = "a" + String(repeating: "\u{301}", count: 100_000)
    #expect(Cleaning.clean(tower, limit: 300, keepingLines: false).text.unicodeScalars.count == 300)
  }

  @Test("Cleaning what is clean changes nothing")
  func idempotence() {
    var random = SeededRandom(11)
    let pieces = [
      "&", "amp;", "lt;", "&lt;", "br", ">", "<", "/", "b", "<br>", "&#", "39;", "x", " ", "\n", "\r", "\u{0}",
      "\u{92}", "é", "<a href=",
      "\"https://x.org\"", "</a>", "<!--", "-->", "\u{200B}", "p", "&nbsp;", "\u{202E}",
    ]
    for _ in 0..<4_000 {
      let raw = (0..<Int.random(in: 1...14, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      for lines in [true, false] {
        let once = Cleaning.clean(raw, limit: 40, keepingLines: lines)
        let twice = Cleaning.clean(once.text, limit: 40, keepingLines: lines)
        #expect(twice.text == once.text, "\(raw.debugDescription)")
        #expect(!twice.hadControls && !twice.wasCut, "\(raw.debugDescription)")
        #expect(once.text.unicodeScalars.count <= 40)
      }
    }
  }

  @Test("Hostile markup costs time in proportion to its length")
  func hostileMarkup() {
    for piece in ["<!--", "<a ", "&amp;", "<br", "amp;&", "<a href=x>"] {
      let raw = String(repeating: piece, count: FeedLimits.recordBytes / piece.utf8.count)
      #expect(
        Cleaning.clean(raw, limit: FeedLimits.longText, keepingLines: true).text.utf8.count <= 4 * FeedLimits.longText)
    }
  }

  // MARK: Times

  @Test(
    "Times of day",
    arguments: [
      ("19:00", 1140), ("7:05", 425), ("19:00:00", 1140), ("7:00 pm", 1140), ("7 p.m.", 1140), ("12:01 PM", 721),
      ("12:00 am", 0),
      ("12:30 a.m.", 30), ("noon", 720), ("Midnight", 0), ("24:00", 1440), ("00:00", 0), ("1900", 1140), ("0730", 450),
      ("8:00 PM", 1200),
      ("7pm", 1140), ("11:59p", 1439), ("19:00 pm", 1140), (" 6:15AM", 375), ("12 Noon", 720),
    ])
  func times(text: String, minute: Int) { #expect(Cleaning.minuteOfDay(text) == minute) }

  @Test(
    "What is no time of day",
    arguments: [
      "", "25:00", "7", "19:60", "24:01", "-1:00", "7:0", "13:00 am", "tbd", "1:2:3:4", "99999", "19h00", "7:00 xm",
    ])
  func noTimes(text: String) { #expect(Cleaning.minuteOfDay(text) == nil) }

  @Test("Days by number, name, short form and list, in English and Spanish")
  func days() {
    #expect(Cleaning.weekdays("0") == [.sunday])
    #expect(Cleaning.weekdays("6") == [.saturday])
    #expect(Cleaning.weekdays("Monday") == [.monday])
    #expect(Cleaning.weekdays("Tues.") == [.tuesday])
    #expect(Cleaning.weekdays("miércoles") == [.wednesday])
    #expect(Cleaning.weekdays("SÁBADO") == [.saturday])
    #expect(Cleaning.weekdays("Mon, Wed & Fri") == [.monday, .wednesday, .friday])
    #expect(Cleaning.weekdays("lunes y jueves") == [.monday, .thursday])
    #expect(Cleaning.weekdays("1,3") == [.monday, .wednesday])
    #expect(Cleaning.weekdays("Daily")?.count == 7)
    for wrong in ["7", "-1", "", "someday", "Mon, Blursday", "8,1"] {
      #expect(Cleaning.weekdays(wrong) == nil, "\(wrong)")
    }
  }

  @Test("Time stamps are read as UTC unless they say otherwise")
  func timestamps() {
    let moment = Instant(seconds: 1_624_245_944)
    #expect(Cleaning.timestamp("2021-06-21 03:25:44") == moment)
    #expect(Cleaning.timestamp("2021-06-21T03:25:44Z") == moment)
    #expect(Cleaning.timestamp("2021-06-21T03:25:44.512Z") == moment)
    #expect(Cleaning.timestamp("2021-06-20T23:25:44-04:00") == moment)
    #expect(Cleaning.timestamp("2021-06-21 05:25:44+0200") == moment)
    #expect(Cleaning.timestamp("6/21/2021 3:25:44 AM") == moment)
    #expect(Cleaning.timestamp("8/29/2021") == Instant(seconds: 1_630_195_200))
    #expect(Cleaning.timestamp("29/8/2021") == Instant(seconds: 1_630_195_200))
    #expect(Cleaning.timestamp("8/25/2022 11:17:07 PM") == Instant(seconds: 1_661_469_427))
    #expect(Cleaning.timestamp("2021-08-29") == Instant(seconds: 1_630_195_200))
    for wrong in [
      "", "yesterday", "2021-02-30", "2021-13-01", "13/13/2021", "2021-06-21 25:00:00", "2021-06-21 03:25:61",
    ] {
      #expect(Cleaning.timestamp(wrong) == nil, "\(wrong)")
    }
  }

  // MARK: Links

  @Test("Web addresses: only http and https, with a host")
  func urls() {
    #expect(
      Cleaning.url("https://us02web.zoom.us/j/746?pwd=x#success")
        == .good("https://us02web.zoom.us/j/746?pwd=x#success"))
    #expect(Cleaning.url("HTTPS://MillValleyCabin.com/") == .good("https://MillValleyCabin.com/"))
    #expect(Cleaning.url("https://münchen.example/ä") == .good("https://münchen.example/ä"))
    #expect(Cleaning.url("zoom.us/j/1") == .mended("https://zoom.us/j/1", "“https://” was put before it."))
    #expect(Cleaning.url("www.example.org") == .mended("https://www.example.org", "“https://” was put before it."))
    #expect(Cleaning.url("http://[2001:db8::1]/x") == .good("http://[2001:db8::1]/x"))
    for wrong in [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "ftp://x.org", "https://", "https:///x",
      "https://zoom.us@evil.example/j",
      "Meeting ID: 123", "https://x.org/\"onclick=", "http://x..org", "https://-x.org", "//",
      "https://x.org\\@evil.example", "tbd",
      "vbscript:x", "x@y.org",
    ] {
      guard case .bad = Cleaning.url(wrong) else {
        Issue.record("\(wrong): \(Cleaning.url(wrong))")
        continue
      }
    }
    guard case .bad = Cleaning.url("https://x.org/" + String(repeating: "a", count: 2_000)) else {
      Issue.record("too long")
      return
    }
  }

  @Test("E-mail addresses and phone numbers by their form")
  func people() {
    #expect(Cleaning.email("mailto:info@district123.org?subject=x") == "info@district123.org")
    #expect(Cleaning.email("a+b@x.co") == "a+b@x.co")
    for wrong in ["", "a@b", "a b@c.org", "@x.org", "a@@x.org", "a@x.org,b@x.org", "call me"] {
      #expect(Cleaning.email(wrong) == nil, "\(wrong)")
    }
    for good in ["+16699009128,,5095717807#,,#,,710873#", "(555) 010-9999", "1-800-RECOVER", "800-RECOVER"] {
      #expect(Cleaning.isPlausiblePhone(good), "\(good)")
    }
    for wrong in ["+11", "n/a", "none", "911"] { #expect(!Cleaning.isPlausiblePhone(wrong), "\(wrong)") }
  }

  @Test("Numbers, yes and no, slugs")
  func values() {
    #expect(Cleaning.degrees("-121.9557222") == -121.9557222)
    #expect(Cleaning.degrees("37,5") == 37.5)
    #expect(Cleaning.degrees("75.16° W") == -75.16)
    for wrong in ["", "nan", "inf", "0x10", "12.3.4", "north"] { #expect(Cleaning.degrees(wrong) == nil, "\(wrong)") }
    #expect(Cleaning.boolean("Sí") == true && Cleaning.boolean("NO") == false && Cleaning.boolean("maybe") == nil)
    #expect(Cleaning.slug("Levántate en Español!") == "levantate-en-espanol")
    #expect(Cleaning.slug("Women’s Smørrebrød & Straße") == "womens-smorrebrod-and-strasse")
    #expect(Cleaning.slug("断酒会") == "")
    #expect(Cleaning.slug(String(repeating: "ab ", count: 60)).count <= 64)
  }

  @Test("A position that cannot be right is left out and said")
  func positions() {
    func read(_ latitude: String?, _ longitude: String?) -> (Position?, [Finding]) {
      var collector = FindingCollector(index: 0)
      let position = collector.position(latitude: latitude, longitude: longitude, isApproximate: false)
      return (position, collector.findings)
    }
    #expect(read("40.7", "-74.0").0 == Position(latitude: 40.7, longitude: -74))
    #expect(read(nil, "").0 == nil && read(nil, "").1.isEmpty)
    for (latitude, longitude) in [("0", "0.0"), ("95", "10"), ("10", "181"), ("40.7", nil), ("x", "1"), ("1e999", "1")]
    {
      let (position, findings) = read(latitude, longitude)
      #expect(position == nil && findings.count == 1 && findings[0].kind == .repaired, "\(latitude)")
    }
  }
}
