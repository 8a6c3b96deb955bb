import Foundation

/// A proof's file as JSON: exactly these members, each of its own kind.
struct ProofFile: Codable {
  var version: Int
  var site: String
  var group: String
  var meeting: String
  var listing: String
  var start: String
  var minutes: Int
  var share: Int
  var name: String
  var salt: String
  var randomizer: String
  var signature: String
  var key: String

  enum CodingKeys: String, CodingKey, CaseIterable {
    case version, site, group, meeting, listing, start, minutes, share, name, salt, randomizer, signature, key
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self))
  }
}

extension ProofFile {
  /// - Throws: `ProofFault.damaged` with the member that is missing, unknown or of another kind.
  init(_ json: [UInt8]) throws(ProofFault) {
    guard json.count <= ProofLimits.longestFile else { throw .damaged("file") }
    do {
      let decoder = JSONDecoder()
      let names = try decoder.decode([String: Anything].self, from: Data(json)).keys
      let known = Set(CodingKeys.allCases.map(\.rawValue))
      if let unknown = names.filter({ !known.contains($0) }).min() { throw ProofFault.damaged(unknown) }
      self = try decoder.decode(ProofFile.self, from: Data(json))
    } catch {
      throw Self.fault(error)
    }
    guard version == AttendanceProof.version else { throw .damaged("version") }
  }

  private static func fault(_ error: any Error) -> ProofFault {
    switch error {
    case let fault as ProofFault: fault
    case DecodingError.keyNotFound(let key, _): .damaged(key.stringValue)
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      .damaged(context.codingPath.last?.stringValue ?? "file")
    default: .damaged("file")
    }
  }

  /// A member's value, whatever it is.
  private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {}
  }
}
