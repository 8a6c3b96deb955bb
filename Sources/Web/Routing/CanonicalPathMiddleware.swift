import HTTPTypes
import Hummingbird

/// Sends `/meetings/` and `//meetings` to `/meetings`, so that every page has one address.
public struct CanonicalPathMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  public init() {}

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    guard request.method == .get || request.method == .head, let path = Self.canonical(request.uri.path) else {
      return try await next(request, context)
    }
    let location = path + (request.uri.query.map { "?" + $0 } ?? "")
    return Response(status: .permanentRedirect, headers: [.location: location, .cacheControl: "no-store"])
  }

  /// The path to go to, or nil where it is canonical already. One slash at the start and none that a browser could read
  /// as one (they take `\` for `/`): otherwise `/\example.org/` would lead to another site.
  static func canonical(_ path: String) -> String? {
    guard path.utf8.count > 1, path.hasSuffix("/") || path.contains("//") else { return nil }
    return "/" + path.split(separator: "/").joined(separator: "/").replacing("\\", with: "%5C")
  }
}
