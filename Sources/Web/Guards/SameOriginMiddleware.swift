import HTTPTypes
import Hummingbird

/// Refuses what another site makes a reader's browser send (cross-site request forgery), without tokens or cookies.
///
/// Browsers say where a request comes from: Sec-Fetch-Site (all since 2023), or Origin. What says neither is no browser
/// and carries nobody's session. The same rules as Go's net/http CrossOriginProtection.
public struct SameOriginMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  /// The host (with a port where it is not the usual one) of the site's public address.
  private let publicHost: String?

  /// - Parameter publicOrigin: `https://meetings.example.org`, for proxies that do not pass the Host on.
  public init(publicOrigin: String? = nil) { publicHost = publicOrigin.flatMap { Self.host(ofOrigin: $0) } }

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    guard isAllowed(request.method, request.headers, authority: request.head.authority) else {
      throw WebFailure.crossOrigin
    }
    return try await next(request, context)
  }

  func isAllowed(_ method: HTTPRequest.Method, _ headers: HTTPFields, authority: String?) -> Bool {
    if [.get, .head, .options].contains(method) { return true }
    let origin = headers[.origin]
    if let site = headers[.secFetchSite] {
      if site == "same-origin" || site == "none" { return true }
      // Behind a proxy that changes the host, the public address still counts.
      return origin.flatMap { Self.host(ofOrigin: $0) }.map { $0 == publicHost } ?? false
    }
    guard let origin else { return true }
    guard let host = Self.host(ofOrigin: origin) else { return false }
    return host == publicHost || host == authority.map { Self.normalized($0) }
  }

  static func host(ofOrigin origin: String) -> String? {
    guard let scheme = ["https://", "http://"].first(where: { origin.lowercased().hasPrefix($0) }) else { return nil }
    let host = origin.dropFirst(scheme.count)
    return host.isEmpty || host.contains("/") ? nil : normalized(String(host))
  }

  private static func normalized(_ authority: String) -> String {
    let host = authority.lowercased()
    for port in [":443", ":80"] where host.hasSuffix(port) { return String(host.dropLast(port.count)) }
    return host
  }
}
