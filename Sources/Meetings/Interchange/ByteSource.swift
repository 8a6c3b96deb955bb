import Foundation
import Synchronization

/// Why bytes could not be had, in words for people.
public enum ByteSourceError: Error, Hashable, Sendable, CustomStringConvertible {
  case notFound(path: String)
  case isFolder(path: String)
  case unreadable(path: String, reason: String)

  public var description: String {
    switch self {
    case .notFound(let path): "There is no file \(path)."
    case .isFolder(let path): "\(path) is a folder, not a file."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
    }
  }
}

extension ByteSource {
  /// Bytes already in memory, in pieces of at most `piece`.
  public static func memory(_ bytes: [UInt8], piece: Int = .max) -> ByteSource {
    let at = Cursor()
    return ByteSource(totalBytes: bytes.count) { most in
      at.position.withLock { start in
        let end = min(bytes.count, start + max(1, min(most, piece)))
        defer { start = end }
        return Array(bytes[start..<end])
      }
    }
  }

  /// A file, opened now and read as it is asked for. Throws `ByteSourceError`, or `FeedError.tooLarge` where it is larger than
  /// `limit`, at once where its size is known and else when the limit is passed.
  public static func file(_ path: String, limit: Int = FeedLimits.feedBytes) throws -> ByteSource {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ByteSourceError.notFound(path: path)
    }
    if isFolder.boolValue { throw ByteSourceError.isFolder(path: path) }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ByteSourceError.unreadable(path: path, reason: "permission was refused")
    }
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    // A pipe has no size.
    let size = facts?[.type] as? FileAttributeType == .typeRegular ? (facts?[.size] as? NSNumber)?.intValue : nil
    if let size, size > limit { throw FeedError.tooLarge(limit: limit) }
    let file = OpenFile(handle: handle, path: path)
    return ByteSource(totalBytes: size) { most in try file.read(most) }.bounded(to: limit)
  }

  /// The same bytes, with `FeedError.tooLarge` in place of what lies beyond `limit`.
  public func bounded(to limit: Int) -> ByteSource {
    let at = Cursor()
    return ByteSource(totalBytes: totalBytes) { most in
      let piece = try read(most)
      let total = at.position.withLock { position in
        position += piece.count
        return position
      }
      if total > limit { throw FeedError.tooLarge(limit: limit) }
      return piece
    }
  }
}

private final class Cursor: Sendable {
  let position = Mutex(0)
}

/// A file handle that closes when nobody reads it any more.
private final class OpenFile: Sendable {
  private let handle: Mutex<FileHandle>
  private let path: String

  init(handle: sending FileHandle, path: String) {
    self.handle = Mutex(handle)
    self.path = path
  }

  func read(_ most: Int) throws -> [UInt8] {
    try handle.withLock { handle in
      do {
        return try handle.read(upToCount: most).map { [UInt8]($0) } ?? []
      } catch {
        throw ByteSourceError.unreadable(path: path, reason: error.localizedDescription)
      }
    }
  }

  deinit {
    handle.withLock { try? $0.close() }
  }
}
