import HTTPTypes
import Hummingbird
import Logging
import Meetings
import Pages

/// Fills the context from the request: its id, who asks, in which language and zone. Outermost, so that everything after
/// it, the error page included, speaks the reader's language.
public struct ReaderMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  private let site: Site
  private let proxies: TrustedProxies
  private let isSecure: Bool
  private let makeID: @Sendable () -> String

  /// - Parameters:
  ///   - isSecure: whether the site is reached by HTTPS where no trusted proxy says otherwise.
  ///   - makeID: a new name for each request, such as `RequestIdentifier.text` of random bits.
  public init(
    site: Site, proxies: TrustedProxies = TrustedProxies(), isSecure: Bool = false,
    makeID: @escaping @Sendable () -> String
  ) {
    self.site = site
    self.proxies = proxies
    self.isSecure = isSecure
    self.makeID = makeID
  }

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.site = site
    context.target = request.head.path ?? "/"
    context.requestID = makeID()
    // Hummingbird's own key, so that its lines and ours can be found together.
    context.logger[metadataKey: "hb.request.id"] = .string(context.requestID)
    context.parsedQuery = Self.query(request)
    let origin = proxies.origin(
      peer: context.channel.remoteAddress.flatMap { IPAddress($0) }, headers: request.headers, isSecure: isSecure)
    (context.remoteAddress, context.isSecure) = (origin.address, origin.isSecure)

    let parameters = try? context.query
    let chosen = parameters?.last("lang").flatMap { Language(tag: $0) }
    context.language =
      chosen
      ?? Language.negotiate(
        preferred: request.cookies["lang"]?.value, acceptLanguage: request.headers[.acceptLanguage])
    context.distanceUnit =
      site.distanceUnit ?? DistanceUnit.preferred(acceptLanguage: request.headers[.acceptLanguage])
    setZone(&context, chosen: parameters?.last("tz"), remembered: request.cookies["tz"]?.value)

    let filled = context
    var response = try await Language.$current.withValue(context.language) { try await next(request, filled) }
    if let chosen { response.setCookie(Self.languageCookie(chosen, isSecure: context.isSecure)) }
    return response
  }

  private func setZone(_ context: inout AppContext, chosen: String?, remembered: String?) {
    context.zone = site.zone
    if let zone = chosen.flatMap(Self.zone) {
      (context.zone, context.zoneIsKnown, context.zoneIsChosen) = (zone, true, true)
    } else if let zone = remembered.flatMap({ PercentDecoding.text($0.utf8) }).flatMap(Self.zone) {
      (context.zone, context.zoneIsKnown) = (zone, true)
    }
  }

  /// The longest IANA name has 32 characters.
  private static func zone(_ text: String) -> Zone? {
    text.utf8.count <= 64 ? Zone.repaired(text).flatMap { Zone.named($0) } : nil
  }

  private static func query(_ request: Request) -> Result<ParameterList, ParameterError> {
    guard let query = request.uri.query else { return .success(ParameterList()) }
    guard query.utf8.count <= WebLimits.longestQuery else { return .failure(.tooLong(limit: WebLimits.longestQuery)) }
    return Result { () throws(ParameterError) in try ParameterList(encoded: query.utf8) }
  }

  /// For this browser session only: on a shared machine it is gone when the browser closes.
  private static func languageCookie(_ language: Language, isSecure: Bool) -> Cookie {
    Cookie(name: "lang", value: language.code, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
  }
}

/// What a request is called in the log and on an error page.
public enum RequestIdentifier {
  /// Sixty random bits in Crockford's alphabet, which can be read aloud: no I, L, O or U.
  public static func text(_ bits: UInt64) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var bits = bits
    var text: [UInt8] = []
    for _ in 0..<12 {
      text.append(alphabet[Int(bits & 31)])
      bits >>= 5
    }
    return String(decoding: text, as: UTF8.self)
  }
}
