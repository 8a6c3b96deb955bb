import CEpoll
import Foundation

/// Everybody who listens, in one thread that waits for all of them at once.
final class Listeners {
  private struct Connection {
    var room: Int
    var isOpen = true
    var hasHead = false
    /// Of the last message that came.
    var number: UInt32 = 0
    /// The end of what was read, where it may be the beginning of a mark.
    var rest: [UInt8] = []
  }

  private let poll = epoll_create1(0)
  private var table: [Connection?] = []
  private var buffer = [UInt8](repeating: 0, count: 262_144)
  private var events = [epoll_event](repeating: epoll_event(), count: 1_024)

  private(set) var latencies = Latencies()
  private(set) var delivered = 0
  private(set) var lost = 0
  private(set) var repeated = 0
  private(set) var ended = 0
  private(set) var answered = 0
  var count = 0

  func startPhase() { (latencies, delivered, lost, repeated) = (Latencies(), 0, 0, 0) }

  /// A hundred at a time: the next ones when these have been answered.
  func open(_ plan: LoadPlan) {
    let all = plan.rooms.enumerated().flatMap { room in room.element.subscribe.map { (room.offset, $0) } }
    var number = 0
    while number < all.count {
      for (room, request) in all[number..<min(number + 100, all.count)] {
        let socket = Sockets.connect(port: plan.port, number: number)
        add(socket, room: room)
        Sockets.send(Array(request.utf8), to: socket)
        number += 1
      }
      let end = Sockets.now + 30_000_000_000
      while answered < number {
        precondition(Sockets.now < end, "only \(answered) of \(number) were answered")
        receive(milliseconds: 10)
      }
    }
    count = number
  }

  private func add(_ socket: Int32, room: Int) {
    while table.count <= Int(socket) { table.append(nil) }
    table[Int(socket)] = Connection(room: room)
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    event.data.fd = socket
    epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event)
  }

  /// Waits for anything to arrive, and takes all that did.
  func receive(milliseconds: Int32) {
    let ready = epoll_wait(poll, &events, Int32(events.count), milliseconds)
    for place in 0..<Int(max(ready, 0)) { receive(events[place].data.fd) }
  }

  private func receive(_ socket: Int32) {
    guard var connection = table[Int(socket)], connection.isOpen else { return }
    table[Int(socket)] = nil
    defer { table[Int(socket)] = connection }
    let kept = connection.rest.count
    for (place, byte) in connection.rest.enumerated() { buffer[place] = byte }
    let count = buffer.withUnsafeMutableBytes { recv(socket, $0.baseAddress?.advanced(by: kept), $0.count - kept, 0) }
    if count <= 0 {
      if count < 0, errno == EAGAIN { return }
      connection.isOpen = false
      ended += 1
      epoll_ctl(poll, EPOLL_CTL_DEL, socket, nil)
      return
    }
    if !connection.hasHead {
      connection.hasHead = true
      let head = String(decoding: buffer[kept..<(kept + min(count, 400))], as: UTF8.self)
      precondition(head.hasPrefix("HTTP/1.1 200"), "a listener was answered: \(head)")
      answered += 1
    }
    take(kept + count, &connection)
  }

  private func take(_ count: Int, _ connection: inout Connection) {
    let now = Sockets.now
    buffer.withUnsafeBufferPointer { bytes in
      let bytes = UnsafeBufferPointer(rebasing: bytes[..<count])
      let end = Mark.find(in: bytes) { time, number in
        if number <= connection.number {
          repeated += 1
          return
        }
        lost += Int(number - connection.number - 1)
        connection.number = number
        delivered += 1
        latencies.add(nanoseconds: now - time)
      }
      connection.rest = end < count ? Array(bytes[end...]) : []
    }
  }
}
