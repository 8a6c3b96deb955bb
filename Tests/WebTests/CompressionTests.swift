import CZlib
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Meetings
import NIOCore
import Pages
import SeededTesting
import Testing

@testable import Web

@Suite struct CompressionTests {
  private let long = String(repeating: "An honest meeting on a Tuesday evening. ", count: 100)

  @Test func packsTextForWhoeverAcceptsIt() async throws {
    let answer = try await answer(["Accept-Encoding": "gzip, deflate, br"], type: "text/html; charset=utf-8")
    #expect(answer.headers[.contentEncoding] == "gzip")
    #expect(answer.headers[.vary] == "Accept-Encoding")
    #expect(answer.headers[.contentLength] == "\(answer.body.readableBytes)")
    #expect(answer.body.readableBytes < long.utf8.count / 5)
    #expect(try inflated(Array(answer.body.readableBytesView)) == Array(long.utf8))
  }

  @Test(arguments: ["identity", "gzip;q=0", "br", "", "gzip;q=0, *;q=1", "*;q=0"])
  func sendsItPlainToWhoeverDoesNot(_ accepted: String) async throws {
    let answer = try await answer(["Accept-Encoding": accepted], type: "application/json")
    #expect(answer.headers[.contentEncoding] == nil)
    #expect(answer.headers[.vary] == "Accept-Encoding")
    #expect(String(buffer: answer.body) == long)
  }

  @Test(arguments: ["image/png", "text/event-stream", "application/octet-stream"])
  func leavesOtherTypesAlone(_ type: String) async throws {
    let answer = try await answer(["Accept-Encoding": "gzip"], type: type)
    #expect(answer.headers[.contentEncoding] == nil)
    #expect(answer.headers[.vary] == nil)
  }

  @Test func leavesAPageWithASecretAlone() async throws {
    let answer = try await answer(["Accept-Encoding": "gzip"], type: "text/html", encoding: "identity")
    #expect(answer.headers[.contentEncoding] == nil)
    #expect(String(buffer: answer.body) == long)
  }

  @Test func leavesEveryPageOfAMemberAlone() async throws {
    struct Somebody: SignedInReader {
      var isQuiet: Bool { false }
      var zone: Zone? { nil }
      var language: Language? { nil }
    }
    let text = long
    for isMember in [true, false] {
      let answer = try await TestSite().answer(to: "/", headers: [.acceptEncoding: "gzip"]) { routes in
        routes.get("/") { _, context in
          var context = context
          if isMember { context.signIn(Somebody()) }
          return context.respond(Page(title: "A", body: "<p>\(text)</p>"))
        }
      }
      #expect(answer.headers[.contentEncoding] == (isMember ? nil : "gzip"))
    }
  }

  @Test func leavesSmallBodiesAndStreamsAlone() async throws {
    let small = try await TestSite().answer(to: "/", headers: [.acceptEncoding: "gzip"]) { routes in
      routes.get("/") { _, _ in "small" }
    }
    #expect(small.headers[.contentEncoding] == nil)
    let text = long
    let stream = try await TestSite().answer(to: "/", headers: [.acceptEncoding: "gzip"]) { routes in
      routes.get("/") { _, _ in
        Response(
          status: .ok, headers: [.contentType: "text/plain"],
          body: ResponseBody { writer in
            try await writer.write(ByteBuffer(string: text))
            try await writer.finish(nil)
          })
      }
    }
    #expect(stream.headers[.contentEncoding] == nil)
    #expect(stream.text == long)
  }

  @Test func anythingComesBackAsItWas() throws {
    var generator = SeededRandom(3)
    for size in [0, 1, 2, 100, 65_535, 65_536, 300_000] {
      let spread = Int.random(in: 1...255, using: &generator)
      let bytes = (0..<size).map { _ in UInt8(Int.random(in: 0...spread, using: &generator)) }
      for effort in [Gzip.Effort.quick, .thorough] {
        let packed = try #require(Gzip.compress(bytes, effort: effort))
        #expect(try inflated(packed) == bytes)
        let buffer = try #require(Gzip.compress(ByteBuffer(bytes: bytes), effort: effort))
        #expect(Array(buffer.readableBytesView) == packed)
      }
    }
  }

  @Test func readsAnyAcceptEncodingAsTheStandardSays() {
    var generator = SeededRandom(5)
    let codings = ["gzip", "x-gzip", "br", "identity", "*", "GZIP", "deflate", "gz ip", "", ";", "gzip;"]
    let weights = ["", ";q=0", ";q=0.0", "; q=0.5", ";Q=1", ";q=1.000", " ; q=0", ";q=banana", ";q=-1", ";q=2", ";q="]
    for _ in 0..<2_000 {
      let parts = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        let coding = codings[Int.random(in: 0..<codings.count, using: &generator)]
        return coding + weights[Int.random(in: 0..<weights.count, using: &generator)]
      }
      // The model: the last word on gzip by its name counts, then the last on everything else.
      var named: Bool?
      var others: Bool?
      for part in parts {
        let name = part.split(separator: ";", omittingEmptySubsequences: false)[0].trimmingPrefix(" ").lowercased()
        let trimmed = name.last == " " ? String(name.dropLast()) : name
        let isRefused = ["q=0", "q=0.0", "q=banana", "q=-1", "q=2", "q="].contains { part.lowercased().hasSuffix($0) }
        if trimmed == "gzip" || trimmed == "x-gzip" { named = !isRefused }
        if trimmed == "*" { others = !isRefused }
      }
      #expect(AcceptEncoding.allowsGzip([parts.joined(separator: ", ")]) == (named ?? others ?? false), "\(parts)")
    }
    for _ in 0..<2_000 {
      let noise = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Character(Unicode.Scalar(UInt8.random(in: 32...126, using: &generator)))
      }
      _ = AcceptEncoding.allowsGzip([String(noise)])
    }
  }

  private func answer(
    _ headers: [String: String], type: String, encoding: String? = nil
  ) async throws -> (headers: HTTPFields, body: ByteBuffer) {
    var fields: HTTPFields = [:]
    for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
    let text = long
    let answer = try await TestSite().answer(to: "/", headers: fields) { routes in
      routes.get("/") { _, _ in
        var response = Response(
          status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        response.headers[.contentEncoding] = encoding
        return response
      }
    }
    return (answer.headers, answer.body)
  }

  /// What zlib makes of it again.
  private func inflated(_ packed: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    let version = ZLIB_VERSION
    try #require(inflateInit2_(&stream, 15 + 16, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { inflateEnd(&stream) }
    var packed = packed
    var plain: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 65_536)
    var result = Z_OK
    packed.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      while result == Z_OK {
        room.withUnsafeMutableBufferPointer { target in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          result = inflate(&stream, Z_NO_FLUSH)
        }
        plain += room[..<(room.count - Int(stream.avail_out))]
      }
    }
    #expect(result == Z_STREAM_END)
    return plain
  }
}
