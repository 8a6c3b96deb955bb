import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// An answer that stays open: parts are written as they come, until its source ends it, the reader leaves, or the server
/// stops. Without this an open stream would hold up the server's end, and a reader who left would go unnoticed.
public enum EventStream {
  /// Where a source puts what is to be sent. May be shared among tasks.
  public struct Outlet: Sendable {
    let parts: AsyncStream<ByteBuffer>.Continuation

    /// Returns false when it cannot be sent any more: the stream has ended, or the reader is so slow that
    /// `mostWaiting` parts wait. A slow reader's stream is ended; with server-sent events it comes back and catches up.
    @discardableResult
    public func send(_ part: ByteBuffer) -> Bool {
      switch parts.yield(part) {
      case .enqueued: return true
      case .dropped:
        parts.finish()
        return false
      case .terminated: return false
      @unknown default: return false
      }
    }

    public func finish() { parts.finish() }
  }

  /// Parts that may wait for a slow reader.
  public static let mostWaiting = 256

  /// - Parameters:
  ///   - request: its body must not have been read.
  ///   - connect: gives the outlet to the source, and returns what disconnects it; called when the answer's head is out.
  /// - Returns: an answer that is never stored, buffered by a proxy, or compressed.
  public static func response(
    to request: Request, contentType: String = "text/event-stream", mostWaiting: Int = mostWaiting,
    connect: @escaping @Sendable (Outlet) async -> @Sendable () -> Void
  ) -> Response {
    Response(
      status: .ok, headers: headers(contentType: contentType),
      body: ResponseBody { writer in
        try await send(to: request, through: &writer, mostWaiting: mostWaiting, connect: connect)
      })
  }

  /// What keeps an open answer from being stored or held back.
  public static func headers(contentType: String = "text/event-stream") -> HTTPFields {
    [
      .contentType: contentType, .cacheControl: "no-store",
      // nginx holds answers back otherwise.
      .xAccelBuffering: "no",
    ]
  }

  /// The body of ``response(to:contentType:mostWaiting:connect:)``, from its head to its end.
  public static func send(
    to request: Request, through writer: inout any ResponseBodyWriter, mostWaiting: Int = mostWaiting,
    connect: @Sendable (Outlet) async -> @Sendable () -> Void
  ) async throws {
    let (parts, source) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingOldest(mostWaiting))
    let disconnect = await connect(Outlet(parts: source))
    defer { disconnect() }
    try await untilEnd(of: request, end: { source.finish() }) {
      for await part in parts { try await writer.write(part) }
    }
    try await writer.finish(nil)
  }

  /// Runs `operation` and calls `end` when the reader leaves or the server stops; `operation` must then return. For
  /// whoever writes to the connection itself.
  public static func untilEnd(
    of request: Request, end: @escaping @Sendable () -> Void, operation: () async throws -> Void
  ) async throws {
    try await withGracefulShutdownHandler {
      try await request.body.consumeWithInboundCloseHandler { _ in
        try await operation()
      } onInboundClosed: {
        end()
      }
    } onGracefulShutdown: {
      end()
    }
  }
}

extension HTTPField.Name {
  static let xAccelBuffering = HTTPField.Name("X-Accel-Buffering") ?? .from
}
