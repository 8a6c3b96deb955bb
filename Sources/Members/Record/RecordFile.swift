import Foundation
import Meetings

/// The file that a record is taken out as and read in from again: JSON, the pages of each collection with their entries as they stand.
///
///     {"format": "homegroup-record", "version": 1, "name": "Rosa", "exported": "2026-11-23T23:00:00Z",
///      "collections": {"check-ins": {"2026-11": [{…}, …]}}, "unreadable": []}
struct RecordFile: Sendable {
  static let format = "homegroup-record"
  static let version = 1
  /// Bytes of the form that brings one back, so somewhat less of the file: many years of daily use.
  static let longestForm = 8_000_000

  var name: String
  var exported: Instant
  var contents: RecordContents

  /// Pages are copied byte by byte, so that nothing of them can change on the way.
  func bytes() throws -> [UInt8] {
    var bytes = Array("{\"format\":\"\(Self.format)\",\"version\":\(Self.version),\"name\":".utf8)
    bytes += try Self.text(name)
    bytes += Array(",\"exported\":\"\(exported.rfc3339(in: .utc))\",\"collections\":{".utf8)
    var last: String?
    for page in contents.pages {
      if page.collection != last {
        if last != nil { bytes += Array("},\n".utf8) }
        bytes += try Self.text(page.collection) + Array(":{".utf8)
      } else {
        bytes += Array(",\n".utf8)
      }
      last = page.collection
      bytes += try Self.text(page.name) + Array(":".utf8) + page.json
    }
    if last != nil { bytes += Array("}".utf8) }
    bytes += Array("},\"unreadable\":".utf8)
    bytes += Array(try JSONEncoder().encode(contents.unreadable))
    return bytes + Array("}\n".utf8)
  }

  private static func text(_ text: String) throws -> [UInt8] { Array(try JSONEncoder().encode(text)) }

  /// What was read from such a file: entries one by one, so that one that is damaged does not take the others with it.
  struct Read: Decodable {
    var format: String
    var version: Int
    var collections: [String: [String: [JSONValue]]]
  }

  enum Problem: Error, Hashable {
    case notARecord
    /// Of a later program.
    case tooNew
  }

  /// - Throws: `Problem`.
  static func read(_ text: String) throws(Problem) -> Read {
    struct Head: Decodable {
      var format: String
      var version: Int
    }
    let data = Data(text.utf8)
    guard let head = try? JSONDecoder().decode(Head.self, from: data), head.format == format else { throw .notARecord }
    guard head.version <= version else { throw .tooNew }
    guard let read = try? JSONDecoder().decode(Read.self, from: data) else { throw .notARecord }
    return read
  }
}

/// Any JSON, to be looked at by whoever knows what it should be.
enum JSONValue: Codable, Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? value.decode(Int64.self) {
      self = .integer(number)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .null: try value.encodeNil()
    case .bool(let flag): try value.encode(flag)
    case .integer(let number): try value.encode(number)
    case .number(let number): try value.encode(number)
    case .text(let text): try value.encode(text)
    case .list(let list): try value.encode(list)
    case .object(let object): try value.encode(object)
    }
  }
}
