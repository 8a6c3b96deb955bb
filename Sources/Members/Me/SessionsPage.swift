import Hummingbird
import Meetings
import Pages
import Web

/// Where somebody is signed in: each session can be ended from here.
struct SessionsPage {
  struct Line {
    var id: String
    var label: String
    var started: String
    var used: String
    var isThis: Bool
    var stays: Bool
  }

  static let field = "session"
  static let everyOther = "others"

  var formToken: HiddenField
  var lines: [Line]

  var page: Page {
    Page(
      title: t("Where you are signed in"), activeTab: "me", styles: [.membersStyle], isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("Me"), url: MemberPath.account.url()))
        <h1>\(t("Where you are signed in"))</h1>
        <p class="soft">\(t("Times are kept to the hour and no closer."))</p>
        <ul class="stack tight">\(lines.map { line -> HTML in "<li>\(card(line))</li>" })</ul>
        \(lines.count > 1 ? others : nil)
        """)
  }

  private func card(_ line: Line) -> Card {
    let here: HTML? = line.isThis ? "<p class=\"kicker\">\(t("This device"))</p>" : nil
    let stays: HTML? = line.stays ? "<p class=\"small soft\">\(t("Stays signed in"))</p>" : nil
    let end: HTML? =
      line.isThis
      ? nil
      : """
      <form method="post" action="\(url: MemberPath.sessions.url())">\(formToken)\(HiddenField(Self.field, line.id))\
      \(SubmitButton(t("End it"), kind: .quiet))</form>
      """
    return Card(
      line.isThis ? .wash : .plain,
      """
      \(here)<h2>\(line.label)</h2>\
      <p class="small">\(t("Last used \(line.used)"))<br>\(t("Since \(line.started)"))</p>\(stays)\(end)
      """)
  }

  private var others: HTML {
    """
    <form method="post" action="\(url: MemberPath.sessions.url())">\(formToken)\
    \(HiddenField(Self.field, Self.everyOther))\(SubmitButton(t("End all others"), kind: .quiet))</form>
    """
  }
}

extension MembersFeature {
  func sessionList(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let records = try await members.accounts.sessions.all(of: signedIn.member.id)
    let lines = records.map { record in
      SessionsPage.Line(
        id: record.tokenHash, label: signedIn.label(of: record).text, started: context.hour(record.startedAt),
        used: context.hour(record.usedAt), isThis: record.tokenHash == signedIn.session.tokenHash, stays: record.stays)
    }
    let page = SessionsPage(
      formToken: signedIn.formToken, lines: lines.filter(\.isThis) + lines.filter { !$0.isThis })
    return context.respond(page.page)
  }

  func endSession(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let sessions = members.accounts.sessions
    let name = form.last(SessionsPage.field) ?? ""
    if name == SessionsPage.everyOther {
      try await sessions.endOthers(than: signedIn.session.tokenHash, of: signedIn.member.id)
    } else if try await !sessions.end(named: name, of: signedIn.member.id) {
      throw WebFailure.notFound
    }
    return .redirect(to: MemberPath.sessions.url(), type: .normal)
  }
}

extension SignedIn {
  /// What a session of this member says of its device.
  func label(of record: SessionStore.Record) -> DeviceLabel {
    let context = Accounts.labelContext(record.tokenHash)
    let bytes = try? Sealing.open(record.label, with: opened.key.sessions, context: context)
    return DeviceLabel(stored: bytes.map { String(decoding: $0, as: UTF8.self) } ?? "")
  }
}

extension AppContext {
  /// A day and an hour in the reader's zone.
  func hour(_ instant: Instant) -> String {
    let (date, time) = zone.wallClock(at: instant)
    let (year, month, day) = date.yearMonthDay
    return "\(TimeText.date(year: year, month: month, day: day)), \(TimeText.clock(minuteOfDay: time.minuteOfDay))"
  }
}
