import CZlib
import NIOCore

/// Gzip (RFC 1952) by zlib.
public enum Gzip {
  /// How hard to try.
  public enum Effort: Int32, Sendable {
    /// For what is made anew for each request: the last of zlib's fast levels. A page of 24 KB takes 90 µs (level 6: 150),
    /// 63 KB of JSON 155 µs (level 6: 530), and they come out 9 and 14 % larger than there.
    case quick = 3
    /// For what is made once and sent many times.
    case thorough = 9
  }

  /// Nil where zlib has no memory: send the bytes as they are.
  public static func compress(_ bytes: [UInt8], effort: Effort) -> [UInt8]? {
    var stream = z_stream()
    guard start(&stream, effort) else { return nil }
    defer { deflateEnd(&stream) }
    return bytes.withUnsafeBytes { source in
      let room = Int(deflateBound(&stream, UInt(source.count)))
      var count: Int?
      let packed = [UInt8](unsafeUninitializedCapacity: room) { target, written in
        count = finish(&stream, from: source, into: UnsafeMutableRawBufferPointer(target))
        written = count ?? 0
      }
      return count == nil ? nil : packed
    }
  }

  public static func compress(_ buffer: ByteBuffer, effort: Effort) -> ByteBuffer? {
    var stream = z_stream()
    guard start(&stream, effort) else { return nil }
    defer { deflateEnd(&stream) }
    return buffer.withUnsafeReadableBytes { source in
      let room = Int(deflateBound(&stream, UInt(source.count)))
      var packed = ByteBuffer()
      var count: Int?
      packed.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { target in
        count = finish(&stream, from: source, into: target)
        return count ?? 0
      }
      return count == nil ? nil : packed
    }
  }

  private static func start(_ stream: inout z_stream, _ effort: Effort) -> Bool {
    // 15 bits of window, and 16 for a gzip wrapper; memory level 8: zlib's own defaults (zlib.h).
    deflateInit2_(
      &stream, effort.rawValue, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  /// `target` has the room that `deflateBound` asked for, so one call does it.
  private static func finish(
    _ stream: inout z_stream, from source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) -> Int? {
    guard source.count <= UInt32.max, target.count <= UInt32.max else { return nil }
    // zlib does not write to its input; its declaration only lacks the const.
    stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: UInt8.self).baseAddress)
    stream.avail_in = UInt32(source.count)
    stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
    stream.avail_out = UInt32(target.count)
    return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : nil
  }
}
