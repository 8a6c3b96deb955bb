import HTTPTypes
import Hummingbird
import Pages
import Synchronization

/// The application's table of routes: Hummingbird's router, remembering which methods each path has.
public final class Routes: RouterMethods {
  public typealias Context = AppContext

  let router: Router<AppContext>
  /// Shared with the middleware that answers a wrong method with the right ones.
  public let table: RouteTable

  public init(table: RouteTable = RouteTable()) {
    router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
    self.table = table
  }

  @discardableResult
  public func on<Responder: HTTPResponder>(
    _ path: RouterPath, method: HTTPRequest.Method, responder: Responder
  ) -> Self where Responder.Context == AppContext {
    table.add(path, method)
    router.on(path, method: method, responder: responder)
    return self
  }

  /// Applies to the routes added after it, and to addresses that no route has.
  @discardableResult
  public func add(middleware: any MiddlewareProtocol<Request, Response, AppContext>) -> Self {
    router.add(middleware: middleware)
    return self
  }

  @discardableResult
  public func get(
    _ path: some SitePath, use handler: @Sendable @escaping (Request, AppContext) async throws -> some ResponseGenerator
  ) -> Self {
    get(RouterPath(path.pattern), use: handler)
  }

  @discardableResult
  public func post(
    _ path: some SitePath, use handler: @Sendable @escaping (Request, AppContext) async throws -> some ResponseGenerator
  ) -> Self {
    post(RouterPath(path.pattern), use: handler)
  }

  /// What answers requests; call it once, when every route is in.
  public func responder() -> TaskResponder { TaskResponder(router.buildResponder()) }
}

/// Which methods each path answers. Only asked where the router found nothing.
public final class RouteTable: Sendable {
  private let routes = Mutex<[(path: RouterPath, method: HTTPRequest.Method)]>([])

  public init() {}

  func add(_ path: RouterPath, _ method: HTTPRequest.Method) { routes.withLock { $0.append((path, method)) } }

  /// Ascending by name, HEAD with every GET; empty where there is no such path.
  func methods(at path: String) -> [HTTPRequest.Method] {
    let segments = path.split(separator: "/")
    var methods = routes.withLock { routes in
      Set(routes.filter { Self.matches($0.path, segments) }.map(\.method))
    }
    if methods.isEmpty { return [] }
    if methods.contains(.get) { methods.insert(.head) }
    return (methods.union([.options])).sorted { $0.rawValue < $1.rawValue }
  }

  private static func matches(_ path: RouterPath, _ segments: [Substring]) -> Bool {
    for (index, element) in path.enumerated() {
      if element == .recursiveWildcard { return true }
      guard index < segments.count, element ~= segments[index] else { return false }
    }
    return path.count == segments.count
  }
}
