import HTTPTypes
import HummingbirdTesting
import NIOCore
import Pages
import Synchronization

/// A browser as far as accounts need one: it keeps cookies, and sends forms with the token of the page it last saw.
public final class TestBrowser: Sendable {
  public static let firefox = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"

  fileprivate struct State {
    var cookies: [String: String] = [:]
    var token: String?
  }

  private let client: any TestClientProtocol
  private let userAgent: String
  private let state = Mutex(State())

  public init(client: any TestClientProtocol, userAgent: String = TestBrowser.firefox) {
    self.client = client
    self.userAgent = userAgent
  }

  public var cookies: [String: String] { state.withLock { $0.cookies } }
  public func set(_ cookie: String, _ value: String?) { state.withLock { $0.cookies[cookie] = value } }

  public func get(_ path: String) async throws -> TestVisitor.Answer { try await send(path, .get, nil, [:]) }

  /// Sends a form; with the token that the last page had, unless `isForged`.
  public func post(
    _ path: String, _ fields: [(String, String)] = [], isForged: Bool = false, headers: HTTPFields = [:]
  ) async throws -> TestVisitor.Answer {
    let token = isForged ? nil : state.withLock { $0.token }
    let all = fields + (token.map { [("token", $0)] } ?? [])
    return try await send(path, .post, String(URLEncoding.query(all).dropFirst()), headers)
  }

  private func send(_ path: String, _ method: HTTPRequest.Method, _ form: String?, _ more: HTTPFields) async throws
    -> TestVisitor.Answer
  {
    var headers = more
    headers[.userAgent] = userAgent
    let cookies = cookies
    if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
    if form != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
    let answer = try await client.execute(
      uri: path, method: method, headers: headers, body: form.map { ByteBuffer(string: $0) }
    ) { response in
      TestVisitor.Answer(
        status: response.status.code, body: String(buffer: response.body), location: response.headers[.location],
        headers: response.headers)
    }
    state.withLock { state in
      for cookie in answer.headers[values: .setCookie] { state.keep(cookie) }
      if let found = answer.body.firstMatch(of: /name="token" value="([^"]+)"/) { state.token = String(found.1) }
    }
    return answer
  }
}

extension TestBrowser.State {
  fileprivate mutating func keep(_ header: String) {
    let parts = header.split(separator: ";").map { $0.drop { $0 == " " } }
    guard let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false), pair.count == 2
    else { return }
    let isGone = parts.contains { $0.lowercased() == "max-age=0" }
    cookies[String(pair[0])] = isGone ? nil : String(pair[1])
  }
}
