import Crypto

/// Seals what happens in one room while it is open. With the key everything said is gone, wherever a copy may lie.
struct RoomKey: Sendable {
  private let key: SymmetricKey

  init() { key = SymmetricKey(size: .bits256) }

  /// Nil for a key that was erased.
  init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    key = SymmetricKey(data: bytes)
  }

  var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

  func seal(_ bytes: [UInt8], room: String, sequence: Int64) throws -> [UInt8] {
    let box = try AES.GCM.seal(bytes, using: key, authenticating: Self.context(room, sequence))
    guard let combined = box.combined else { throw RoomError.damaged }
    return Array(combined)
  }

  /// - Throws: `RoomError.damaged` where it was changed or moved.
  func open(_ sealed: [UInt8], room: String, sequence: Int64) throws -> [UInt8] {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let bytes = try? AES.GCM.open(box, using: key, authenticating: Self.context(room, sequence))
    else { throw RoomError.damaged }
    return Array(bytes)
  }

  private static func context(_ room: String, _ sequence: Int64) -> [UInt8] { Array("room \(room) \(sequence)".utf8) }
}
