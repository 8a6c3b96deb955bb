import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// One line for each answer: which route, with what result, how long, how much. Nothing about who asked or for what: no
/// query, no path values, no address, no browser. That is a promise the site makes to its readers.
public struct AccessLogMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  private let quietRoutes: Set<String>
  private let now: @Sendable () -> ContinuousClock.Instant

  /// - Parameter quietRoutes: logged at debug level while they succeed: what a load balancer asks every second.
  public init(quietRoutes: Set<String> = [], now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
    self.quietRoutes = quietRoutes
    self.now = now
  }

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    let start = now()
    var response = try await next(request, context)
    let line = Line(
      method: request.method, status: response.status, start: start, now: now, context: context,
      isQuiet: context.endpointPath.map(quietRoutes.contains) ?? false)
    if let length = response.body.contentLength {
      line.write(bytes: request.method == .head ? 0 : length)
    } else if request.method == .head {
      line.write(bytes: 0)
    } else {
      // A stream: its line comes at its end.
      let body = response.body
      response.body = ResponseBody { writer in
        let counter = CountingWriter(parent: writer)
        defer { line.write(bytes: counter.count) }
        try await body.write(counter)
      }
    }
    return response
  }

  private struct Line: Sendable {
    let method: HTTPRequest.Method
    let status: HTTPResponse.Status
    let start: ContinuousClock.Instant
    let now: @Sendable () -> ContinuousClock.Instant
    let context: AppContext
    let isQuiet: Bool

    func write(bytes: Int) {
      let (seconds, attoseconds) = start.duration(to: now()).components
      let tenths = seconds * 10_000 + attoseconds / 100_000_000_000_000
      context.logger.log(
        level: status.code >= 500 ? .error : isQuiet ? .debug : .info,
        "\(method.rawValue) \(context.endpointPath ?? "-") \(status.code)",
        metadata: ["ms": .string("\(tenths / 10).\(tenths % 10)"), "bytes": .stringConvertible(bytes)])
    }
  }
}

/// Passes a stream's parts on and counts them. One task writes to it.
private final class CountingWriter: ResponseBodyWriter {
  private var parent: any ResponseBodyWriter
  private(set) var count = 0

  init(parent: any ResponseBodyWriter) { self.parent = parent }

  func write(_ buffer: ByteBuffer) async throws {
    count += buffer.readableBytes
    try await parent.write(buffer)
  }

  func write(contentsOf buffers: some Sequence<ByteBuffer>) async throws {
    let buffers = Array(buffers)
    count += buffers.reduce(0) { $0 + $1.readableBytes }
    try await parent.write(contentsOf: buffers)
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws { try await parent.finish(trailingHeaders) }
}
