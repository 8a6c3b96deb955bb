import Foundation

@testable import Meetings

/// The real lists beside the checkout, where they are.
enum FeedSample {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("../shared/data/feeds").standardized
  static let isPresent = FileManager.default.fileExists(atPath: root.path)

  static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appendingPathComponent(path))) }
  static func source(_ path: String) throws -> ByteSource { pieces(try bytes(path)) }

  /// Bytes handed out in pieces of at most that many, to find what breaks at a seam.
  static func pieces(_ bytes: [UInt8], of size: Int = 65_536) -> ByteSource {
    let rest = Rest(bytes)
    return ByteSource(totalBytes: bytes.count) { most in rest.take(min(most, size)) }
  }
  static func text(_ text: String, piecesOf size: Int = 65_536) -> ByteSource { pieces(Array(text.utf8), of: size) }

  private final class Rest: @unchecked Sendable {
    private var rest: ArraySlice<UInt8>
    init(_ bytes: [UInt8]) { rest = bytes[...] }
    func take(_ count: Int) -> [UInt8] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }
}

/// What a decoder made of a feed.
struct DecodedFeed {
  var meetings: [Meeting] = []
  var findings: [Finding] = []
  var read = 0

  init(
    _ decoder: some MeetingDecoder, _ source: ByteSource,
    _ options: DecodingOptions = DecodingOptions(sourceName: "test")
  ) throws {
    var (meetings, findings, read) = ([Meeting](), [Finding](), 0)
    try decoder.decode(source, options: options) { item in
      read += 1
      switch item {
      case .meeting(let meeting, _, let noted):
        meetings.append(meeting)
        findings += noted
      case .rejected(let finding): findings.append(finding)
      }
    }
    (self.meetings, self.findings, self.read) = (meetings, findings, read)
  }

  func findings(_ kind: Finding.Kind) -> [Finding] { findings.filter { $0.kind == kind } }
}

/// The fields in which two meetings differ, each with both values.
func differences(_ one: Meeting, _ other: Meeting) -> [String] {
  guard one != other else { return [] }
  return zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children).compactMap { field, second in
    let (before, after) = ("\(field.value)", "\(second.value)")
    // Sets and dictionaries have no order to compare.
    return before.sorted() == after.sorted() ? nil : "\(one.slug) \(field.label ?? ""): \(before) ≠ \(after)"
  } + ["\(one.slug) differs"]
}
