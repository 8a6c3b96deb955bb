import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import ServiceLifecycle
import Web

extension LiveHub {
  /// An answer that stays open: server-sent events of a topic, from where the reader left off.
  ///
  /// Where that is says the browser's `Last-Event-ID`, or else `after` in the address (for the first connection, from a page
  /// that was made at that sequence), or else `sequence`.
  ///
  /// - Parameters:
  ///   - request: its body must not have been read.
  ///   - labels: what this reader may hear beside what is for all. They hold for as long as the stream is open.
  ///   - sequence: how far the topic has come, as the source has it; 0 where that is not known.
  ///   - first: nothing before that is given, whatever the reader says: they were not there, or not as who they are now.
  ///   - onEnd: called once if the stream has begun, when it has ended.
  /// - Throws: `WebFailure.unavailable` where too many listen.
  public func response(
    to request: Request, _ context: AppContext, topic: String, labels: Set<String>, after sequence: Int64,
    notBefore first: Int64 = 0, onEnd: @escaping @Sendable () -> Void = {}
  ) throws -> Response {
    guard hasRoom(in: topic) else { throw WebFailure.unavailable }
    let said = Self.position(request, context)
    // What was heard is not there: the machine has lost its power, and the source its last moments. The reader begins anew.
    if let said, sequence > 0, said > sequence { return Self.gone }
    let position = max(said ?? sequence, first)
    let channel = context.channel
    // What the node knows is not made up, as the reader's word may be.
    let known = sequence > 0 ? sequence : position
    return Response(
      status: .ok, headers: Self.headers,
      body: ResponseBody { [self] writer in
        let make = { @Sendable [self] in
          LiveSubscriber(labels: labels, position: position) { [self] in
            leave(topic)
            onEnd()
          }
        }
        let attached = try await channel.eventLoop.submit { [self] () -> LiveSubscriber? in
          guard let subscriber = ChunkedConnection.attach(make(), to: channel) else { return nil }
          enter(subscriber, topic, from: known, on: channel.eventLoop)
          return subscriber
        }.get()
        if let attached {
          // The pipeline was told of a server's end before the stream was in it.
          if Task.isShuttingDownGracefully { channel.eventLoop.execute { attached.finish() } }
          throw StreamTakesOver()
        }
        // Not that connection's own: in process it has a clock that stands still.
        let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
        try await EventStream.send(to: request, through: &writer) { [self] outlet in
          let subscriber = make()
          eventLoop.execute { [self] in
            subscriber.attach(to: outlet)
            enter(subscriber, topic, from: known, on: eventLoop)
          }
          return { eventLoop.execute { subscriber.finish() } }
        }
      })
  }

  /// The connection ends with the stream.
  private static var headers: HTTPFields {
    var headers = EventStream.headers()
    headers[.connection] = "close"
    return headers
  }

  private static var gone: Response {
    Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: WireChunk.gone?.payload ?? ByteBuffer()))
  }

  private static func position(_ request: Request, _ context: AppContext) -> Int64? {
    let said = request.headers[.lastEventID] ?? (try? context.query)?.last("after")
    return said.flatMap { Int64($0) }.map { max(0, $0) }
  }
}

extension HTTPField.Name {
  static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .from
}
