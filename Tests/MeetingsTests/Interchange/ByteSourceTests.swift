import Foundation
import Testing

@testable import Meetings

@Suite("Byte sources")
struct ByteSourceTests {
  private func all(_ source: ByteSource, by most: Int) throws -> [UInt8] {
    var found: [UInt8] = []
    while true {
      let piece = try source.read(most)
      #expect(piece.count <= most)
      if piece.isEmpty { return found }
      found += piece
    }
  }

  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("feed-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  @Test("Memory and file give the same bytes in any pieces")
  func pieces() throws {
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for most in [1, 7, 4_096, 65_536] { #expect(try all(.memory(bytes), by: most) == bytes) }
    #expect(try all(.memory(bytes, piece: 3), by: 100) == bytes)
    try withFile(bytes) { path in
      let source = try ByteSource.file(path)
      #expect(source.totalBytes == 10_000)
      #expect(try all(source, by: 999) == bytes)
    }
  }

  @Test("A file beyond the limit is refused before it is read; a stream while it is")
  func limits() throws {
    try withFile(Array(repeating: 0x20, count: 101)) { path in
      #expect(throws: FeedError.tooLarge(limit: 100)) { _ = try ByteSource.file(path, limit: 100) }
      let whole = try ByteSource.file(path, limit: 101)
      #expect(try all(whole, by: 10).count == 101)
    }
    let stream = ByteSource.memory(Array(repeating: 0x20, count: 101)).bounded(to: 100)
    #expect(throws: FeedError.tooLarge(limit: 100)) { try all(stream, by: 10) }
  }

  @Test("What is no file says so")
  func missing() throws {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: ByteSourceError.isFolder(path: folder)) { try ByteSource.file(folder) }
    #expect(throws: ByteSourceError.notFound(path: folder + "/no-such-feed.json")) {
      try ByteSource.file(folder + "/no-such-feed.json")
    }
  }
}
