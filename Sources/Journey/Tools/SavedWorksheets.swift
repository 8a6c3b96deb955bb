import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  /// Worksheets that a member kept, on the page of the month in which they were first kept.
  static let worksheets = VaultCollection<SavedWorksheet>("worksheets", mostPerPage: 300) { t("Worksheets") }

  func addWorksheetRoutes(to routes: Routes) {
    routes.get(ToolPath.saved, for: members, use: savedWorksheets)
    routes.get(ToolPath.one, for: members, use: savedWorksheet)
    routes.get(ToolPath.edit, for: members, use: editWorksheet)
    routes.post(ToolPath.edit, for: members, upTo: Self.longestSheet, use: changeWorksheet)
    routes.post(ToolPath.delete, for: members, use: deleteWorksheet)
  }

  /// Keeps a new sheet; where it stands.
  func keep(
    _ answers: WorksheetAnswers, of sheet: Worksheet, _ signedIn: SignedIn, zone: Zone
  ) async throws -> (month: String, id: String) {
    let now = now()
    let day = zone.date(at: now)
    let entry = SavedWorksheet(id: members.newID(), sheet: sheet.id, day: day, written: now, answers: answers)
    let month = VaultPage.month(of: day)
    try await signedIn.vault.update(Self.worksheets, page: month) { $0.append(entry) }
    return (month, entry.id)
  }

  private func savedWorksheets(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let before = try context.query.last("before")
    let (months, entries) = try await signedIn.vault.read { reader in
      let all = reader.pages(of: Self.worksheets).filter { before == nil || $0 < before ?? "" }
      let shown = Array(all.suffix(SavedWorksheetsPage.mostMonths))
      return (all, try shown.reversed().flatMap { try reader.entries(Self.worksheets, page: $0).reversed() })
    }
    let older =
      months.count > SavedWorksheetsPage.mostMonths ? months[months.count - SavedWorksheetsPage.mostMonths] : nil
    return context.respond(
      SavedWorksheetsPage(entries: entries, older: older, wasDeleted: try context.query.contains("deleted")).page)
  }

  private func savedWorksheet(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response
  {
    let (month, entry) = try await find(try context.values(of: ToolPath.one), signedIn)
    return context.respond(
      SavedWorksheetPage(
        entry: entry, month: month, formToken: signedIn.formToken, wasSaved: try context.query.contains("saved")
      ).page)
  }

  private func editWorksheet(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (month, entry) = try await find(try context.values(of: ToolPath.edit), signedIn)
    let sheet = try Self.sheet(entry.sheet)
    return context.respond(editing(sheet, WorksheetValues(sheet, entry.answers), month, entry.id, signedIn).page)
  }

  private func changeWorksheet(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let (month, entry) = try await find(try context.values(of: ToolPath.edit), signedIn)
    let sheet = try Self.sheet(entry.sheet)
    let page = editing(sheet, WorksheetValues(form), month, entry.id, signedIn)
    guard let answers = Self.answers(form, of: page) else { return Self.refused(form, page, context) }
    let now = now()
    try await signedIn.vault.update(Self.worksheets, page: month) { entries in
      guard let index = entries.firstIndex(where: { $0.id == entry.id }) else { throw WebFailure.notFound }
      entries[index].answers = answers
      entries[index].written = now
    }
    return .redirect(to: ToolPath.one.url(month, entry.id, query: [("saved", "1")]), type: .normal)
  }

  private func deleteWorksheet(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let (month, entry) = try await find(try context.values(of: ToolPath.delete), signedIn)
    try await signedIn.vault.update(Self.worksheets, page: month) { $0.removeAll { $0.id == entry.id } }
    return .redirect(to: ToolPath.saved.url(query: [("deleted", "1")]), type: .normal)
  }

  private func editing(
    _ sheet: Worksheet, _ values: WorksheetValues, _ month: String, _ id: String, _ signedIn: SignedIn
  ) -> WorksheetPage {
    WorksheetPage(
      sheet: sheet, values: values, action: ToolPath.edit.url(month, id),
      back: (sheet.title.text, ToolPath.one.url(month, id)), formToken: signedIn.formToken)
  }

  /// - Throws: `WebFailure.notFound` where this member has no such sheet.
  private func find(_ place: (String, String), _ signedIn: SignedIn) async throws -> (String, SavedWorksheet) {
    let (month, id) = place
    let entries = try await signedIn.vault.entries(Self.worksheets, page: month)
    guard let entry = entries.first(where: { $0.id == id }) else { throw WebFailure.notFound }
    return (month, entry)
  }
}

extension VaultPage {
  /// The page of the month that a day lies in.
  static func month(of day: CivilDate) -> String {
    let (year, month, _) = day.yearMonthDay
    return VaultPage.month(year: year, month: month)
  }
}
