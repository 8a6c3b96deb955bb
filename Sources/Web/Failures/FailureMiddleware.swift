import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Pages

/// The one place where an error becomes an answer: a page for people, a problem document for programs.
public struct FailureMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  /// What an error of another target means.
  public struct Translation: Sendable {
    public var failure: any Failure
    /// For the operator's log: no values, no addresses, nothing that somebody sent. Nil where it need not be logged.
    public var logMessage: String?

    public init(_ failure: any Failure, logMessage: String?) {
      self.failure = failure
      self.logMessage = logMessage
    }
  }

  private let translate: @Sendable (any Error) -> Translation?

  /// - Parameter translate: knows the errors of targets that Web does not, such as the database's.
  public init(translate: @escaping @Sendable (any Error) -> Translation? = { _ in nil }) { self.translate = translate }

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPParserError {
      // The connection no longer speaks HTTP: Hummingbird answers 400 and closes it.
      throw error
    } catch {
      let (failure, message) = explain(error)
      if let message {
        context.logger.log(
          level: failure.status.code >= 500 ? .error : .info, "\(message)",
          metadata: ["error.type": .string(String(reflecting: type(of: error)))])
      }
      return Self.answer(failure, to: request, context)
    }
  }

  /// What to tell people, and what to tell the log (nil: the access log's line is enough).
  func explain(_ error: any Error) -> (failure: any Failure, logMessage: String?) {
    switch error {
    case let failure as any Failure:
      return (failure, failure.status.code >= 500 ? failure.code : nil)
    case let error as HTTPError:
      return (StatusFailure(status: error.status, detail: error.body, headers: error.headers), nil)
    case is NIOTooManyBytesError:
      return (WebFailure.bodyTooLarge(limit: WebLimits.longestBody), nil)
    case let error as DecodingError:
      return (WebFailure.parameters([FieldProblem(error.path, t("is missing or not what it should be"))]), nil)
    case is CancellationError, is ChannelError, is IOError:
      // The browser has gone, or the server is stopping: whoever is still there may try again.
      return (WebFailure.unavailable, nil)
    default:
      if let translation = translate(error) { return (translation.failure, translation.logMessage) }
      return (WebFailure.unexpected, ErrorSummary.text(error))
    }
  }

  static func answer(_ failure: any Failure, to request: Request, _ context: AppContext) -> Response {
    if wantsProblem(request) {
      return ProblemDocument(failure, requestID: context.requestID).response(failure, language: context.language.code)
    }
    let isOurs = failure.status.code >= 500
    let page = ErrorPage(
      status: failure.status.code, title: failure.title, detail: detail(failure),
      requestID: isOurs ? context.requestID : nil)
    return context.respond(document: page.render(context.page), status: failure.status, headers: failure.headers)
  }

  /// Programs ask under `/api/`, or say that they want JSON and not HTML.
  static func wantsProblem(_ request: Request) -> Bool {
    if request.uri.path.hasPrefix("/api/") { return true }
    let accept = request.headers[values: .accept].joined(separator: ",").lowercased()
    return accept.contains("json") && !accept.contains("text/html")
  }

  private static func detail(_ failure: any Failure) -> String? {
    let sentences = (failure.detail.map { [$0] } ?? []) + failure.fields.map { "“\($0.name)” \($0.reason)." }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}

/// An error of Hummingbird's own, which has a status and perhaps a sentence.
struct StatusFailure: Failure {
  var status: HTTPResponse.Status
  var detail: String?
  var headers: HTTPFields

  init(status: HTTPResponse.Status, detail: String?, headers: HTTPFields) {
    self.status = status
    self.detail = detail
    self.headers = headers
  }

  var code: String { known?.code ?? "status-\(status.code)" }
  var title: String { known?.title ?? status.reasonPhrase }

  private var known: WebFailure? {
    switch status {
    case .notFound: .notFound
    case .badRequest: .badRequest(reason: "")
    case .contentTooLarge: .bodyTooLarge(limit: 0)
    case .internalServerError: .unexpected
    case .serviceUnavailable: .unavailable
    default: nil
    }
  }
}

/// An unforeseen error for the log: which one it was, without what it holds, because that may be somebody's words.
enum ErrorSummary {
  /// For an enum its case; for anything else nothing but its type, which the line has beside it.
  static func text(_ error: any Error) -> String {
    let mirror = Mirror(reflecting: error)
    guard mirror.displayStyle == .enum else { return "unexpected error" }
    if let label = mirror.children.first?.label { return "unexpected error: \(label)" }
    // A case without a payload holds nothing.
    return "unexpected error: \(error)"
  }
}

extension DecodingError {
  /// Where in the body, `meetings.0.name`; `body` for the whole.
  fileprivate var path: String {
    let path: [any CodingKey] =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        context.codingPath
      case .keyNotFound(let key, let context): context.codingPath + [key]
      @unknown default: []
      }
    return path.isEmpty ? "body" : path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}
