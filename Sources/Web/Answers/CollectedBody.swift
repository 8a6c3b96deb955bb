import Hummingbird
import NIOCore

extension ResponseBody {
  /// The body's bytes. Only for bodies whose length is known: a stream would be held back until its end.
  func collected() async throws -> ByteBuffer {
    let writer = CollectingWriter()
    try await write(writer)
    return writer.buffer
  }
}

/// A body writer that keeps what it gets. One task writes to it and then reads it.
private final class CollectingWriter: ResponseBodyWriter {
  var buffer = ByteBuffer()

  func write(_ part: ByteBuffer) {
    if buffer.readableBytes == 0 { buffer = part } else { buffer.writeImmutableBuffer(part) }
  }

  func finish(_ trailingHeaders: HTTPFields?) {}
}
