import HTTPTypes
import Hummingbird
import Meetings
import Members
import NIOCore
import Pages
import Recovery
import Web

extension JourneyFeature {
  /// The plans: forms for everybody, kept for members; and the copy that a device may hold.
  func addPlanRoutes(to routes: Routes) {
    routes.get(PlanPath.all, use: planList)
    routes.get(PlanPath.copy, for: members, use: planCopy)
    routes.get(PlanPath.plan, use: plan)
    routes.post(PlanPath.plan, use: savePlan)
    routes.get(PlanPath.edit, for: members, use: editPlan)
    routes.post(PlanPath.delete, for: members, use: deletePlan)
    routes.post(PlanPath.restore, for: members, use: restorePlan)
    routes.get(PlanPath.kept) { _, context in context.respond(KeptPlanPage.page) }
    routes.get(PlanPath.worker) { _, _ in Self.planWorker }
  }

  /// Asked for anew each time the browser looks for a newer one; the same for everybody.
  private static var planWorker: Response {
    Response(
      status: .ok, headers: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: PackageResources.plan_offline_js)))
  }

  private func planList(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let signedIn = context.signedIn else { return context.respond(PlansPage(records: [], formToken: nil).page) }
    return context.respond(PlansPage(records: try await records(signedIn), formToken: signedIn.formToken).page)
  }

  private func plan(_ request: Request, _ context: AppContext) async throws -> Response {
    let (kind, sheet) = try Self.plan(try context.value(of: PlanPath.plan))
    guard let signedIn = context.signedIn else { return context.respond(form(kind, sheet, .empty, context).page) }
    guard let record = try await records(signedIn).first(where: { $0.kind == kind && $0.deleted == nil }) else {
      return context.respond(form(kind, sheet, .empty, context).page)
    }
    return context.respond(
      PlanPage(
        record: record, kind: kind, sheet: sheet, formToken: signedIn.formToken,
        wasSaved: try context.query.contains("saved"), zone: context.zone
      ).page)
  }

  private func editPlan(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (kind, sheet) = try Self.plan(try context.value(of: PlanPath.edit))
    let record = try await records(signedIn).first { $0.kind == kind && $0.deleted == nil }
    return context.respond(form(kind, sheet, WorksheetValues(sheet, record?.answers ?? [:]), context).page)
  }

  private func savePlan(_ request: Request, _ context: AppContext) async throws -> Response {
    let (kind, sheet) = try Self.plan(try context.value(of: PlanPath.plan))
    let form = try await members.form(request, context, upTo: Self.longestSheet)
    let page = self.form(kind, sheet, WorksheetValues(form), context)
    guard let answers = Self.answers(form, of: page) else { return Self.refused(form, page, context) }
    guard let signedIn = context.signedIn else { return Self.laidOut(form, answers, page, context) }
    let record = PlanRecord(kind, answers: answers, changed: now())
    try await change(signedIn) { records in
      records.removeAll { $0.kind == kind }
      records.append(record)
    }
    return .redirect(to: PlanPath.plan.url(kind.rawValue, query: [("saved", "1")]), type: .normal)
  }

  private func deletePlan(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (kind, _) = try Self.plan(try context.value(of: PlanPath.delete))
    let now = now()
    try await change(signedIn) { records in
      for index in records.indices where records[index].kind == kind && records[index].deleted == nil {
        records[index].deleted = now
      }
    }
    return .redirect(to: PlanPath.all.url(), type: .normal)
  }

  private func restorePlan(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response
  {
    let (kind, _) = try Self.plan(try context.value(of: PlanPath.restore))
    let isBack = try await change(signedIn) { records in
      guard let index = records.firstIndex(where: { $0.kind == kind }) else { return false }
      records[index].deleted = nil
      return true
    }
    guard isBack else { throw WebFailure.notFound }
    return .redirect(to: PlanPath.plan.url(kind.rawValue), type: .normal)
  }

  private func planCopy(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let records = try await records(signedIn).filter { $0.deleted == nil }
    return context.respond(KeptPlanPage.copy(records, madeAt: now(), zone: context.zone))
  }

  /// The plans, without those that were deleted for more than a day: they leave the record here.
  private func records(_ signedIn: SignedIn) async throws -> [PlanRecord] {
    let now = now()
    let records = try await signedIn.vault.entries(Self.plans)
    let kept = PlanRecord.keeping(records, at: now)
    if kept.count < records.count { try await change(signedIn) { _ in } }
    return kept
  }

  @discardableResult
  private func change<T: Sendable>(
    _ signedIn: SignedIn, _ change: @Sendable @escaping (inout [PlanRecord]) throws -> T
  ) async throws -> T {
    let now = now()
    return try await signedIn.vault.update(Self.plans) { records in
      records = PlanRecord.keeping(records, at: now)
      return try change(&records)
    }
  }

  private func form(_ kind: PlanKind, _ sheet: Worksheet, _ values: WorksheetValues, _ context: AppContext)
    -> WorksheetPage
  {
    WorksheetPage(
      sheet: sheet, values: values, action: PlanPath.plan.url(kind.rawValue),
      back: (t("Plans"), PlanPath.all.url()), formToken: context.signedIn?.formToken)
  }

  private static func plan(_ id: String) throws -> (PlanKind, Worksheet) {
    guard let kind = PlanKind(rawValue: id), let sheet = ToolLibrary.plan(kind) else { throw WebFailure.notFound }
    return (kind, sheet)
  }
}
