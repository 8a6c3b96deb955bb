import Foundation

/// A stretch of the log as JSON: `{"version": 1, "total": 812, "entries": [ … ]}`.
public struct KeyLogPage: Sendable, Hashable, Codable {
  public static let version = 1
  /// Entries on one page, at about 900 bytes each.
  public static let longest = 500

  /// Entries in the whole log.
  public var total: Int
  public var entries: [KeyLogEntry]

  public init(total: Int, entries: [KeyLogEntry]) {
    self.total = total
    self.entries = entries
  }

  private enum CodingKeys: CodingKey { case version, total, entries }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard try container.decode(Int.self, forKey: .version) == Self.version else {
      throw DecodingError.dataCorruptedError(forKey: .version, in: container, debugDescription: "another version")
    }
    total = try container.decode(Int.self, forKey: .total)
    entries = try container.decode([KeyLogEntry].self, forKey: .entries)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.version, forKey: .version)
    try container.encode(total, forKey: .total)
    try container.encode(entries, forKey: .entries)
  }

  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self))
  }
}

extension KeyLogEntry: Codable {
  private enum CodingKeys: CodingKey {
    case index, site, group, meeting, listing, start, minutes, share, spki, key, previous, hash
  }

  /// As it is written; whether its hashes are right is for `KeyLog` to say.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) throws -> String { try container.decode(String.self, forKey: key) }
    func number(_ key: CodingKeys) throws -> Int { try container.decode(Int.self, forKey: key) }
    func bytes(_ key: CodingKeys, _ count: Int?) throws -> [UInt8] {
      guard let bytes = ProofBytes.bytes(try text(key), count: count) else {
        throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "not base64url")
      }
      return bytes
    }
    index = try number(.index)
    occasion = try ProofOccasion(
      site: text(.site), group: text(.group), meeting: text(.meeting), listing: text(.listing),
      writtenStart: text(.start), minutes: number(.minutes), share: number(.share))
    key = try ProofKey(spki: bytes(.spki, nil))
    previous = try bytes(.previous, ProofLimits.hashBytes)
    name = try bytes(.key, ProofLimits.hashBytes)
    hash = try bytes(.hash, ProofLimits.hashBytes)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(index, forKey: .index)
    try container.encode(occasion.site, forKey: .site)
    try container.encode(occasion.group, forKey: .group)
    try container.encode(occasion.meeting, forKey: .meeting)
    try container.encode(occasion.listing, forKey: .listing)
    try container.encode(occasion.start, forKey: .start)
    try container.encode(occasion.minutes, forKey: .minutes)
    try container.encode(occasion.share, forKey: .share)
    try container.encode(ProofBytes.text(key.spki), forKey: .spki)
    try container.encode(ProofBytes.text(name), forKey: .key)
    try container.encode(ProofBytes.text(previous), forKey: .previous)
    try container.encode(ProofBytes.text(hash), forKey: .hash)
  }
}
