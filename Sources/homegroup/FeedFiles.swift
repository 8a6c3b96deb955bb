import AsyncHTTPClient
import Foundation
import Meetings
import NIOCore
import NIOHTTP1
import Synchronization

/// Feeds as files: a path stands for itself, an address is fetched into a temporary file first, so that a transaction reads from disk
/// and never waits for a network.
final class FeedFiles: Sendable {
  enum Failure: Error, CustomStringConvertible {
    case notFound(String)
    case isFolder(String)
    case badAddress(String)
    case unreachable(String, reason: String)
    case status(String, Int)

    var description: String {
      switch self {
      case .notFound(let path): "There is no file \(path)."
      case .isFolder(let path): "\(path) is a folder. Name the file in it."
      case .badAddress(let address): "“\(address.prefix(200))” is not an address that can be fetched."
      case .unreachable(let host, let reason): "\(host) could not be reached: \(reason)."
      case .status(let host, let status): "\(host) answered with status \(status) instead of a feed."
      }
    }
  }

  /// From connecting to the last byte: generous to slow WordPress sites.
  static let fetchLimit: TimeAmount = .seconds(300)

  private let temporary = Mutex<[String]>([])

  func path(of feed: String) async throws -> String {
    if feed.hasPrefix("http://") || feed.hasPrefix("https://") { return try await fetch(feed) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: feed, isDirectory: &isFolder) else { throw Failure.notFound(feed) }
    if isFolder.boolValue { throw Failure.isFolder(feed) }
    return feed
  }

  /// The file given, or beside a BMLT address the same server's other list; nil where there is neither.
  func bmlt(_ given: String?, beside feed: String, switcher: String) async throws -> String? {
    if let given { return try await path(of: given) }
    guard feed.hasPrefix("http"), let parts = URLComponents(string: feed),
      parts.queryItems?.contains(where: { $0.name == "switcher" && $0.value == "GetSearchResults" }) == true
    else { return nil }
    var other = parts
    other.queryItems = [URLQueryItem(name: "switcher", value: switcher)]
    guard let address = other.string else { return nil }
    return try await fetch(address)
  }

  func removeTemporaryFiles() {
    for path in temporary.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }

  private func fetch(_ address: String) async throws -> String {
    guard let host = URL(string: address)?.host else { throw Failure.badAddress(address) }
    var request = HTTPClientRequest(url: address)
    request.headers.add(name: "User-Agent", value: "Homegroup")
    request.headers.add(name: "Accept", value: "application/json, text/csv, */*;q=0.5")
    do {
      let response = try await HTTPClient.shared.execute(request, timeout: Self.fetchLimit)
      guard response.status == .ok else { throw Failure.status(host, Int(response.status.code)) }
      return try await save(response.body)
    } catch let error as Failure {
      throw error
    } catch let error as FeedError {
      throw error
    } catch {
      throw Failure.unreachable(host, reason: Self.words(error))
    }
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? HTTPClientError else { return String(describing: error) }
    return switch error {
    case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded: "it did not answer in time"
    case .remoteConnectionClosed: "it closed the connection"
    case .redirectCycleDetected, .redirectLimitReached: "it sends from one address to another without end"
    case .tlsHandshakeTimeout: "its encryption did not answer in time"
    default: String(describing: error)
    }
  }

  private func save(_ body: HTTPClientResponse.Body) async throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("homegroup-\(UUID().uuidString)").path
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: path)
    else { throw Failure.unreachable("The temporary folder", reason: "a file could not be written there") }
    temporary.withLock { $0.append(path) }
    defer { try? file.close() }
    var size = 0
    for try await buffer in body {
      size += buffer.readableBytes
      guard size <= FeedLimits.feedBytes else { throw FeedError.tooLarge(limit: FeedLimits.feedBytes) }
      try file.write(contentsOf: Data(buffer.readableBytesView))
    }
    return path
  }
}
