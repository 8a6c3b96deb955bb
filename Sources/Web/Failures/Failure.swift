import HTTPTypes

/// An error that knows what to tell people.
///
/// `FailureMiddleware` makes a page of it for people and a problem document (RFC 9457) for programs. The texts are
/// computed while the reader's language is set, so write them with `t(…)`.
public protocol Failure: Error {
  var status: HTTPResponse.Status { get }
  /// Stable, in words with hyphens; programs may rely on it. The last part of the problem document's `type`.
  var code: String { get }
  /// What happened, in a few plain words.
  var title: String { get }
  /// What exactly was wrong with this request, in a sentence, where the title does not say it all. The page adds what
  /// was kept and what to try, by the status.
  var detail: String? { get }
  /// Which parameters or fields, and what is wrong with each.
  var fields: [FieldProblem] { get }
  /// Such as Allow or Retry-After.
  var headers: HTTPFields { get }
}

extension Failure {
  public var detail: String? { nil }
  public var fields: [FieldProblem] { [] }
  public var headers: HTTPFields { [:] }
}

/// What is wrong with one parameter of a query or one field of a form.
public struct FieldProblem: Hashable, Sendable {
  /// As it stands in the URL or the form.
  public var name: String
  /// In the reader's language, without the name: "is not a day of the week".
  public var reason: String

  public init(_ name: String, _ reason: String) {
    self.name = name
    self.reason = reason
  }
}
