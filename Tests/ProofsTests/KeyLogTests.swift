import Foundation
import Meetings
import Testing

@testable import Proofs

@Suite("The public log of keys")
struct KeyLogTests {
  @Test("The chain holds, also after being pages of JSON")
  func pages() async throws {
    let (log, _) = try await Sample.log()
    let page = KeyLogPage(total: 2, entries: log.entries)
    let read = try JSONDecoder().decode(KeyLogPage.self, from: Data(page.json()))
    #expect(read == page)
    #expect(try KeyLog(read.entries).head == log.head)
    #expect(log.entry(named: log.entries[1].name) == log.entries[1])
    #expect(try KeyLog([]).head == KeyLogEntry.beginning)
  }

  @Test("Whatever is done to it shows, and where")
  func tampering() async throws {
    let (log, pairs) = try await Sample.log()
    let (first, second) = (log.entries[0], log.entries[1])
    #expect(throws: KeyLogFault.index(at: 0)) { try KeyLog([second]) }
    #expect(throws: KeyLogFault.index(at: 0)) { try KeyLog([second, first]) }
    #expect(throws: KeyLogFault.index(at: 1)) { try KeyLog([first, first]) }
    // An older entry exchanged for one that says something else.
    let rewritten = KeyLogEntry(Sample.occasion(share: 10), key: pairs[0].publicKey, after: nil)
    #expect(throws: KeyLogFault.previous(at: 1)) { try KeyLog([rewritten, second]) }
    // A second key for the same occurrence, under another name of the group.
    let again = ProofOccasion(
      site: "", group: "Other", meeting: "Other", listing: "lamp-in-the-window",
      start: Instant(seconds: 1_795_474_800), zone: .utc, minutes: 1, share: 0)
    let third = KeyLogEntry(again, key: pairs[1].publicKey, after: second)
    #expect(throws: KeyLogFault.secondKey(at: 2)) { try KeyLog([first, second, third]) }
  }

  /// Each field of an entry's JSON with another value.
  static let changes: [(String, any Sendable)] = [
    ("index", 7), ("site", "x"), ("group", "x"), ("meeting", "x"), ("listing", "x"), ("start", "2026-11-23T18:00:00Z"),
    ("minutes", 1), ("share", 1), ("key", ProofBytes.text(KeyLogEntry.beginning)),
    ("hash", ProofBytes.text(KeyLogEntry.beginning)), ("spki", "AAAA"), ("previous", "="),
  ]

  @Test("A changed field breaks it", arguments: changes.indices)
  func field(_ index: Int) async throws {
    let (log, _) = try await Sample.log()
    let json = Data(try KeyLogPage(total: 1, entries: [log.entries[0]]).json())
    var page = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    var entries = try #require(page["entries"] as? [[String: Any]])
    entries[0][Self.changes[index].0] = Self.changes[index].1
    page["entries"] = entries
    let changed = try JSONSerialization.data(withJSONObject: page)
    #expect(throws: (any Error).self, "\(Self.changes[index].0)") {
      try KeyLog(try JSONDecoder().decode(KeyLogPage.self, from: changed).entries)
    }
  }

  @Test("Keys are of one kind, written in one way")
  func keys() async throws {
    let spki = try await Sample.pairs.value[0].publicKey.spki
    #expect(spki.count == 294)
    for (position, byte) in [(0, 0x31), (3, 0x21), (10, 0), (32, 1), (33, 0x7F), (288, 0x10), (289, 3), (293, 3)] {
      var other = spki
      other[position] = UInt8(byte)
      #expect(throws: ProofFault.damaged("spki"), "\(position)") { try ProofKey(spki: other) }
    }
    #expect(throws: ProofFault.damaged("spki")) { try ProofKey(spki: spki + [0]) }
  }

  @Test("Times are read as they are written, and no others")
  func times() throws {
    for seed in 0..<200 {
      let instant = Instant(seconds: Int64(seed) * 9_876_543)
      let zone = [Zone.utc, Sample.newYork, Zone.named("Asia/Kathmandu")!][seed % 3]
      #expect(ProofTime.instant(instant.rfc3339(in: zone)) == instant)
    }
    for wrong in [
      "2026-11-23T18:00:00", "2026-11-23 18:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T18:00:00+15:00", "",
    ] {
      #expect(ProofTime.instant(wrong) == nil)
    }
  }

  @Test("Bytes have one text")
  func bytes() {
    #expect(ProofBytes.bytes("AA") == [0] && ProofBytes.bytes("AB") == nil && ProofBytes.bytes("AA==") == nil)
    #expect(ProofBytes.bytes("-_8") == [251, 255] && ProofBytes.bytes("+/8") == nil && ProofBytes.bytes("A") == nil)
    #expect(ProofBytes.bytes("AA", count: 2) == nil)
  }
}
