import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A failure for programs: `application/problem+json` (RFC 9457).
struct ProblemDocument: Encodable {
  struct Item: Encodable {
    var parameter: String
    var reason: String
  }

  var type: String
  var title: String
  var status: Int
  var detail: String?
  /// The request's id: this occurrence of the problem, as the operator's log knows it.
  var instance: String
  var errors: [Item]?

  init(_ failure: any Failure, requestID: String) {
    type = "urn:homegroup:problem:\(failure.code)"
    title = failure.title
    status = failure.status.code
    detail = failure.detail
    instance = "urn:homegroup:request:\(requestID)"
    errors = failure.fields.isEmpty ? nil : failure.fields.map { Item(parameter: $0.name, reason: $0.reason) }
  }

  func response(_ failure: any Failure, language: String) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Six strings and a number always encode; were it ever otherwise, the status alone still tells.
    let body = (try? encoder.encode(self)) ?? Data("{}".utf8)
    var headers = failure.headers
    headers[.contentType] = "application/problem+json"
    headers[.contentLanguage] = language
    headers[.cacheControl] = "no-store"
    // A page elsewhere that reads the public API may also read why it was refused.
    headers[.accessControlAllowOrigin] = "*"
    return Response(status: failure.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
