import Foundation
import NIOCore
import NIOPosix

/// Why the server could not start listening.
public enum ServerError: Error, CustomStringConvertible, Equatable {
  case addressInUse(host: String, port: Int)
  /// Ports below 1024 need a privilege.
  case notPermitted(host: String, port: Int)
  case noSuchAddress(host: String)
  case cannotListen(host: String, port: Int, reason: String)

  public var description: String {
    switch self {
    case .addressInUse(let host, let port):
      "Another program is listening on \(host), port \(port). Stop it, or choose another port: --port \(Self.otherPort(port))."
    case .notPermitted(let host, let port):
      "This user may not listen on \(host), port \(port). Ports below 1024 are reserved: choose one above and let a proxy pass requests on."
    case .noSuchAddress(let host):
      "This machine has no address \(host). Use 127.0.0.1 for this machine alone, or 0.0.0.0 or :: for its network."
    case .cannotListen(let host, let port, let reason): "Cannot listen on \(host), port \(port): \(reason)."
    }
  }

  private static func otherPort(_ port: Int) -> Int { port < 65_535 ? port + 1 : 8080 }

  /// What a failed start means; nil for errors that have nothing to do with listening.
  static func explaining(_ error: any Error, host: String, port: Int) -> ServerError? {
    switch error {
    case let error as IOError:
      switch error.errnoCode {
      case EADDRINUSE: .addressInUse(host: host, port: port)
      case EACCES, EPERM: .notPermitted(host: host, port: port)
      case EADDRNOTAVAIL: .noSuchAddress(host: host)
      default: .cannotListen(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
      }
    case is SocketAddressError: .noSuchAddress(host: host)
    default: nil
    }
  }
}
