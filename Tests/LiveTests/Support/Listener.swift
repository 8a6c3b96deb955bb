import Foundation
import Testing
import WebTesting

/// A browser's `EventSource`, on one connection.
struct Listener {
  struct Event: Equatable {
    var id: Int64?
    var name: String
    var data: String
  }

  let connection: RawConnection

  static func open(
    _ port: Int, topic: String = "room", after: Int64? = nil, labels: String = "", lastEventID: Int64? = nil
  ) async throws -> Listener {
    let connection = try await RawConnection.open(port: port)
    let query = "labels=\(labels)" + (after.map { "&after=\($0)" } ?? "")
    let header = lastEventID.map { "Last-Event-ID: \($0)\r\n" } ?? ""
    try await connection.send("GET /topics/\(topic)?\(query) HTTP/1.1\r\nHost: x\r\n\(header)\r\n")
    let listener = Listener(connection: connection)
    #expect(
      try await connection.wait { $0.text.contains("retry:") || $0.text.hasPrefix("HTTP/1.1 503") },
      "\(connection.text.prefix(300)) closed: \(connection.isClosed)")
    return listener
  }

  /// The body with its chunks' frames taken off; what came whole.
  var body: String {
    guard let head = connection.text.range(of: "\r\n\r\n") else { return "" }
    var rest = connection.text[head.upperBound...].utf8
    var body: [UInt8] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\r")),
      let length = Int(String(rest[..<end]) ?? "", radix: 16), length > 0,
      let start = rest.index(end, offsetBy: 2, limitedBy: rest.endIndex),
      let stop = rest.index(start, offsetBy: length, limitedBy: rest.endIndex),
      let next = rest.index(stop, offsetBy: 2, limitedBy: rest.endIndex)
    {
      body += rest[start..<stop]
      rest = rest[next...]
    }
    return String(decoding: body, as: UTF8.self)
  }

  var events: [Event] {
    body.components(separatedBy: "\n\n").dropLast().compactMap { block in
      var event = Event(id: nil, name: "message", data: "")
      for line in block.split(separator: "\n") {
        let field = line.prefix { $0 != ":" }
        let value = line.dropFirst(field.count + 1).trimmingPrefix(" ")
        switch field {
        case "id": event.id = Int64(value)
        case "event": event.name = String(value)
        case "data": event.data = String(value)
        default: break
        }
      }
      return event.data.isEmpty ? nil : event
    }
  }

  var ids: [Int64] { events.compactMap(\.id) }
  var hasEnded: Bool { connection.text.hasSuffix("\r\n0\r\n\r\n") }

  func waits(upTo limit: Duration = .seconds(10), until condition: (Listener) -> Bool) async throws -> Bool {
    try await connection.wait(upTo: limit) { _ in condition(self) }
  }
}
