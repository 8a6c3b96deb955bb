import Hummingbird
import HummingbirdCore
import Logging
import Meetings
import NIOCore
import Pages

/// What every request carries from the middleware to its handler.
///
/// The middleware fills it: until `ReaderMiddleware` has run it holds defaults.
public struct AppContext: RequestContext {
  public var coreContext: CoreRequestContextStorage

  /// Names this request in the log and on error pages. Made here, never taken from outside.
  public internal(set) var requestID = ""
  /// What the reader chose or the browser prefers. `t(…)` speaks it too.
  public internal(set) var language: Language = .english
  /// The reader's time zone, or the site's where it is not known.
  public internal(set) var zone: Zone = .utc
  /// Whether the reader's own zone is known (a `tz` parameter or cookie).
  public internal(set) var zoneIsKnown = false
  /// Whether the address itself names the zone (a `tz` parameter).
  public internal(set) var zoneIsChosen = false
  /// The site as its operator set it up.
  public internal(set) var site: Site = AppContext.unsetSite
  /// The operator's choice, or what the reader's browser suggests.
  public internal(set) var distanceUnit: DistanceUnit = .kilometres
  /// Whether the reader's browser speaks HTTPS with us or with a proxy we trust.
  public internal(set) var isSecure = false
  /// Who asks, for rate limits only: never log it, never store it. Nil on a socket without addresses.
  public internal(set) var remoteAddress: RemoteAddress?
  /// Who is signed in; nil for everybody else. `Members` sets it and has the rest of what it holds.
  public private(set) var reader: (any SignedInReader)?
  /// Why somebody who may be signed in cannot be told: pages for everybody go on without, pages for members throw it.
  public var readerFailure: (any Error)?
  /// The connection, for what must end it, and for streams that write to many connections at once.
  package let channel: any Channel
  /// The request's path and query, as the browser sent it.
  var target = "/"
  var parsedQuery: Result<ParameterList, ParameterError> = .success(ParameterList())

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// What pages need to know of this request.
  public var page: PageContext {
    PageContext(
      language: language, assets: site.assets, path: target, siteName: site.name, tabs: site.tabs,
      footerLinks: site.footerLinks, isDemonstration: site.isDemonstration(), timeZone: zone.identifier,
      isTimeZoneChosen: zoneIsChosen || reader?.zone != nil, isQuiet: reader?.isQuiet ?? false,
      isSignedIn: reader != nil)
  }

  /// Makes this the request of somebody signed in, whose choices hold unless the address itself names others.
  public mutating func signIn(_ reader: any SignedInReader) {
    self.reader = reader
    if !zoneIsChosen, let chosen = reader.zone { (zone, zoneIsKnown) = (chosen, true) }
    if (try? query)?.contains("lang") != true, let chosen = reader.language { language = chosen }
  }

  /// The query's parameters.
  ///
  /// - Throws: `ParameterError` where the query is damaged or too long.
  public var query: ParameterList { get throws { try parsedQuery.get() } }

  /// The value of a path's parameter, percent-decoded.
  ///
  /// - Throws: `WebFailure.notFound` where it is not text: such a place cannot exist.
  public func value(of path: Path1) throws -> String { try pathValue(path.parameter) }

  /// The values of a path's two parameters.
  public func values(of path: Path2) throws -> (String, String) {
    (try pathValue(path.first), try pathValue(path.second))
  }

  /// Before the middleware has run; without its assets no page is whole.
  private static let unsetSite = Site(name: "", assets: Assets([]))

  private func pathValue(_ name: String) throws -> String {
    guard let raw = parameters.get(name), let value = PercentDecoding.text(raw.utf8), !value.isEmpty else {
      throw WebFailure.notFound
    }
    return value
  }
}

/// Somebody signed in, as far as every page must know.
public protocol SignedInReader: Sendable {
  /// A neutral title and icon instead of the page's own.
  var isQuiet: Bool { get }
  /// What the member chose to see times in; nil for the browser's.
  var zone: Zone? { get }
  var language: Language? { get }
}

/// An internet address that can be compared and counted, but not read: its description hides it, so that it cannot
/// slip into a log line.
public struct RemoteAddress: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  let address: IPAddress

  public var description: String { "(address)" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// An IPv4 address whole; of an IPv6 address the first 64 bits, because every household and phone commands the rest.
  public var rateLimitKey: RateLimiter.Key {
    RateLimiter.Key(address.bytes.prefix(address.bytes.count == 4 ? 4 : 8).map { String($0) }.joined(separator: "."))
  }
}
