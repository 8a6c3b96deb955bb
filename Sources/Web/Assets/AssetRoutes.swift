import HTTPTypes
import Hummingbird
import NIOCore
import Pages

/// The static files, and the few addresses that browsers ask for unasked.
public struct AssetRoutes: Feature {
  private let files: Assets

  public init(assets: Assets) { files = assets }

  /// The files of all targets, compressed once.
  public static func assets(_ assets: [Asset] = Asset.pages) -> Assets {
    Assets(assets) { Gzip.compress($0, effort: .thorough) ?? $0 }
  }

  enum Path {
    static let favicon = Path0("/favicon.ico")
    static let faviconSVG = Path0("/favicon.svg")
    static let manifest = Path0("/manifest.webmanifest")
    static let robots = Path0("/robots.txt")
  }

  public func addRoutes(to routes: Routes) {
    let assets = files
    routes.get(CommonPath.asset) { request, context in
      guard let file = assets.file(named: try context.value(of: CommonPath.asset)) else { throw WebFailure.notFound }
      return Self.answer(file, to: request)
    }
    routes.get(Path.favicon) { _, _ in Self.redirect(to: assets.url(.icon)) }
    routes.get(Path.faviconSVG) { _, _ in Self.redirect(to: assets.url(.icon)) }
    routes.get(Path.manifest) { _, _ in Self.redirect(to: assets.url(.manifest)) }
    routes.get(Path.robots) { _, _ in
      PublicAnswer(Array(Self.robots.utf8), contentType: "text/plain; charset=utf-8", maxAge: 86_400)
    }
    routes.get(CommonPath.leave) { _, context in
      context.respond(
        document: NeutralPage.render(assets: assets, language: context.language),
        // What this browser keeps of the site besides its history, which no page may touch.
        headers: [.clearSiteData: "\"cache\""])
    }
  }

  static func answer(_ file: Assets.File, to request: Request) -> Response {
    var headers: HTTPFields = [
      .contentType: file.contentType, .cacheControl: Assets.cacheControl, .eTag: "W/" + file.etag,
      .vary: "Accept-Encoding",
    ]
    if let gzip = file.gzipBytes, AcceptEncoding.allowsGzip(request.headers[values: .acceptEncoding]) {
      headers[.contentEncoding] = "gzip"
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: gzip)))
    }
    // Already decided here: not to be compressed once more on the way out.
    headers[.contentEncoding] = "identity"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
  }

  /// An hour: the address it leads to changes with the file.
  private static func redirect(to url: String) -> Response {
    Response(status: .found, headers: [.location: url, .cacheControl: "public, max-age=3600"])
  }

  /// Meetings may be found by search engines; filters and calendars without end are not for them.
  private static let robots = """
    User-agent: *
    Disallow: /api/
    Disallow: /leave
    Disallow: /print
    Disallow: /*?

    """
}

extension HTTPField.Name {
  static let clearSiteData = HTTPField.Name("Clear-Site-Data") ?? .from
}
