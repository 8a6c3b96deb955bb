import Testing

@testable import Members

@Suite("Names and passphrases")
struct PassphraseTests {
  private func problem(_ passphrase: String, name: String = "Rosa K.") -> AccountProblem? {
    do {
      _ = try Passphrase.chosen(passphrase, name: try? MemberName(name))
      return nil
    } catch { return error }
  }

  @Test(
    "Ordinary sentences are taken, with no rule but length",
    arguments: [
      "the kettle goes on before my coat", "tres gatos duermen en la cocina", "walk talk lamp river",
      "四つの言葉を並べてみる合言葉にしよう",
      "no capitals or digits needed here", "harbour lights and a biscuit",
    ])
  func taken(passphrase: String) { #expect(problem(passphrase) == nil) }

  @Test(
    "What is tried first is not",
    arguments: [
      "passwordpassword", "Password Password 1", "p455w0rdp455w0rd", "123456789012345", "qwertyuiopasdfghjkl",
      "abcdefghijklmnopqrst",
      "one day at a time", "One Day At A Time!!", "correct horse battery staple", "aaaaaaaaaaaaaaaaaaaa",
      "abcabcabcabcabcabc",
      "!!!!!!!!!!!!????", "letmein letmein letmein", "1234passphrase1234",
    ])
  func common(passphrase: String) { #expect(problem(passphrase) == .passphraseCommon) }

  @Test("Length and the name are looked at")
  func rules() {
    #expect(problem("short") == .passphraseTooShort)
    #expect(problem(String(repeating: "long words ", count: 30)) == .passphraseTooLong)
    #expect(problem("Rosa Koenigsberger", name: "Rosa Koenigsberger") == .passphraseIsName)
    #expect(problem("rosakoenigsberger1", name: "Rosa Koenigsberger") == .passphraseIsName)
  }

  @Test("A passphrase is the same from every keyboard, and never printed")
  func normalised() throws {
    let words = try #require(Passphrase(typed: "secret words"))
    #expect(Passphrase(typed: "caf\u{E9} und Tee")?.bytes == Passphrase(typed: "cafe\u{301} und Tee")?.bytes)
    #expect("\(words)" == "(passphrase)")
    #expect(Passphrase(typed: "") == nil)
  }

  @Test("Names that look alike are the same name")
  func names() throws {
    #expect(try MemberName("  Rosa   K. ").text == "Rosa K.")
    #expect(try MemberName("Rosa K.").key == MemberName("rósa k").key)
    for (typed, problem) in [
      ("R", AccountProblem.nameTooShort), (String(repeating: "x", count: 41), .nameTooLong), ("...", .nameUnreadable),
      ("a\u{202E}b", .nameUnreadable), ("", .nameTooShort),
    ] {
      #expect(throws: problem) { try MemberName(typed) }
    }
  }
}
