import Foundation

/// The database's file and folder: people's records, so for their owner alone.
enum SQLiteFile {
  /// Creates what is missing of the file and its folders. What exists keeps its permissions; true if others may read it.
  static func prepare(_ path: String) throws -> Bool {
    guard !path.isEmpty, !path.utf8.contains(0), !path.hasPrefix(":") else {
      throw DatabaseError.location(message: "A SQLite database needs the path of a file.")
    }
    try makeFolder((path as NSString).deletingLastPathComponent)
    // SQLite gives its companion files (-wal, -shm) the permissions of this one.
    try create(path, mode: 0o600, mustBeNew: false)
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  static func create(_ path: String, mode: mode_t, mustBeNew: Bool) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | (mustBeNew ? O_EXCL : 0), mode)
    guard descriptor >= 0 else { throw failure("The database file \(path) cannot be opened", errno) }
    close(descriptor)
  }

  private static func makeFolder(_ path: String) throws {
    if path.isEmpty || access(path, F_OK) == 0 { return }
    try makeFolder((path as NSString).deletingLastPathComponent)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw failure("The folder \(path) cannot be created", errno)
    }
  }

  /// Makes sure that a file, or a folder's list of files, is on the disk.
  static func synchronize(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("\(path) cannot be opened", errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("\(path) cannot be written to the disk", errno) }
  }

  static func failure(_ what: String, _ number: Int32) -> DatabaseError {
    .location(message: "\(what): \(String(cString: strerror(number))).")
  }
}
