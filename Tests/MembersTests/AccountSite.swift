import Database
import DatabaseTesting
import MembersTesting
import Web

@testable import Members

/// Accounts alone, in process.
enum AccountSite {
  static let passphrase = "four kettles on a blue shelf"

  static func with(_ engine: TestEngine = .sqlite, _ body: @Sendable @escaping (MemberSite) async throws -> Void)
    async throws
  {
    try await MemberSite.with(
      engine, features: { members, _ in [MembersFeature(members, collections: [])] }, body)
  }
}

extension MemberSite {
  /// Somebody who joined as people do, in a browser, and the code that they were shown.
  func joined(_ name: String, passphrase: String = AccountSite.passphrase) async throws -> (
    browser: TestBrowser, code: String
  ) {
    let browser = browser()
    let answer = try await browser.post(
      "/join", [("name", name), ("passphrase", passphrase), ("agreed", "yes"), ("adult", "yes")])
    let code = answer.body.firstMatch(of: /id="recovery-code"[^>]*>(.*?)<\/p>/)
    let text = code.map { String($0.1).matches(of: /<span>(\w+)<\/span>/).map { String($0.1) } } ?? []
    return (browser, text.joined(separator: "-"))
  }
}
