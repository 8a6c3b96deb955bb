import HTTPTypes
import Hummingbird
import Meetings
import Members
import NIOCore
import Pages
import Recovery
import Web

extension JourneyFeature {
  func showSlip(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let clock = try await signedIn.clock(try context.value(of: ClockPath.slip))
    let page = SlipPage(token: signedIn.formToken, clock: clock, values: ParameterList(), today: clock.today(now()))
    return context.respond(page.page)
  }

  func addSlip(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let id = try context.value(of: ClockPath.slip)
    let clock = try await signedIn.clock(id)
    let now = now()
    var page = SlipPage(token: signedIn.formToken, clock: clock, values: form, today: clock.today(now))
    let (slip, errors) = SlipPage.read(form, id: members.newID())
    page.errors = errors
    guard let slip else { return context.respond(page.page, status: .unprocessableContent) }
    let result = try await signedIn.change(id) { clock throws(ClockProblem) in try clock.add(slip, now: now) }
    if case .failure(let problem) = result {
      let field = problem == .endsBeforeBeginning ? "until" : "date"
      page.errors = [FieldError(field: field, message: ClockText.problem(problem))]
      return context.respond(page.page, status: .unprocessableContent)
    }
    return .redirect(to: ClockPath.after.url(id), type: .normal)
  }

  func afterSlip(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let clock = try await signedIn.clock(try context.value(of: ClockPath.after))
    return context.respond(AfterSlipPage(clock: clock, count: clock.count(now())).page)
  }

  func beginAgain(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let id = try context.value(of: ClockPath.again)
    let now = now()
    var errors: [FieldError] = []
    if let moment = ParsedText.moment(form, date: "date", time: nil, &errors) {
      let result = try await signedIn.change(id) { clock throws(ClockProblem) in
        try clock.beginAgain(at: moment, now: now)
      }
      switch result {
      case .success: return .redirect(to: ClockPath.clock.url(id), type: .normal)
      case .failure(.notOpen): return .redirect(to: ClockPath.clock.url(id), type: .normal)
      case .failure(let problem): errors = [FieldError(field: "date", message: ClockText.problem(problem))]
      }
    }
    var page = ClockPage(token: signedIn.formToken, clock: try await signedIn.clock(id), now: now)
    page.errors = errors
    page.typedDate = form.last("date")
    return context.respond(page.page, status: .unprocessableContent)
  }

  func showHistory(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let clock = try await signedIn.clock(try context.value(of: ClockPath.history))
    return context.respond(HistoryPage(token: signedIn.formToken, clock: clock).page)
  }

  func addHistory(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let id = try context.value(of: ClockPath.history)
    var page = HistoryPage(token: signedIn.formToken, clock: try await signedIn.clock(id), values: form)
    let now = now()
    let (run, errors) = HistoryPage.read(form, id: members.newID())
    page.errors = errors
    guard let run else { return context.respond(page.page, status: .unprocessableContent) }
    if case .failure(let problem) = try await signedIn.change(
      id, { clock throws(ClockProblem) in try clock.add(run, now: now) })
    {
      let isEnd = problem == .endsBeforeBeginning || problem == .notEarlier
      page.errors = [FieldError(field: isEnd ? "until" : "from", message: ClockText.problem(problem))]
      return context.respond(page.page, status: .unprocessableContent)
    }
    return .redirect(to: ClockPath.clock.url(id), type: .normal)
  }

  func showCard(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let clock = try await signedIn.clock(try context.value(of: ClockPath.card))
    let page = CardPage(clock: clock, count: clock.count(now()), isLifetime: try context.query.last("of") == "all")
    return context.respond(page.page)
  }

  /// The picture as a file. Its name says as little as the picture.
  func cardFile(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let clock = try await signedIn.clock(try context.value(of: ClockPath.cardFile))
    let page = CardPage(clock: clock, count: clock.count(now()), isLifetime: try context.query.last("of") == "all")
    return Response(
      status: .ok,
      headers: [
        .contentType: "image/svg+xml", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"days.svg\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: ShareCard(days: page.days).html.bytes)))
  }
}

/// The share card, to look at, print or save.
struct CardPage {
  var clock: Clock
  var count: ClockCount
  var isLifetime: Bool

  /// The current run unless it is younger than a day, or all days were asked for.
  var days: Int { isLifetime || count.currentDays == 0 ? count.lifetimeDays : count.currentDays }

  var page: Page {
    let query = isLifetime ? [("of", "all")] : []
    return Page(
      title: t("Share the number"), activeTab: "today", styles: [.clocksStyle], scripts: [.shareScript],
      isPrivate: true,
      showsListings: false,
      body: """
        <div class="no-print">\(BackLink(t("Back to the clock"), url: ClockPath.clock.url(clock.id)))</div>
        <h1 class="no-print">\(t("Share the number"))</h1>
        <p class="no-print">\(t("Only a number and its unit: no name, no label, and not where it comes from."))</p>
        <div class="no-print">\(ChipRow(label: t("Which days"), [
          Chip(t("This run"), url: ClockPath.card.url(clock.id), isOn: !isLifetime),
          Chip(t("All days"), url: ClockPath.card.url(clock.id, query: [("of", "all")]), isOn: isLifetime),
        ]))</div>
        <div class="share-card">\(ShareCard(days: days))</div>
        <div class="no-print">\(Actions("\(LinkButton(t("Save the picture"), url: ClockPath.cardFile.url(clock.id, query: query)))\(PrintButton(t("Print")))"))</div>
        """)
  }
}
