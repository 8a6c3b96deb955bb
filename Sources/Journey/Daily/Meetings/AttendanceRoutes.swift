import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addAttendanceRoutes(to routes: Routes) {
    routes.get(DailyPath.meetings, for: members) { _, context, signedIn in
      let words = try context.query.last("q").map { String($0.prefix(RecordLimits.label)).trimmingWhitespace }
      return context.respond(try await attendance(context, signedIn, search: words).page)
    }
    routes.post(DailyPath.meetings, for: members, use: addAttended)
    routes.post(DailyPath.myMeeting, for: members, use: markMine)
    routes.get(DailyPath.oneMeeting, for: members) { _, context, signedIn in
      let entry = try await Daily.attended.one(context.values(of: DailyPath.oneMeeting), of: signedIn.vault)
      let fields = [("name", entry.name), ("day", entry.day.description), ("note", entry.note ?? "")]
      let form = ParameterList(fields.map { .init(name: $0.0, value: $0.1) })
      return context.respond(AttendedMeetingPage(entry: entry, form: form, token: signedIn.formToken).page)
    }
    routes.post(DailyPath.oneMeeting, for: members, use: changeAttended)
    addGoalRoutes(to: routes)
  }

  /// How many listed meetings a search shows.
  private static let mostFound = 8

  private func attendance(
    _ context: AppContext, _ signedIn: SignedIn, search: String? = nil, form: ParameterList? = nil,
    errors: [FieldError] = []
  ) async throws -> AttendancePage {
    let today = context.zone.date(at: now())
    let month = try month(of: context)
    let words = search?.isEmpty == false ? search : nil
    let found = if let words { try await meetings.find(words, Self.mostFound) } else { [MeetingBook.Entry]() }
    let token = signedIn.formToken
    let typed = (
      name: form?.last("name") ?? words ?? "", day: form?.last("day") ?? today.description,
      note: form?.last("note") ?? ""
    )
    return try await signedIn.vault.read { reader in
      AttendancePage(
        month: month, months: reader.pages(of: Daily.attended), today: today,
        entries: try reader.entries(Daily.attended, page: month.page).latestFirst,
        progress: try reader.attendanceProgress(today: today), mine: try reader.entries(Daily.myMeetings),
        search: words,
        found: found, typed: typed, errors: errors, token: token)
    }
  }

  private func addAttended(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response
  {
    let moment = now()
    var reader = FieldReader(form)
    let day = reader.day("day", today: context.zone.date(at: moment))
    var entry = AttendedMeeting(id: members.newID(), day: day, at: moment, name: "")
    if let slug = form.last("slug") {
      // Its name comes from the listing, not from the form.
      guard let listed = try await meetings.meetings([slug]).first else { throw WebFailure.notFound }
      (entry.slug, entry.name) = (listed.slug, String(listed.name.prefix(RecordLimits.label)))
    } else {
      entry.name = reader.text("name", upTo: RecordLimits.label, missing: t("Say which meeting it was.")) ?? ""
    }
    entry.note = reader.text("note", upTo: RecordLimits.note)
    if !reader.errors.isEmpty {
      let page = try await attendance(context, signedIn, form: form, errors: reader.errors)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let saved = entry
    try await signedIn.vault.write { try $0.keep(saved, in: Daily.attended) }
    return try await saying(signedIn, saved.note, then: DailyPath.meetings.url(query: [("month", saved.address.month)]))
  }

  private func changeAttended(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let old = try await Daily.attended.one(context.values(of: DailyPath.oneMeeting), of: signedIn.vault)
    var entry = old
    var reader = FieldReader(form)
    entry.name = reader.text("name", upTo: RecordLimits.label, missing: t("Say which meeting it was.")) ?? ""
    // Under another name it is no longer that listing.
    if entry.name != old.name { entry.slug = nil }
    entry.day = reader.day("day", today: context.zone.date(at: now()))
    entry.note = reader.text("note", upTo: RecordLimits.note)
    if !reader.errors.isEmpty {
      let page = AttendedMeetingPage(entry: old, form: form, errors: reader.errors, token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let changed = entry
    try await signedIn.vault.write { try $0.replace(old, with: changed, in: Daily.attended) }
    return try await saying(
      signedIn, changed.note, then: DailyPath.meetings.url(query: [("month", changed.address.month)]))
  }

  private func markMine(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let slug = form.last("slug") ?? ""
    let isMine = form.last("mine") == "yes"
    let listed = try await meetings.meetings([slug]).first
    if isMine, listed == nil { throw WebFailure.notFound }
    try await signedIn.vault.update(Daily.myMeetings) { entries in
      entries.removeAll { $0.slug == slug }
      if isMine, let listed {
        entries.append(MyMeeting(slug: listed.slug, name: String(listed.name.prefix(RecordLimits.label))))
      }
    }
    return .redirect(to: DailyPath.meetings.url(), type: .normal)
  }
}

extension VaultReader {
  /// Nil where there is no goal.
  func attendanceProgress(today: CivilDate) throws -> AttendanceProgress? {
    guard let goal = try entries(Daily.choices).first?.goal else { return nil }
    let span = AttendanceProgress(goal, attendances: [], today: today)
    let attended = try Month.from(span.firstDay, through: min(span.lastDay, max(today, span.firstDay))).flatMap {
      try entries(Daily.attended, page: $0.page)
    }
    return AttendanceProgress(goal, attendances: attended, today: today)
  }
}
