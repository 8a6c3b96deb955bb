/// A finished proof: who, where, when, how long at least, and the signature that the site gave without seeing any name.
public struct AttendanceProof: Sendable, Hashable {
  public static let version = 1

  public let occasion: ProofOccasion
  public let name: ProofName
  public let salt: [UInt8]
  public let randomizer: [UInt8]
  public let signature: [UInt8]
  /// Names the key in the log.
  public let key: [UInt8]

  /// Checks it against the log: the key is there, was published for what the proof says, and signed this name.
  ///
  /// - Throws: `ProofFault`.
  public func verify(in log: KeyLog) throws(ProofFault) {
    guard let entry = log.entry(named: key) else { throw .keyNotInLog }
    guard entry.occasion == occasion else { throw .otherOccasion }
    let prepared = ProofMessage.prepared(key: key, name: name, salt: salt, randomizer: randomizer)
    guard entry.key.isValid(signature, for: prepared) else { throw .signature }
  }

  /// Reads the file that `json` writes.
  ///
  /// - Throws: `ProofFault.damaged`: for a part that is missing, unknown, or not written in the one way.
  public init(json: [UInt8]) throws(ProofFault) {
    let file = try ProofFile(json)
    occasion = try ProofOccasion(
      site: file.site, group: file.group, meeting: file.meeting, listing: file.listing, writtenStart: file.start,
      minutes: file.minutes, share: file.share)
    guard let name = ProofName(file.name), name.text.unicodeScalars.elementsEqual(file.name.unicodeScalars) else {
      throw .damaged("name")
    }
    self.name = name
    func bytes(_ part: String, _ text: String, _ count: Int) throws(ProofFault) -> [UInt8] {
      guard let bytes = ProofBytes.bytes(text, count: count) else { throw .damaged(part) }
      return bytes
    }
    salt = try bytes("salt", file.salt, ProofLimits.saltBytes)
    randomizer = try bytes("randomizer", file.randomizer, ProofLimits.randomizerBytes)
    signature = try bytes("signature", file.signature, ProofLimits.signatureBytes)
    key = try bytes("key", file.key, ProofLimits.hashBytes)
  }

  /// The file.
  public func json() throws -> [UInt8] {
    try ProofFile(
      version: Self.version, site: occasion.site, group: occasion.group, meeting: occasion.meeting,
      listing: occasion.listing, start: occasion.start, minutes: occasion.minutes, share: occasion.share,
      name: name.text, salt: ProofBytes.text(salt), randomizer: ProofBytes.text(randomizer),
      signature: ProofBytes.text(signature), key: ProofBytes.text(key)
    ).bytes()
  }

  init(
    occasion: ProofOccasion, name: ProofName, salt: [UInt8], randomizer: [UInt8], signature: [UInt8], key: [UInt8]
  ) {
    (self.occasion, self.name, self.salt, self.randomizer) = (occasion, name, salt, randomizer)
    (self.signature, self.key) = (signature, key)
  }
}
