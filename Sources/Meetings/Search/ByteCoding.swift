/// Appends values in the compact binary form of search records: numbers as LEB128, texts with their length before them.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(byte: UInt8) { bytes.append(byte) }

  mutating func write(_ value: Int) {
    var rest = UInt64(max(0, value))
    while rest >= 128 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Numbers of either sign, small ones short.
  mutating func write(signed value: Int) { write((value << 1) ^ (value >> (Int.bitWidth - 1))) }

  mutating func write(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: some Collection<UInt8>) {
    write(text.count)
    bytes.append(contentsOf: text)
  }

  mutating func write(_ text: String) { write(text.utf8) }
}

/// Reads what `ByteWriter` wrote. Whatever the bytes are, it never reads beyond them: at the first fault `hasFailed` is set and
/// every further value is zero or empty.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private(set) var hasFailed = false

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() -> UInt8 {
    guard position < bytes.count else { return fail(0) }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 63 {
      let next = byte()
      value |= UInt64(next & 127) << shift
      if next < 128 { return value <= UInt64(Int.max) ? Int(value) : fail(0) }
      shift += 7
    }
    return fail(0)
  }

  mutating func signedNumber() -> Int {
    let value = number()
    return (value >> 1) ^ -(value & 1)
  }

  /// How many items follow; no more than there are bytes left, so that nothing is reserved for a false count.
  mutating func count() -> Int {
    let value = number()
    return value <= bytes.count - position ? value : fail(0)
  }

  mutating func double() -> Double {
    guard bytes.count - position >= 8 else { return fail(0) }
    defer { position += 8 }
    return Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
  }

  /// Valid as long as the bytes are.
  mutating func text() -> UnsafeRawBufferPointer {
    let length = count()
    defer { position += length }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<(position + length)])
  }

  private mutating func fail<Value>(_ value: Value) -> Value {
    hasFailed = true
    position = bytes.count
    return value
  }
}

extension String {
  init(_ text: UnsafeRawBufferPointer) { self = String(decoding: text, as: UTF8.self) }
}
