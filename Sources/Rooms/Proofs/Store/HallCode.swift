import Crypto
import Meetings
import Proofs

/// The code on the host's screen: eight digits that change every two minutes, made from a secret of the occurrence and the time
/// as RFC 6238 makes them. One is taken for as long again after it changed, for whoever types slowly.
struct HallCode: Sendable, Hashable {
  static let stepSeconds: Int64 = 120

  /// Eight digits.
  let digits: String
  /// Until the screen shows another.
  let secondsShown: Int
  /// Until it is not taken any more.
  var secondsTaken: Int { secondsShown + Int(Self.stepSeconds) }

  init(secret: [UInt8], _ entry: KeyLogEntry, at now: Instant) {
    digits = Self.digits(secret, entry, step: now.seconds / Self.stepSeconds)
    secondsShown = Int(Self.stepSeconds - now.seconds % Self.stepSeconds)
  }

  /// In two groups, to be read out.
  var spaced: String { "\(digits.prefix(4)) \(digits.suffix(4))" }

  static func accepts(_ typed: String, secret: [UInt8], _ entry: KeyLogEntry, at now: Instant) -> Bool {
    let plain = typed.compactMap { $0.wholeNumberValue.map(String.init) }.joined()
    let step = now.seconds / stepSeconds
    return [step, step - 1].contains { digits(secret, entry, step: $0) == plain }
  }

  private static func digits(_ secret: [UInt8], _ entry: KeyLogEntry, step: Int64) -> String {
    let message = Array("homegroup hall code 1\n".utf8) + entry.name + withUnsafeBytes(of: step.bigEndian) { Array($0) }
    let code = HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: secret))
    let number = Array(code).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 100_000_000
    return String(String(100_000_000 + number).dropFirst())
  }
}
