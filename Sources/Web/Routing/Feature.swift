import Hummingbird
import Pages
import ServiceLifecycle

/// A part of the product with routes of its own. A new feature is a type that has this, and a line in Server.
public protocol Feature: Sendable {
  /// Registers the feature's routes. Called once, before the server listens.
  func addRoutes(to routes: Routes)

  /// What every request passes, of all features, after the guards and before its route.
  var middleware: [any MiddlewareProtocol<Request, Response, AppContext>] { get }

  /// What runs beside the server for as long as it does: followers, periodic tasks. They end on graceful shutdown.
  var services: [any Service] { get }

  /// What must hold before the node takes requests. Asked by `/readyz`.
  var readinessChecks: [ReadinessCheck] { get }

  /// The few paths that take a longer body than others, and how long, bytes.
  var longerBodies: [String: Int] { get }

  /// Patterns of routes that are asked so often that the log has them only where they fail.
  var quietRoutes: Set<String> { get }

  /// Its places in the main navigation and at the foot of every page.
  var tabs: [Tab] { get }
  var footerLinks: [FooterLink] { get }

  /// Static files of its own, served beside those of Pages.
  var assets: [Asset] { get }
}

extension Feature {
  public var middleware: [any MiddlewareProtocol<Request, Response, AppContext>] { [] }
  public var services: [any Service] { [] }
  public var readinessChecks: [ReadinessCheck] { [] }
  public var longerBodies: [String: Int] { [:] }
  public var quietRoutes: Set<String> { [] }
  public var tabs: [Tab] { [] }
  public var footerLinks: [FooterLink] { [] }
  public var assets: [Asset] { [] }
}

/// Something that a node needs before it can answer: the database reached, the index loaded.
public struct ReadinessCheck: Sendable {
  /// In one word, as `/readyz` shows it.
  public let name: String
  /// Nil when it is there; otherwise why not, in plain words and without personal data.
  public let problem: @Sendable () async -> String?

  public init(_ name: String, problem: @escaping @Sendable () async -> String?) {
    self.name = name
    self.problem = problem
  }
}
