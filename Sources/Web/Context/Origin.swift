import HTTPTypes
import Hummingbird
import NIOCore

/// Who really asks, when proxies that the operator trusts stand in front.
///
/// What an untrusted peer says about itself is disregarded. Only X-Forwarded-For and X-Forwarded-Proto are read: they
/// are what nginx, Caddy, HAProxy and the cloud balancers write.
public struct TrustedProxies: Sendable {
  private let ranges: [AddressRange]

  public init(_ ranges: [AddressRange] = []) { self.ranges = ranges }

  /// - Parameters:
  ///   - peer: the connection's other end.
  ///   - isSecure: what holds where no trusted proxy says otherwise.
  func origin(peer: IPAddress?, headers: HTTPFields, isSecure: Bool) -> (address: RemoteAddress?, isSecure: Bool) {
    guard let peer else { return (nil, isSecure) }
    guard trusts(peer) else { return (RemoteAddress(address: peer), isSecure) }
    let scheme = headers[values: .xForwardedProto].last?.split(separator: ",").last?.filter { $0 != " " }.lowercased()
    return (RemoteAddress(address: client(behind: peer, headers: headers)), scheme.map { $0 == "https" } ?? isSecure)
  }

  /// The nearest address to us that no trusted proxy has: whoever is beyond it may have been invented by it.
  private func client(behind peer: IPAddress, headers: HTTPFields) -> IPAddress {
    let hops = headers[values: .xForwardedFor].flatMap { $0.split(separator: ",") }
    guard hops.count <= WebLimits.mostForwardedAddresses else { return peer }
    var client = peer
    for hop in hops.reversed() {
      guard let address = IPAddress(hop) else { break }
      client = address
      if !trusts(address) { break }
    }
    return client
  }

  private func trusts(_ address: IPAddress) -> Bool { ranges.contains { $0.contains(address) } }
}

extension HTTPField.Name {
  static let xForwardedFor = HTTPField.Name("X-Forwarded-For") ?? .from
  static let xForwardedProto = HTTPField.Name("X-Forwarded-Proto") ?? .from
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .from
  static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .from
  static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .from
  static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .from
}
