import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// What a browser knows its seat by. For members it follows from their key, so that the same person finds the same seat on another
/// device; for visitors it is made by chance. The database has a fingerprint of it.
struct SeatToken: Sendable, Hashable {
  /// 32 hexadecimal digits.
  let text: String

  init(random: () -> UInt64) {
    text = [random(), random()].map { bits in
      let digits = String(bits, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  init(of signedIn: SignedIn, in room: String) { text = signedIn.vault.pseudonym(for: "seat \(room)") }

  /// Nil for anything that is not a token.
  init?(cookie: String) {
    guard cookie.utf8.count == 32, cookie.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      return nil
    }
    text = cookie
  }

  var hash: String { Self.digest("homegroup seat \(text)") }

  /// Tells a browser that was removed when it comes back to that room. Of no use in any other.
  func mark(in room: String) -> String { Self.digest("homegroup mark \(room) \(text)") }

  private static func digest(_ text: String) -> String {
    SHA256.hash(data: Data(text.utf8)).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// The cookie of a seat: one for each room, gone a day later.
enum SeatCookie {
  private static func name(_ room: String, isSecure: Bool) -> String { (isSecure ? "__Host-seat-" : "seat-") + room }

  static func token(_ request: Request, _ room: String, isSecure: Bool) -> SeatToken? {
    request.cookies[name(room, isSecure: isSecure)].flatMap { SeatToken(cookie: $0.value) }
  }

  static func set(_ token: SeatToken, _ room: String, isSecure: Bool, _ response: inout Response) {
    response.setCookie(cookie(room, token.text, seconds: RoomBounds.cookieSeconds, isSecure))
  }

  static func remove(_ room: String, isSecure: Bool, _ response: inout Response) {
    response.setCookie(cookie(room, "", seconds: 0, isSecure))
  }

  private static func cookie(_ room: String, _ value: String, seconds: Int, _ isSecure: Bool) -> Cookie {
    Cookie(
      name: name(room, isSecure: isSecure), value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }
}
