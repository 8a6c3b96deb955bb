import HTTPTypes
import Hummingbird
import Meetings
import Pages
import Web

/// Help now: what to do this minute, then people to call, then meetings that are on. Nothing else.
struct HelpPage {
  var country: CrisisCountry?
  var meetings: [MeetingRow]
  /// Somebody comes from their own record, where they wrote that they are in danger.
  var isAfterSaving = false

  var page: Page {
    Page(
      title: t("Help now"), activeTab: "help", canonicalPath: CommonPath.help.url(), showsListings: !meetings.isEmpty,
      body: """
        <h1>\(t("You are not alone with this."))</h1>
        \(person)
        \(emergency)
        \(lines)
        \(now)
        \(onNow)
        \(otherCountries)
        """)
  }

  /// A person first.
  private var person: HTML? {
    guard isAfterSaving else { return nil }
    return """
      <section class="card wash"><h2>\(t("One person, now"))</h2>
      <p>\(t("Call, text or go to somebody you trust, and say: “I am not safe on my own right now. Can you stay with me?”"))</p>
      <p class="soft small">\(t("What you wrote is saved in your record. Nobody has been told."))</p></section>
      """
  }

  private var emergency: HTML {
    let numbers = (country?.emergency ?? []).map { number -> HTML in
      let label =
        number.service == .all ? t("Call \(number.phone)") : "\(Self.name(of: number.service)) \(number.phone)"
      return "\(LinkButton(label, url: "tel:" + number.dial, kind: .help, icon: .phone))"
    }
    let words: HTML = """
      <p>\(t("If somebody may die (not breathing, will not wake, took too much, wants to end their life now), call emergency services first."))</p>\
      <p>\(t("After opioids: give naloxone if you have it, lay them on their side, stay."))</p>
      """
    return
      "<section class=\"card emergency\"><h2>\(t("In danger"))</h2>\(Actions(HTML.joined(numbers)))\(words)</section>"
  }

  private var lines: HTML {
    guard let country else {
      return
        "<section><h2>\(t("Somebody to talk to"))</h2><p>\(t("Choose your country below for the lines that answer there."))</p></section>"
    }
    let items = country.lines.map { line -> HTML in Self.item(line) }
    return """
      <section><h2>\(t("Somebody to talk to: \(t(key: country.name))"))</h2><ul class="rows">\(items)</ul>
      <p class="soft small">\(t("These lines are run by others. Numbers checked on \(checked).")) \
      <a href="#countries">\(t("Another country"))</a></p></section>
      """
  }

  private var checked: String {
    guard let (year, month, day) = CrisisLines.checked?.yearMonthDay else { return "" }
    return TimeText.date(year: year, month: month, day: day)
  }

  private static func item(_ line: CrisisLine) -> HTML {
    let call = line.phone.flatMap { phone in line.dial.map { LinkButton(phone, url: "tel:" + $0, icon: .phone) } }
    let text = line.text.flatMap { number in
      line.textDial.map { dial -> HTML in
        let label = line.textWord.map { t("Text \($0) to \(number)") } ?? t("Text \(number)")
        return "\(LinkButton(label, url: "sms:" + dial, kind: .quiet))"
      }
    }
    let chat = line.chat.map { LinkButton(t("Chat"), url: $0, kind: .quiet, isExternal: true) }
    let facts = [line.purposes.map(name).joined(separator: ", "), line.hours.map(name)].compactMap { $0 }
    return """
      <li class="row line"><div class="what"><h3>\(line.name)</h3><p class="facts">\(facts.joined(separator: " · "))</p>\
      <div class="actions">\(call)\(text)\(chat)</div></div></li>
      """
  }

  private var now: HTML {
    let steps = [
      t("Put a wall or a street between you and it: go out, or to another room."),
      t("Drink a glass of water. Eat something if you have not."),
      t("Say it to one person: a call, a text, a meeting below."),
      t("Wait fifteen minutes before you decide anything. A craving rises, peaks and falls."),
    ].map { step -> HTML in "<li>\(step)</li>" }
    let tools = Door(
      t("Tools for this minute"), text: t("Breathe, ride out an urge, come back to this room"),
      url: CommonPath.tools.url(), icon: .heart)
    return
      "<section><h2>\(t("The next fifteen minutes"))</h2><ol class=\"steps\">\(steps)</ol>\(Doors([tools]))</section>"
  }

  private var onNow: HTML {
    let list: HTML =
      meetings.isEmpty
      ? "<p>\(t("No online meeting is on this minute."))</p>" : "\(RowList(meetings.map { ListRow($0) }))"
    let more = LinkButton(
      t("All online meetings today"),
      url: DirectoryPath.meetings.url(query: [("attendance", "online"), ("when", "today")]),
      kind: .text)
    return
      "<section class=\"group\">\(DayHeading(t("Meetings you can join now")))\(list)\(Actions("\(more)"))</section>"
  }

  private var otherCountries: HTML {
    let links = CrisisLines.all.map { (name: t(key: $0.name), code: $0.code) }.sorted { $0.name < $1.name }
      .map { item -> HTML in
        let address = CommonPath.help.url(query: [("country", item.code)])
        return
          "<li><a href=\"\(url: address)\"\(attribute: "aria-current", item.code == country?.code ? "true" : nil)>\(item.name)</a></li>"
      }
    return """
      <section id="countries"><h2>\(t("Another country"))</h2><ul class="tags countries">\(links)</ul>
      <p class="soft small">\(t("Lines in the rest of the world:")) \
      <a href="https://findahelpline.com/" rel="noopener noreferrer">findahelpline.com</a></p></section>
      """
  }

  private static func name(of service: EmergencyNumber.Service) -> String {
    switch service {
    case .all: t("Emergency")
    case .ambulance: t("Ambulance")
    case .police: t("Police")
    case .fire: t("Fire")
    }
  }

  private static func name(of purpose: CrisisLine.Purpose) -> String {
    switch purpose {
    case .crisis: t("crisis and suicide")
    case .substance: t("alcohol and drugs")
    case .violence: t("violence at home")
    }
  }

  private static func name(of hours: CrisisLine.Hours) -> String {
    func span(_ from: WallTime, _ to: WallTime) -> String {
      TimeText.range(from: from.minuteOfDay, to: to.minuteOfDay)
    }
    switch hours {
    case .always: return t("day and night")
    case .daily(let from, let to): return t("every day \(span(from, to))")
    case .weekdays(let from, let to): return t("Monday to Friday \(span(from, to))")
    }
  }
}

extension DirectoryFeature {
  func help(_ request: Request, _ context: AppContext) async throws -> Response {
    let country = country(
      asked: try context.query.last("country"), acceptLanguage: request.headers[.acceptLanguage], context)
    let isAfterSaving = try context.reader != nil && context.query.contains("saved")
    let reader = reader(context)
    var online = MeetingQuery()
    online.time = .now
    online.attendance = [.online]
    online.limit = 4
    // Help must open even when the listings cannot be read.
    let meetings = (try? await find(online, zone: context.zone).items) ?? []
    return context.respond(
      HelpPage(
        country: country, meetings: meetings.map { MeetingRow($0, reader: reader) },
        isAfterSaving: isAfterSaving
      ).page)
  }

  /// The country asked for, or the one of the reader's own clock, or the site's, or what the browser's language hints at.
  private func country(asked: String?, acceptLanguage: String?, _ context: AppContext) -> CrisisCountry? {
    if let asked, let country = CrisisLines.country(asked) { return country }
    let byClock = CrisisLines.country(timeZone: context.zone.identifier)
    if context.zoneIsKnown, let byClock { return byClock }
    if let code = context.site.country, let country = CrisisLines.country(code) { return country }
    // "en-US": the region of the language the browser likes best.
    let tag = String((acceptLanguage ?? "").prefix { $0 != "," && $0 != ";" })
    let region: Substring? = tag.split(separator: "-").dropFirst().first { $0.count == 2 }
    return byClock ?? region.flatMap { CrisisLines.country(String($0)) }
  }
}
