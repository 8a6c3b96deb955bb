import Testing

@testable import Members

@Suite("Recovery codes")
struct RecoveryCodeTests {
  @Test("Are read as they are printed, and as people copy them")
  func roundTrip() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let code = RecoveryCode(random: &random)
      #expect(code.text.split(separator: "-").map(\.count) == Array(repeating: 4, count: 9))
      #expect(RecoveryCode(typed: code.text) == code)
      #expect(RecoveryCode(typed: code.text.lowercased().replacing("-", with: " ")) == code)
      #expect(RecoveryCode(typed: code.text.replacing("0", with: "o").replacing("1", with: "l")) == code)
    }
  }

  @Test("A slip of the pen is noticed")
  func slips() throws {
    var random = SystemRandomNumberGenerator()
    var noticed = 0
    for _ in 0..<200 {
      var letters = Array(RecoveryCode(random: &random).text.replacing("-", with: ""))
      let index = Int.random(in: 0..<32, using: &random)
      letters[index] = letters[index] == "A" ? "B" : "A"
      if RecoveryCode(typed: String(letters)) == nil { noticed += 1 }
    }
    #expect(noticed >= 198)
    #expect(RecoveryCode(typed: "") == nil && RecoveryCode(typed: "hello") == nil)
  }
}
