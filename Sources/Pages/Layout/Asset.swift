import Crypto
import Foundation

/// A file that pages load: its name in the sources and its bytes. Another target adds its own beside these.
public struct Asset: Sendable, Hashable {
  public let name: String
  let bytes: [UInt8]

  public init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  public static func == (a: Asset, b: Asset) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  public static let siteStyle = Asset("site.css", PackageResources.site_css)
  /// In the head of every page, before anything is shown.
  public static let leaveScript = Asset("leave.js", PackageResources.leave_js)
  public static let zoneScript = Asset("zone.js", PackageResources.zone_js)
  public static let nearScript = Asset("near.js", PackageResources.near_js)
  public static let filtersScript = Asset("filters.js", PackageResources.filters_js)
  public static let chosenScript = Asset("chosen.js", PackageResources.chosen_js)
  public static let liveScript = Asset("live.js", PackageResources.live_js)
  public static let shareScript = Asset("share.js", PackageResources.share_js)
  public static let icon = Asset("icon.svg", PackageResources.icon_svg)
  public static let manifest = Asset("site.webmanifest", PackageResources.site_webmanifest)
  /// Of the neutral page.
  public static let measuresStyle = Asset("measures.css", PackageResources.measures_css)
  public static let measuresIcon = Asset("measures.svg", PackageResources.measures_svg)

  public static let pages: [Asset] = [
    .siteStyle, .leaveScript, .zoneScript, .nearScript, .filtersScript, .chosenScript, .liveScript, .shareScript, .icon,
    .manifest, .measuresStyle, .measuresIcon, .chartsStyle,
  ]
}

/// The static files as they are served: under names that change with their content, so that browsers keep them for good.
public struct Assets: Sendable {
  public struct File: Sendable {
    /// With the hash of the content: `site.3fa2c19b04d1.css`.
    public let name: String
    public let bytes: [UInt8]
    /// Nil where compressing gains nothing.
    public let gzipBytes: [UInt8]?
    public let contentType: String
    /// In its quotation marks.
    public let etag: String
  }

  /// For everything `file(named:)` finds.
  public static let cacheControl = "public, max-age=31536000, immutable"

  private let files: [String: File]
  private let names: [String: String]

  /// - Parameters:
  ///   - assets: those of all targets.
  ///   - compress: gzip, done once at start.
  public init(_ assets: [Asset] = Asset.pages, compress: (([UInt8]) -> [UInt8])? = nil) {
    var files: [String: File] = [:]
    var names: [String: String] = [:]
    // The manifest names other files, so it comes after them.
    for asset in assets.sorted(by: { !$0.namesOthers && $1.namesOthers }) {
      let bytes = asset.namesOthers ? Self.resolving(asset.bytes, names) : asset.bytes
      let file = Self.file(asset.name, bytes, compress)
      names[asset.name] = file.name
      files[file.name] = file
    }
    self.files = files
    self.names = names
  }

  /// Where a page finds it.
  public func url(_ asset: Asset) -> String { CommonPath.asset.url(names[asset.name] ?? asset.name) }

  /// By the name in the address; nil for anything else, older versions included.
  public func file(named name: String) -> File? { files[name] }

  private static func file(_ name: String, _ bytes: [UInt8], _ compress: (([UInt8]) -> [UInt8])?) -> File {
    let hash = SHA256.hash(data: bytes).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let (stem, type) = (name.prefix { $0 != "." }, name.drop { $0 != "." }.dropFirst())
    let gzip = compress?(bytes)
    return File(
      name: "\(stem).\(hash).\(type)", bytes: bytes, gzipBytes: gzip.flatMap { $0.count < bytes.count ? $0 : nil },
      contentType: contentTypes[String(type)] ?? "application/octet-stream", etag: "\"\(hash)\"")
  }

  /// `{{icon.svg}}` becomes the address of that file.
  private static func resolving(_ bytes: [UInt8], _ names: [String: String]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    for (name, hashed) in names { text = text.replacing("{{\(name)}}", with: CommonPath.asset.url(hashed)) }
    return Array(text.utf8)
  }

  private static let contentTypes = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    "webmanifest": "application/manifest+json", "json": "application/json", "png": "image/png",
  ]
}

extension Asset {
  fileprivate var namesOthers: Bool { name.hasSuffix(".webmanifest") }
}
