import Crypto
import Database
import DatabaseTesting
import Foundation
import Meetings
import MembersTesting
import ProofsTesting
import Testing

@testable import Proofs
@testable import Rooms

/// Two people take proofs. Whoever has all that the server has, and both papers, must not be able to say which is whose.
@Suite("Unlinkable")
struct UnlinkabilityTests {
  static let cases = TestEngine.allCases.flatMap { engine in [true, false].map { (engine, $0) } }

  @Test("What the server holds fits each paper equally well", arguments: cases)
  func nothingTells(_ engine: TestEngine, rosaFirst: Bool) async throws {
    let rooms = FakeRooms()
    rooms.set("seat of rosa", minutes: 60)
    rooms.set("seat of theo", minutes: 60)
    try await rooms.with(engine) { store, database, _ in
      let entry = try await rooms.publish(store)
      let before = try await rawContents(of: database)
      let rosa = try Attendee("Rosa Álvarez", seat: "seat of rosa", entry)
      let theo = try Attendee("Theo Brandt", seat: "seat of theo", entry)
      let inOrder = rosaFirst ? [rosa, theo] : [theo, rosa]
      var signed: [[UInt8]] = []
      for attendee in inOrder {
        signed.append(
          try await store.sign(attendee.request.blinded, visitor: attendee.visitor, in: FakeRooms.room))
      }
      let proofs = try zip(inOrder, signed).map { try $0.request.finish($1) }
      let after = try await rawContents(of: database)
      for proof in proofs {
        for contents in [before, after] { try expectNothing(of: proof, entry, in: contents) }
      }
      for attendee in inOrder {
        #expect(Self.finding(attendee.request.blinded, in: after).isEmpty, "the blinded message itself is kept")
      }
      // Every hash on record, with either paper: there is a blinding factor that leads from the one to the other, so the
      // record was as likely to come from this paper as from that.
      let recorded = try await database.read {
        try $0.query("SELECT blinded_hash FROM proof_taken") { try $0.blob(0) }
      }
      #expect(recorded.count == 2)
      let n = BigNumber(entry.key.modulus)
      for (attendee, blindSignature) in zip(inOrder, signed) {
        #expect(recorded.contains(Array(SHA256.hash(data: attendee.request.blinded))))
        for proof in proofs {
          let inverse = try #require(BigNumber(proof.signature).inverse(modulo: n))
          let factor = (BigNumber(blindSignature) * inverse).divided(by: n).remainder
          let encoded = BigNumber(proof.signature).power(65_537, modulo: n)
          let blinded = (encoded * factor.power(65_537, modulo: n)).divided(by: n).remainder.bytes(256)
          #expect(recorded.contains(Array(SHA256.hash(data: blinded))))
          #expect(factor.inverse(modulo: n) != nil)
        }
      }
    }
  }

  @Test("The two papers differ in nothing that the server chose")
  func samePapers() async throws {
    let rooms = FakeRooms()
    rooms.set("a", minutes: 48)
    rooms.set("b", minutes: 60)
    try await rooms.with(.sqlite) { store, _, clock in
      let entry = try await rooms.publish(store)
      let first = try await Attendee("Rosa", seat: "a", entry).take(store)
      clock.advance(minutes: 400)
      let second = try await Attendee("Theo", seat: "b", entry).take(store)
      // Facts and key are the log's own; the rest is of the browser's making.
      #expect(first.occasion == entry.occasion && second.occasion == entry.occasion)
      #expect(first.key == entry.name && second.key == entry.name)
    }
  }

  /// Looks for everything that a paper has of its own, as bytes and in each way that text is commonly made of bytes.
  private func expectNothing(of proof: AttendanceProof, _ entry: KeyLogEntry, in contents: [[UInt8]]) throws {
    let prepared = ProofMessage.prepared(
      key: proof.key, name: proof.name, salt: proof.salt, randomizer: proof.randomizer)
    let encoded = BigNumber(proof.signature).power(65_537, modulo: BigNumber(entry.key.modulus)).bytes(256)
    let values: [(String, [UInt8])] = [
      ("name", Array(proof.name.text.utf8)), ("salt", proof.salt), ("randomizer", proof.randomizer),
      ("message", Array(prepared.suffix(32))), ("signature", proof.signature), ("encoded message", encoded),
      ("hash of the signature", Array(SHA256.hash(data: proof.signature))),
      ("hash of the name", Array(SHA256.hash(data: Array(proof.name.text.utf8)))),
      ("hash of the message", Array(SHA384.hash(data: prepared))),
      ("hash of the encoded message", Array(SHA256.hash(data: encoded))),
    ]
    for (name, value) in values { #expect(Self.finding(value, in: contents).isEmpty, "\(name)") }
  }

  private static func finding(_ value: [UInt8], in contents: [[UInt8]]) -> [Data] {
    let hex = value.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let forms: [Data] = [
      Data(value), Data(value.prefix(16)), Data(hex.utf8), Data(hex.uppercased().utf8),
      Data(Data(value).base64EncodedString().utf8), Data(ProofBytes.text(value).utf8),
    ]
    let all = contents.map { Data($0) }
    return forms.filter { form in all.contains { $0.range(of: form) != nil } }
  }
}
