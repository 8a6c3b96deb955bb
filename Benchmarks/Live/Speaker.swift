import Foundation
import Synchronization

/// Posts messages on one connection to each room, one after the other's answer, in a thread of its own. (nchan closes
/// connections on which requests come faster.)
final class Speaker: Sendable {
  private let plan: LoadPlan
  private let sockets: [Int32]
  private let numbers: Mutex<[UInt32]>
  let refused = Mutex(0)

  init(_ plan: LoadPlan) {
    self.plan = plan
    sockets = plan.rooms.indices.map { Sockets.connect(port: plan.port, number: $0) }
    numbers = Mutex(plan.rooms.map { _ in 0 })
  }

  /// Calls `body` when the phase's last message has been answered.
  func speak(_ phase: LoadPlan.Phase, whenDone body: @escaping @Sendable () -> Void) {
    let thread = Thread { [self] in
      let start = Sockets.now
      var room = 0
      for time in 0..<phase.times {
        let due = start + UInt64(Double(time) * phase.every * 1e9)
        let now = Sockets.now
        if due > now { usleep(UInt32((due - now) / 1_000)) }
        for _ in 0..<phase.atOnce {
          post(in: room)
          hear(in: room)
          room = (room + 1) % sockets.count
        }
      }
      body()
    }
    thread.start()
  }

  private func post(in room: Int) {
    let number = numbers.withLock { numbers in
      numbers[room] += 1
      return numbers[room]
    }
    let plan = plan.rooms[room]
    let body = Array(plan.bodyStart.utf8) + Mark.make(time: Sockets.now, number: number) + Array(plan.bodyEnd.utf8)
    Sockets.send(Array("\(plan.publishHead)Content-Length: \(body.count)\r\n\r\n".utf8) + body, to: sockets[room])
  }

  /// Reads an answer, which is short.
  private func hear(in room: Int) {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while !Self.isWhole(text) {
      let read = recv(sockets[room], &buffer, buffer.count, 0)
      precondition(read > 0, "the connection that posts was closed: \(text)")
      text += String(decoding: buffer[..<read], as: UTF8.self)
    }
    guard !text.hasPrefix("HTTP/1.1 2"), !text.hasPrefix("HTTP/1.1 3") else { return }
    let number = refused.withLock { refused in
      refused += 1
      return refused
    }
    if number == 1 { FileHandle.standardError.write(Data("a message was answered: \(text.prefix(300))\n".utf8)) }
  }

  private static func isWhole(_ text: String) -> Bool {
    guard let end = text.range(of: "\r\n\r\n") else { return false }
    let head = text[..<end.lowerBound].lowercased()
    if head.contains("transfer-encoding: chunked") { return text.hasSuffix("\r\n0\r\n\r\n") }
    let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.split(separator: ":")[1].trimmingPrefix(" ")) }
    return text[end.upperBound...].utf8.count >= length ?? 0
  }
}
