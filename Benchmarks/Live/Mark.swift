import Foundation

/// What is in a message to find it again: `~`, when it was sent, and its number in its room; 16 and 8 hexadecimal digits.
/// Made of characters that HTML, JSON and forms leave as they are.
enum Mark {
  static let length = 25
  private static let digits = Array("0123456789abcdef".utf8)

  static func make(time: UInt64, number: UInt32) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "~")]
    for place in (0..<16).reversed() { bytes.append(digits[Int(time >> UInt64(place * 4) & 15)]) }
    for place in (0..<8).reversed() { bytes.append(digits[Int(number >> UInt32(place * 4) & 15)]) }
    return bytes
  }

  /// Calls `body` for each mark that is there as a whole; returns where what may be the beginning of one stands.
  static func find(in bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt64, UInt32) -> Void) -> Int {
    var place = 0
    while let base = bytes.baseAddress, place < bytes.count,
      let found = memchr(base + place, 0x7e, bytes.count - place)
    {
      let start = base.distance(to: found.assumingMemoryBound(to: UInt8.self).pointeeAddress)
      if start + length > bytes.count { return start }
      if let time = number(bytes, start + 1, 16), let count = number(bytes, start + 17, 8) {
        body(time, UInt32(count))
        place = start + length
      } else {
        place = start + 1
      }
    }
    return bytes.count
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt64? {
    var number: UInt64 = 0
    for place in start..<(start + count) {
      switch bytes[place] {
      case 0x30...0x39: number = number << 4 | UInt64(bytes[place] - 0x30)
      case 0x61...0x66: number = number << 4 | UInt64(bytes[place] - 0x57)
      default: return nil
      }
    }
    return number
  }
}

extension UnsafeMutablePointer<UInt8> {
  fileprivate var pointeeAddress: UnsafePointer<UInt8> { UnsafePointer(self) }
}
