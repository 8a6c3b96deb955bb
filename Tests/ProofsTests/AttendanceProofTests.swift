import Foundation
import Meetings
import Testing

@testable import Proofs

@Suite("Proof of attendance")
struct AttendanceProofTests {
  @Test("A proof holds, and still does after being a file")
  func holds() async throws {
    let (proof, log) = try await Sample.proof()
    try proof.verify(in: log)
    let read = try AttendanceProof(json: proof.json())
    #expect(read == proof)
    try read.verify(in: log)
  }

  @Test("The longest names make a file within its bound")
  func longest() async throws {
    let pairs = try await Sample.pairs.value
    let long = String(repeating: "é🌊", count: 100)
    let occasion = ProofOccasion(
      site: long, group: long, meeting: long, listing: long, start: Instant(seconds: 0), zone: .utc, minutes: 9_999,
      share: 200)
    #expect(occasion.group.unicodeScalars.count == ProofLimits.longestText)
    #expect(occasion.minutes == ProofLimits.longestMeeting && occasion.share == 100)
    let entry = KeyLogEntry(occasion, key: pairs[0].publicKey, after: nil)
    let name = try #require(ProofName(String(repeating: "🌊", count: ProofLimits.longestName)))
    let request = try ProofRequest(name, key: entry, random: Dice(2).bytes)
    let proof = try request.finish(pairs[0].sign(blinded: request.blinded))
    try AttendanceProof(json: proof.json()).verify(in: KeyLog([entry]))
    #expect(try proof.json().count < ProofLimits.longestFile)
  }

  /// Each part of the file, changed.
  static let changes: [(part: String, value: any Sendable, fault: ProofFault)] = [
    ("name", "Rosa Alvarez", .signature), ("salt", ProofBytes.text([UInt8](repeating: 1, count: 16)), .signature),
    ("randomizer", ProofBytes.text([UInt8](repeating: 1, count: 32)), .signature),
    ("signature", ProofBytes.text([UInt8](repeating: 1, count: 256)), .signature),
    ("group", "Another Group", .otherOccasion), ("meeting", "Another", .otherOccasion),
    ("site", "https://elsewhere.example", .otherOccasion), ("listing", "another", .otherOccasion),
    ("start", "2026-11-24T18:00:00-05:00", .otherOccasion), ("minutes", 60, .otherOccasion),
    ("share", 100, .otherOccasion), ("key", ProofBytes.text([UInt8](repeating: 1, count: 32)), .keyNotInLog),
    ("name", "", .damaged("name")), ("name", "Rosa  Álvarez", .damaged("name")),
    ("name", "Rosa A\u{301}lvarez", .damaged("name")), ("name", "Rosa\u{202E}", .damaged("name")),
    ("salt", "AAAA", .damaged("salt")), ("signature", "!", .damaged("signature")),
    ("minutes", -1, .damaged("minutes")), ("minutes", "48", .damaged("minutes")), ("share", true, .damaged("share")),
    ("start", "2026-02-30T18:00:00-05:00", .damaged("start")), ("start", "yesterday", .damaged("start")),
    ("version", 2, .damaged("version")), ("extra", 1, .damaged("extra")),
  ]

  @Test("Anything changed is refused, and said what it is", arguments: changes.indices)
  func changed(_ index: Int) async throws {
    let change = Self.changes[index]
    let (proof, log) = try await Sample.proof()
    var object = try #require(try JSONSerialization.jsonObject(with: Data(proof.json())) as? [String: Any])
    object[change.part] = change.value
    let file = [UInt8](try JSONSerialization.data(withJSONObject: object))
    #expect(throws: change.fault, "\(change.part)") { try AttendanceProof(json: file).verify(in: log) }
  }

  @Test(
    "A missing part, a cut file and no file at all are damage", arguments: ProofFile.CodingKeys.allCases.map(\.rawValue)
  )
  func missing(_ part: String) async throws {
    let (proof, _) = try await Sample.proof()
    var object = try #require(try JSONSerialization.jsonObject(with: Data(proof.json())) as? [String: Any])
    object[part] = nil
    let file = [UInt8](try JSONSerialization.data(withJSONObject: object))
    #expect(throws: ProofFault.damaged(part)) { try AttendanceProof(json: file) }
    #expect(throws: ProofFault.damaged("file")) { try AttendanceProof(json: Array(proof.json().dropLast())) }
    #expect(throws: ProofFault.damaged("file")) { try AttendanceProof(json: Array("[]".utf8)) }
  }

  @Test("Another occurrence's key signs nothing that holds here")
  func otherKey() async throws {
    let (log, pairs) = try await Sample.log()
    let request = try ProofRequest(ProofName("Rosa")!, key: log.entries[0], random: Dice(3).bytes)
    if let signature = try? pairs[1].sign(blinded: request.blinded) {
      #expect(throws: (any Error).self) { try request.finish(signature) }
    }
    // A proof of one occurrence, said to be of the other.
    let (proof, _) = try await Sample.proof()
    let moved = AttendanceProof(
      occasion: log.entries[1].occasion, name: proof.name, salt: proof.salt, randomizer: proof.randomizer,
      signature: proof.signature, key: log.entries[1].name)
    #expect(throws: ProofFault.signature) { try moved.verify(in: log) }
  }

  @Test("Only a number below the modulus is signed, and the same always the same")
  func blindedBounds() async throws {
    let pair = try await Sample.pairs.value[0]
    let tooLarge = [UInt8](repeating: 255, count: 256)
    for wrong in [[], [1], pair.publicKey.modulus, tooLarge, [UInt8](repeating: 0, count: 257)] {
      #expect(throws: ProofFault.damaged("blinded")) { try pair.sign(blinded: wrong) }
    }
    let blinded = [0] + Dice(4).bytes(255)
    #expect(try pair.sign(blinded: blinded) == ProofKeyPair(stored: pair.stored).sign(blinded: blinded))
  }

  @Test("Names come in one form")
  func names() {
    #expect(ProofName("  Rosa \t A\u{301}lvarez\n")?.text == "Rosa Álvarez")
    #expect(ProofName(" \u{2028} ") == nil)
    #expect(ProofName(String(repeating: "a", count: 101)) == nil)
    #expect(ProofName("\u{202E}azoR")?.text == "azoR")
  }
}
