import NIOCore

/// An event as a server-sent event (WHATWG HTML, 9.2.6), written out once for everybody who gets it.
struct WireEvent: Sendable {
  let sequence: Int64
  let audience: LiveAudience
  let bytes: [UInt8]

  init(_ event: LiveEvent) {
    sequence = event.sequence
    audience = event.audience
    var bytes = [UInt8]()
    bytes.reserveCapacity(event.data.count + event.name.utf8.count + 40)
    bytes += "id: \(event.sequence)\nevent: \(event.name)\ndata: ".utf8
    // A line break would end the field: what follows it would be lost, or be read as another field.
    bytes += event.data.lazy.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
    bytes += "\n\n".utf8
    self.bytes = bytes
  }

  func concerns(_ labels: Set<String>) -> Bool {
    switch audience {
    case .all: true
    case .labelled(let wanted): !wanted.isDisjoint(with: labels)
    }
  }
}

/// A piece of a stream as a chunk of HTTP/1.1 (RFC 9112, 7.1), and the same without the frame. Both are one piece of memory,
/// shared by everybody it is sent to.
struct WireChunk {
  let framed: ByteBuffer
  let payload: ByteBuffer

  /// Nil where there is nothing: an empty chunk would end the stream.
  init?(_ parts: some Sequence<[UInt8]>) {
    let length = parts.reduce(0) { $0 + $1.count }
    guard length > 0 else { return nil }
    let frame = String(length, radix: 16) + "\r\n"
    var buffer = ByteBufferAllocator().buffer(capacity: frame.utf8.count + length + 2)
    buffer.writeString(frame)
    let start = buffer.writerIndex
    for part in parts { buffer.writeBytes(part) }
    payload = buffer.getSlice(at: start, length: length) ?? ByteBuffer()
    buffer.writeStaticString("\r\n")
    framed = buffer
  }

  init?(_ text: String) { self.init(CollectionOfOne(Array(text.utf8))) }

  /// A comment, which browsers pass over.
  static let keepAlive = WireChunk(":\n\n")
  /// The last chunk of an answer, which is none.
  static let end = ByteBuffer(string: "0\r\n\r\n")
  /// The topic is over. (An event without data would not be heard.)
  static let gone = WireChunk("event: gone\ndata: 1\n\n")
}
