import Foundation

/// TCP on the loopback, as the system has it: what the client adds to the measurement is to be small, and the same for all.
enum Sockets {
  /// Connects from one of several loopback addresses, so that no address runs out of ports.
  static func connect(port: UInt16, number: Int) -> Int32 {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    precondition(socket >= 0, "no more sockets: \(errno)")
    var one: Int32 = 1
    setsockopt(socket, SOL_IP, IP_BIND_ADDRESS_NO_PORT, &one, 4)
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
    var local = address(0x7f00_0001 + UInt32(number / 4_000), port: 0)
    var remote = address(0x7f00_0001, port: port)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafePointer(to: &local) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) == 0 }
    }
    let isConnected = withUnsafePointer(to: &remote) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Foundation.connect(socket, $0, size) == 0 }
    }
    precondition(isBound && isConnected, "cannot connect: \(errno)")
    return socket
  }

  private static func address(_ host: UInt32, port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = host.bigEndian
    address.sin_port = port.bigEndian
    return address
  }

  static func send(_ bytes: [UInt8], to socket: Int32) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { write(socket, $0.baseAddress?.advanced(by: sent), bytes.count - sent) }
      precondition(count > 0, "cannot send: \(errno)")
      sent += count
    }
  }

  static func raiseLimit() {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
