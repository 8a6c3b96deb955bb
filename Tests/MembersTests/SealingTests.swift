import Crypto
import Testing

@testable import Members

@Suite("Sealing")
struct SealingTests {
  let key = SymmetricKey(size: .bits256)

  @Test("Opens what it sealed, with the same key and context alone", arguments: [0, 1, 255, 256, 1_000, 70_000])
  func roundTrip(length: Int) throws {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let context = Sealing.context("a", "b")
    let sealed = try Sealing.seal(bytes, with: key, context: context)
    #expect(try Sealing.open(sealed, with: key, context: context) == bytes)
    #expect(throws: VaultError.altered) { try Sealing.open(sealed, with: key, context: Sealing.context("ab", "")) }
    #expect(throws: VaultError.altered) {
      try Sealing.open(sealed, with: SymmetricKey(size: .bits256), context: context)
    }
    #expect(throws: VaultError.altered) { try Sealing.open(sealed.dropLast(), with: key, context: context) }
    #expect(throws: VaultError.altered) { try Sealing.open([], with: key, context: context) }
    #expect(try Sealing.seal(bytes, with: key, context: context) != sealed)
  }

  @Test("Zeros at the end are part of what was sealed")
  func zeros() throws {
    let bytes: [UInt8] = [1, 0, 0, 0x80, 0, 0]
    let sealed = try Sealing.seal(bytes, with: key, context: [])
    #expect(try Sealing.open(sealed, with: key, context: []) == bytes)
  }

  @Test("Lengths fall into few classes, each at most an eighth larger than what is in it")
  func padding() {
    var classes: Set<Int> = []
    var last = 0
    for length in 1...100_000 {
      let padded = Sealing.paddedLength(length)
      classes.insert(padded)
      #expect(padded >= length && padded >= last)
      if length > 256 { #expect(Double(padded) <= Double(length) * 1.125) }
      last = padded
    }
    #expect(Sealing.paddedLength(1) == 256 && Sealing.paddedLength(256) == 256)
    #expect(classes.count < 150)
  }
}
