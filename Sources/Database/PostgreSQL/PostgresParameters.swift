import CLibpq

/// Values in PostgreSQL's binary format, one after another in one piece of memory.
struct PostgresParameters {
  private var bytes: [UInt8] = []
  /// Where each value begins; nil for NULL.
  private var starts: [Int?] = []
  private var lengths: [Int32] = []

  init(_ values: [Value]) {
    starts.reserveCapacity(values.count)
    lengths.reserveCapacity(values.count)
    for value in values { append(value) }
    // Even without a value there is an address to give.
    bytes.append(0)
  }

  private mutating func append(_ value: Value) {
    let start = bytes.count
    switch value {
    case .null: break
    case .text(let text): bytes.append(contentsOf: text.utf8)
    case .integer(let integer): append(bigEndian: UInt64(bitPattern: integer))
    case .real(let real): append(bigEndian: real.bitPattern)
    case .blob(let blob): bytes.append(contentsOf: blob)
    }
    starts.append(value == .null ? nil : start)
    lengths.append(Int32(clamping: bytes.count - start))
  }

  private mutating func append(bigEndian number: UInt64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Calls `body` with what `PQexecParams` and `PQexecPrepared` take: count, values, lengths, formats.
  func withPointers<T>(
    _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
  ) -> T {
    bytes.withUnsafeBytes { memory in
      let base = memory.bindMemory(to: CChar.self).baseAddress
      let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
      let formats = [Int32](repeating: Self.binary, count: starts.count)
      return body(Int32(starts.count), pointers, lengths, formats)
    }
  }

  static let binary: Int32 = 1

  /// The type that a value is declared with. NULL is declared with none: the server finds it from the place it stands in.
  static func type(of value: Value) -> Oid {
    switch value {
    case .null: 0
    case .text: PostgresType.text
    case .integer: PostgresType.int8
    case .real: PostgresType.float8
    case .blob: PostgresType.bytes
    }
  }
}

/// A statement as the server knows it.
struct PostgresPrepared {
  let name: String
  /// Declared, or found by the server.
  let types: [Oid]

  /// Whether values of these kinds can be sent to it as they are.
  func takes(_ values: [Value]) -> Bool {
    zip(types, values).allSatisfy { type, value in
      switch value {
      case .null: true
      case .text: type == PostgresType.text || type == PostgresType.varchar
      case .integer, .real, .blob: type == PostgresParameters.type(of: value)
      }
    }
  }
}

/// One text's prepared statements: usually one, another where a parameter carries values of another kind.
struct PostgresVariants {
  let shape: StatementShape
  var prepared: [PostgresPrepared] = []
}
