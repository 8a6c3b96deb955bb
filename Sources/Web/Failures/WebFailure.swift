import HTTPTypes
import Pages

/// The failures that any route can have.
public enum WebFailure: Failure {
  /// There is nothing at that address.
  case notFound
  /// The address exists, for these methods.
  case methodNotAllowed([HTTPRequest.Method])
  /// Parameters or fields that were not understood.
  case parameters([FieldProblem])
  /// The request as a whole was not understood; the text says why.
  case badRequest(reason: String)
  case uriTooLong
  case bodyTooLarge(limit: Int)
  case unsupportedMedia(expected: String)
  /// A form that another site sent.
  case crossOrigin
  case tooManyRequests(retryAfter: Duration)
  /// The request's body took too long to arrive.
  case bodyTooSlow
  /// The answer took too long to make.
  case deadline
  /// A part that the answer needs (the database, the search index) is not there at the moment.
  case unavailable
  /// An error that nobody foresaw. Its log line carries the request's id.
  case unexpected

  public var status: HTTPResponse.Status {
    switch self {
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .parameters, .badRequest: .badRequest
    case .uriTooLong: .uriTooLong
    case .bodyTooLarge: .contentTooLarge
    case .unsupportedMedia: .unsupportedMediaType
    case .crossOrigin: .forbidden
    case .tooManyRequests: .tooManyRequests
    case .bodyTooSlow: .requestTimeout
    case .deadline: .serviceUnavailable
    case .unavailable: .serviceUnavailable
    case .unexpected: .internalServerError
    }
  }

  public var code: String {
    switch self {
    case .notFound: "not-found"
    case .methodNotAllowed: "method-not-allowed"
    case .parameters: "parameters"
    case .badRequest: "bad-request"
    case .uriTooLong: "address-too-long"
    case .bodyTooLarge: "body-too-large"
    case .unsupportedMedia: "unsupported-media-type"
    case .crossOrigin: "cross-origin"
    case .tooManyRequests: "too-many-requests"
    case .bodyTooSlow: "body-too-slow"
    case .deadline: "deadline"
    case .unavailable: "unavailable"
    case .unexpected: "unexpected"
    }
  }

  public var title: String {
    switch self {
    case .notFound: t("There is nothing at this address")
    case .methodNotAllowed: t("This address does not take that kind of request")
    case .parameters: t("Some of what was asked was not understood")
    case .badRequest: t("The request was not understood")
    case .uriTooLong: t("That address is too long")
    case .bodyTooLarge: t("That is more than fits")
    case .unsupportedMedia: t("That format is not taken here")
    case .crossOrigin: t("That form came from another site")
    case .tooManyRequests: t("That was a lot at once")
    case .bodyTooSlow, .deadline: t("That took too long")
    case .unavailable: t("A part of the site is not available right now")
    case .unexpected: t("Something broke on our side")
    }
  }

  public var detail: String? {
    switch self {
    case .notFound, .methodNotAllowed, .parameters, .uriTooLong, .unavailable, .unexpected: nil
    case .badRequest(let reason): reason
    case .bodyTooLarge(let limit): t("At most \(limit) bytes can be sent here.")
    case .unsupportedMedia(let expected): t("This address takes \(expected).")
    case .crossOrigin: t("To protect you, the form was not accepted. Open the page on this site and send it again.")
    case .tooManyRequests(let wait): Self.wait(wait)
    case .bodyTooSlow: t("What was sent did not arrive in time. The connection may be slow.")
    case .deadline: t("We could not answer in time, so we stopped.")
    }
  }

  public var fields: [FieldProblem] {
    if case .parameters(let fields) = self { fields } else { [] }
  }

  public var headers: HTTPFields {
    switch self {
    case .methodNotAllowed(let methods): [.allow: methods.map(\.rawValue).joined(separator: ", ")]
    case .tooManyRequests(let wait): [.retryAfter: String(Self.seconds(wait))]
    case .unavailable: [.retryAfter: "10"]
    case .deadline: [.retryAfter: "10", .connection: "close"]
    case .bodyTooSlow, .bodyTooLarge: [.connection: "close"]
    default: [:]
    }
  }

  private static func seconds(_ wait: Duration) -> Int {
    let (seconds, rest) = wait.components
    return max(1, Int(clamping: seconds) + (rest > 0 ? 1 : 0))
  }

  private static func wait(_ wait: Duration) -> String {
    let seconds = seconds(wait)
    if seconds < 120 {
      return t(
        count: seconds, one: "Please try again in a second.",
        other: "Please try again in \(seconds) seconds.")
    }
    return t("Please try again in \((seconds + 59) / 60) minutes.")
  }
}

extension ParameterError: Failure {
  public var status: HTTPResponse.Status { if case .tooLong = self { .uriTooLong } else { .badRequest } }
  public var code: String { if case .tooLong = self { "address-too-long" } else { "parameters" } }
  public var title: String { t("Some of what was asked was not understood") }
  public var detail: String? {
    switch self {
    case .malformed: t("Part of the address or form is damaged. Start again from the page.")
    case .tooMany(let limit): t("At most \(limit) parameters can be sent at once.")
    case .nameTooLong(let limit): t("A parameter’s name has at most \(limit) bytes.")
    case .tooLong(let limit): t("The part of the address after the question mark has at most \(limit) bytes.")
    }
  }
  public var fields: [FieldProblem] {
    if case .malformed(let name?) = self { [FieldProblem(name, t("is not readable text"))] } else { [] }
  }
}
