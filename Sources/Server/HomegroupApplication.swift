import Dispatch
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Pages
import ServiceLifecycle
import Synchronization
import UnixSignals
import Web

/// The server: the middleware every request passes, the features' routes, and what runs beside them.
public struct HomegroupApplication: Sendable {
  public let configuration: ServerConfiguration
  public let services: Services
  private let features: [any Feature]
  private let readinessChecks: [ReadinessCheck]
  private let isDemonstration: @Sendable () -> Bool

  /// From SIGTERM until streams and requests under way must have ended by themselves; then their tasks are cancelled.
  static let gracefulEnd: Duration = .seconds(3)
  /// From SIGTERM until `run`'s `onOverrun` is called: the end, whatever hangs.
  static let hardEnd: Duration = .milliseconds(4_500)

  /// - Parameters:
  ///   - features: in the order of their tabs.
  ///   - readinessChecks: of what all features stand on, such as `.database(_:)`; the features' own come after them.
  ///   - isDemonstration: whether the listings are made up; asked for each page.
  public init(
    configuration: ServerConfiguration, services: Services, features: [any Feature],
    readinessChecks: [ReadinessCheck] = [], isDemonstration: @escaping @Sendable () -> Bool = { false }
  ) {
    self.configuration = configuration
    self.services = services
    self.features = features
    self.readinessChecks = readinessChecks + features.flatMap(\.readinessChecks)
    self.isDemonstration = isDemonstration
  }

  /// Where the server listens.
  public struct Address: Sendable, Hashable, CustomStringConvertible {
    public var host: String
    public var port: Int
    /// As a browser takes it.
    public var description: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/" }
  }

  /// Serves until SIGTERM or SIGINT, then lets requests finish and streams end, within five seconds.
  ///
  /// - Parameters:
  ///   - onServerRunning: called once, when connections are taken.
  ///   - onOverrun: called if something still hangs when the five seconds are almost over; exit the process there.
  /// - Throws: `ServerError` where it cannot listen.
  public func run(
    onServerRunning: @escaping @Sendable (Address) async -> Void, onOverrun: @escaping @Sendable () -> Void
  ) async throws {
    for note in configuration.notes { services.logger.warning("\(note)") }
    let watchdog = ShutdownWatchdog(limit: Self.hardEnd, onOverrun: onOverrun)
    defer { watchdog.finish() }
    do {
      try await serviceGroup(watchdog, onServerRunning: onServerRunning).run()
    } catch {
      throw ServerError.explaining(error, host: configuration.host, port: configuration.port) ?? error
    }
  }

  func serviceGroup(
    _ watchdog: ShutdownWatchdog, onServerRunning: @escaping @Sendable (Address) async -> Void
  ) -> ServiceGroup {
    // The last hears first of the end.
    var group = ServiceGroupConfiguration(
      services: [application(onServerRunning: onServerRunning), watchdog],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: services.logger)
    group.maximumGracefulShutdownDuration = Self.gracefulEnd
    return ServiceGroup(configuration: group)
  }

  /// The Hummingbird application. Tests drive it in process.
  public func application(
    onServerRunning: @escaping @Sendable (Address) async -> Void = { _ in }
  ) -> Application<TaskResponder> {
    let keeper = DeadlineKeeper(limit: configuration.limits.deadline, now: services.monotonic)
    let responder = routes(keeper: keeper).responder()
    let host = configuration.host
    return Application(
      responder: responder, server: .http1(configuration: connection), configuration: listening,
      services: [keeper] + features.flatMap(\.services),
      onServerRunning: { channel in
        await onServerRunning(Address(host: host, port: channel.localAddress?.port ?? 0))
      },
      logger: services.logger)
  }

  private func routes(keeper: DeadlineKeeper) -> Routes {
    let assets = AssetRoutes.assets(Asset.pages + features.flatMap(\.assets))
    let site = Site(
      name: configuration.siteName, assets: assets, tabs: features.flatMap(\.tabs),
      footerLinks: features.flatMap(\.footerLinks), publicOrigin: configuration.siteURL, zone: configuration.timeZone,
      distanceUnit: configuration.distanceUnit, country: configuration.country, isDemonstration: isDemonstration)
    let routes = Routes()
    let monotonic = services.monotonic
    routes.addMiddleware {
      ReaderMiddleware(
        site: site, proxies: TrustedProxies(configuration.trustedProxies), isSecure: configuration.isHTTPS,
        makeID: requestIdentifier)
      AccessLogMiddleware(quietRoutes: quietRoutes, now: monotonic)
      HeadMiddleware()
      SecurityHeadersMiddleware()
      CompressionMiddleware()
      ConditionalGetMiddleware()
      FailureMiddleware(translate: DatabaseFailures.translation)
      CanonicalPathMiddleware()
      BodyLimitMiddleware(limit: configuration.limits.body, longer: longerBodies)
      SameOriginMiddleware(publicOrigin: configuration.siteURL)
      DeadlineMiddleware(keeper: keeper)
    }
    for middleware in features.flatMap(\.middleware) { routes.add(middleware: middleware) }
    // Once more, below what knows who is signed in: an error page keeps a member's language and quiet mode.
    routes.addMiddleware {
      FailureMiddleware(translate: DatabaseFailures.translation)
      MethodMiddleware(table: routes.table)
    }
    let own: [any Feature] = [AssetRoutes(assets: assets), HealthRoutes(checks: readinessChecks)]
    for feature in own + features { feature.addRoutes(to: routes) }
    return routes
  }

  private var longerBodies: [String: Int] {
    features.reduce(into: [:]) { $0.merge($1.longerBodies) { max($0, $1) } }
  }

  private var quietRoutes: Set<String> {
    features.reduce(into: [HealthPath.process.pattern, HealthPath.readiness.pattern]) { $0.formUnion($1.quietRoutes) }
  }

  private var requestIdentifier: @Sendable () -> String {
    let random = services.random
    return { RequestIdentifier.text(random()) }
  }

  private var connection: HTTP1Channel.Configuration {
    let limits = configuration.limits
    let bodyTime = limits.deadline + ConnectionLimits.bodyGrace
    let guardLimits = ConnectionGuard.Limits(
      bodyTime: TimeAmount(bodyTime),
      bodyBytes: max(limits.body * ConnectionLimits.discardedBodies, longerBodies.values.max() ?? 0),
      writeStall: TimeAmount(ConnectionLimits.writeStall))
    return HTTP1Channel.Configuration(
      additionalChannelHandlers: [ConnectionGuard(limits: guardLimits)], idleTimeout: TimeAmount(limits.idle),
      httpDecoderConfiguration: ConnectionLimits.decoder())
  }

  private var listening: ApplicationConfiguration {
    let connections = ConnectionLimits.connections(wanted: configuration.limits.connections)
    // No server name: what we run is nobody's business.
    return ApplicationConfiguration(
      address: .hostname(configuration.host, port: configuration.port), serverName: nil,
      backlog: ConnectionLimits.backlog, reuseAddress: true,
      availableConnectionsDelegate: .maximum(connections, logger: services.logger))
  }
}

/// Calls out if a graceful end has not ended after a while.
final class ShutdownWatchdog: Service {
  private let limit: Duration
  private let onOverrun: @Sendable () -> Void
  private let isFinished = Atomic(false)

  init(limit: Duration, onOverrun: @escaping @Sendable () -> Void) {
    self.limit = limit
    self.onOverrun = onOverrun
  }

  func run() async throws {
    try? await gracefulShutdown()
    let milliseconds = Int(limit / .milliseconds(1))
    // Not a task: if what hangs has all of the cooperative threads, no task would run.
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [self] in
      if !isFinished.load(ordering: .acquiring) { onOverrun() }
    }
  }

  func finish() { isFinished.store(true, ordering: .releasing) }
}
