import HTTPTypes
import Hummingbird

/// Tells browsers to load nothing from elsewhere, run nothing that is not ours, and say nothing about us to others.
/// On every answer, errors included; a handler's own value stands.
public struct SecurityHeadersMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  /// No inline script or style, no other origin: what an injected element could do, it cannot.
  public static let contentSecurityPolicy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'",
  ].joined(separator: "; ")

  private static let fields: [(HTTPField.Name, String)] = [
    (.contentSecurityPolicy, contentSecurityPolicy),
    (.xContentTypeOptions, "nosniff"),
    // Other sites learn nothing of where a reader comes from. Not "no-referrer": under that, browsers send
    // "Origin: null" with our own forms (Fetch standard, 3.2), and older phones could not be told from a forger.
    (.referrerPolicy, "same-origin"),
    (.permissionsPolicy, "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
    (.crossOriginOpenerPolicy, "same-origin"),
    (.crossOriginResourcePolicy, "same-origin"),
  ]

  public init() {}

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.fields where response.headers[name] == nil { response.headers[name] = value }
    // A year, for this host only: the operator's other hosts are not ours to decide about.
    if context.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    return response
  }
}
