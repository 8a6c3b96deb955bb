import Foundation
import HTTPTypes
import Hummingbird
import Meetings
import NIOCore
import Pages
import Proofs
import Web

extension ProofDesk {
  func proofPage(_ request: Request, _ context: AppContext) async throws -> Response {
    let room = try context.value(of: ProofPath.proof)
    return try await proofPage(request, context, room)
  }

  private func proofPage(
    _ request: Request, _ context: AppContext, _ room: String, errors: [FieldError] = [], typed: String = "",
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let visitor = try await visitor(request, context, room)
    let found = try await store.standing(of: visitor, hallSeat: Self.hallSeat(of: request, context), in: room)
    guard let terms = found.terms else { throw ProofRefusal.noProofs }
    var standing = found.standing
    // Where the room could not publish its key when it opened.
    if case .ready(nil) = standing { standing = .ready(try await store.publishKey(for: terms)) }
    let isHallOpen = try await store.isHallOpen(in: room)
    let page = ProofPage(
      room: room, occasion: terms.occasion, standing: standing, isHallOpen: isHallOpen,
      isHallHost: try await isHallHost(visitor, room), typed: typed, errors: errors, assets: context.site.assets)
    return context.respond(page.page, status: status)
  }

  private func isHallHost(_ visitor: ProofVisitor, _ room: String) async throws -> Bool {
    do {
      _ = try await store.hall(for: visitor, in: room)
      return true
    } catch is ProofRefusal {
      return false
    }
  }

  /// Takes nothing but what was blinded, and answers a script.
  func sign(_ request: Request, _ context: AppContext) async throws -> Response {
    let room = try context.value(of: ProofPath.proof)
    let form = try await request.form(upTo: Self.longestRequest)
    do {
      guard let blinded = ProofBytes.bytes(form.last("blinded") ?? "", count: ProofLimits.signatureBytes) else {
        throw ProofRefusal.damaged
      }
      let visitor = try await visitor(request, context, room)
      let signature = try await store.sign(
        blinded, visitor: visitor, hallSeat: Self.hallSeat(of: request, context), in: room)
      return Self.answer(["signature": ProofBytes.text(signature)])
    } catch let refusal as ProofRefusal {
      let words = refusal.words
      return Self.answer(["refusal": refusal.code, "words": words], status: refusal.status)
    }
  }

  func typeCode(_ request: Request, _ context: AppContext) async throws -> Response {
    let room = try context.value(of: ProofPath.code)
    try codeLimiter.require(context)
    let typed = String((try await request.form(upTo: Self.longestRequest).last("code") ?? "").prefix(40))
    do {
      let seat = try await store.enterHall(typed, known: Self.hallSeat(of: request, context), in: room)
      var response = Response.redirect(to: ProofPath.proof.url(room), type: .normal)
      response.setCookie(
        Cookie(
          name: Self.hallCookie, value: seat, maxAge: ProofStore.Limits.windowMinutes * 60,
          path: ProofPath.proof.url(room), secure: context.isSecure, httpOnly: true, sameSite: .lax))
      return response
    } catch let refusal as ProofRefusal where refusal != .noProofs && refusal != .over {
      let words = refusal.words
      return try await proofPage(
        request, context, room, errors: [FieldError(field: "code", message: words)], typed: typed,
        status: refusal.status)
    }
  }

  func slip(_ request: Request, _ context: AppContext) async throws -> Response {
    let room = try context.value(of: ProofPath.slip)
    let found = try await store.standing(of: ProofVisitor(), hallSeat: nil, in: room)
    guard let terms = found.terms else { throw ProofRefusal.noProofs }
    return context.respond(SlipPage(room: room, occasion: terms.occasion).page)
  }

  func verifyPage(_ request: Request, _ context: AppContext) async throws -> Response {
    context.respond(VerifyPage(assets: context.site.assets).page)
  }

  func logPage(_ request: Request, _ context: AppContext) async throws -> Response {
    // The newest, unless somebody asks for others.
    let total = try await store.log(from: 0, count: 1).total
    let from = try Self.from(context) ?? max(0, total - KeyLogListPage.longest)
    let log = try await store.log(from: from, count: KeyLogListPage.longest)
    return context.respond(KeyLogListPage(from: from, log: log).page)
  }

  func logData(_ request: Request, _ context: AppContext) async throws -> PublicAnswer {
    let page = try await store.log(from: try Self.from(context) ?? 0)
    return PublicAnswer(try page.json(), contentType: "application/json", maxAge: 10)
  }

  private static func from(_ context: AppContext) throws -> Int? {
    guard let text = try context.query.last("from") else { return nil }
    guard let from = Int(text), from >= 0, from <= Int(Int32.max) else {
      throw WebFailure.parameters([FieldProblem("from", t("is not the number of an entry"))])
    }
    return from
  }

  static let hallCookie = "hall"

  private static func hallSeat(of request: Request, _ context: AppContext) -> String? {
    request.cookies[hallCookie].flatMap { ProofBytes.bytes($0.value, count: 16) == nil ? nil : $0.value }
  }

  private static func answer(_ object: [String: String], status: HTTPResponse.Status = .ok) -> Response {
    let bytes = (try? JSONEncoder().encode(object)) ?? Data("{}".utf8)
    return Response(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
