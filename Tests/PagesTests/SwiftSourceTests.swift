import Testing

/// The reader of sources that other tests stand on.
@Suite struct SwiftSourceTests {
  private func keys(_ source: String) -> [String] {
    SwiftSource(source).calls.flatMap { $0.arguments.compactMap { $0.literal?.key } }
  }

  @Test func findsPlainAndInterpolatedCalls() {
    #expect(keys(#"let a = t("Find a meeting")"#) == ["Find a meeting"])
    #expect(keys(#"t("\(n) of \(list.map { "\($0)" }.count) places")"#) == ["{1} of {2} places"])
    #expect(keys(#"t("say \"hi\" \u{2026}")"#) == ["say \"hi\" …"])
  }

  @Test func findsCallsInsideInterpolations() {
    #expect(keys(##"let h: HTML = "<p>\(t("Back to \(t("Meetings"))"))</p>""##) == ["Meetings", "Back to {1}"])
    #expect(keys(##"let h: HTML = #"<p class="x">\#(t("Raw"))</p>"#"##) == ["Raw"])
  }

  @Test func findsBothFormsOfAPlural() {
    let source = #"t(count: n, one: "\(n) meeting (really)", other: "\(n) meetings, \(f(a, b))")"#
    let call = SwiftSource(source).calls.first
    #expect(call?.arguments.map(\.label) == ["count", "one", "other"])
    #expect(call?.arguments.last?.literal?.key == "{1} meetings, {2}")
  }

  @Test func readsMultilineLiterals() {
    let source = """
      let x = t(\"\""
          Two \\
          in one
          and more
          \""")
      """.replacing("\"\"\"\"", with: "\"\"\"")
    #expect(keys(source) == ["Two in one\nand more"])
  }

  @Test func ignoresCommentsMembersAndLongerNames() {
    #expect(keys(#"// t("no")"#) == [])
    #expect(keys(#"/* t("no") /* t("no") */ t("no") */ t("yes")"#) == ["yes"])
    #expect(keys(#"x.t("no"); format("no"); func t("no")"#) == [])
  }

  @Test func aTextThatIsNoLiteralHasNoKey() {
    #expect(SwiftSource(#"t(isLate ? "a" : "b")"#).calls.first?.arguments.first?.literal == nil)
    #expect(SwiftSource(#"t("a" + b)"#).calls.first?.arguments.first?.literal == nil)
  }
}
