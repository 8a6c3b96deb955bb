import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore

/// The bounds of a connection, each with its reason. What an operator may change is in `ServerConfiguration.Limits`.
enum ConnectionLimits {
  /// One header field, bytes. Browsers send at most a few kilobytes of cookies, and ours are small.
  static let headerField = 16_384
  /// All of a request's header fields together.
  static let headerList = 32_768
  /// Browsers send about twenty, proxies add ten.
  static let headerCount = 100
  /// How many times the largest body is read and thrown away, so that a browser can finish sending and show the page
  /// that says it was too large. Beyond it the connection is closed.
  static let discardedBodies = 8
  /// How long a reader may take nothing of what is sent before the connection is closed.
  static let writeStall: Duration = .seconds(30)
  /// After a body's own deadline (the middleware's, which can say so in words) the connection is closed.
  static let bodyGrace: Duration = .seconds(10)
  /// Connections that wait to be accepted. Linux cuts it to net.core.somaxconn.
  static let backlog = 1_024
  /// Of the process's file descriptors, those that are not for connections: database, logs, libraries.
  static let reservedDescriptors = 256

  /// Most requests fit a kilobyte; it grows for those that do not, and for bodies.
  static let receiving = AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 1_024, maximum: 65_536)

  static func decoder() -> HTTP1Channel.Configuration.DecoderConfiguration {
    .init(maxHeaderFieldSize: headerField, maxHeaderListSize: headerList, maxHeaderFieldCount: headerCount)
  }

  /// Raises the process's own limit of open files towards what so many connections need, and returns how many connections
  /// it allows. (Linux starts processes with 1,024.)
  static func connections(wanted: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
    let needed = rlim_t(wanted + reservedDescriptors)
    if limit.rlim_cur < needed {
      var raised = limit
      raised.rlim_cur = min(needed, limit.rlim_max)
      if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    }
    return min(wanted, max(1, Int(clamping: limit.rlim_cur) - reservedDescriptors))
  }

  #if os(Linux)
    private static let openFiles = Int32(RLIMIT_NOFILE.rawValue)
  #else
    private static let openFiles = RLIMIT_NOFILE
  #endif
}
