import Meetings

@testable import Proofs

/// Random bytes that are the same each time.
final class Dice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
  }
}

enum Sample {
  static let newYork = Zone.named("America/New_York")!

  static func occasion(_ meeting: String = "Lamp in the Window", week: Int = 0, share: Int = 80) -> ProofOccasion {
    ProofOccasion(
      site: "https://meetings.example.org", group: "Harbour Group", meeting: meeting,
      listing: meeting.lowercased().replacing(" ", with: "-"),
      start: Instant(seconds: 1_795_474_800).adding(days: 7 * week), zone: newYork, minutes: 48, share: share)
  }

  /// Two keys, made once: it takes a while.
  static let pairs = Task { [try await ProofKeyPair.generated(), try await ProofKeyPair.generated()] }

  /// A log of two occurrences, and what signs for them.
  static func log() async throws -> (log: KeyLog, pairs: [ProofKeyPair]) {
    let pairs = try await pairs.value
    let first = KeyLogEntry(occasion(), key: pairs[0].publicKey, after: nil)
    let second = KeyLogEntry(occasion(week: 1), key: pairs[1].publicKey, after: first)
    return (try KeyLog([first, second]), pairs)
  }

  static func proof(_ name: String = "Rosa Álvarez", seed: UInt64 = 1) async throws -> (AttendanceProof, KeyLog) {
    let (log, pairs) = try await log()
    let request = try ProofRequest(ProofName(name)!, key: log.entries[0], random: Dice(seed).bytes)
    return (try request.finish(try pairs[0].sign(blinded: request.blinded)), log)
  }
}
