import Testing

@testable import Pages

@Suite struct LanguageTests {
  @Test(
    arguments: [
      (nil, nil, "en"), (nil, "es-MX,es;q=0.9,en;q=0.8", "es"), (nil, "fr,de;q=0.9", "en"), ("es", "en", "es"),
      ("xx", "es", "es"), ("ES_mx", nil, "es"), (nil, "en;q=0.5, es;q=0.7", "es"), (nil, "es;q=0, en", "en"),
      (nil, "fr-CA, es ; q=0.3", "es"), (nil, ",,;q=1,es;q=x,", "en"), (nil, "*", "en"), (nil, "esperanto", "en"),
      ("", "", "en"),
    ] as [(String?, String?, String)])
  func negotiates(_ preferred: String?, _ header: String?, _ code: String) {
    #expect(Language.negotiate(preferred: preferred, acceptLanguage: header).code == code)
  }

  @Test func anEndlessHeaderIsIgnored() {
    #expect(Language.negotiate(preferred: nil, acceptLanguage: String(repeating: "es,", count: 400)).code == "en")
  }

  @Test func numbersAreGroupedAsTheLanguageHasIt() {
    #expect([0, 999, 1_106, -1_234_567].map(Language.english.grouped) == ["0", "999", "1,106", "-1,234,567"])
    #expect([9_999, 10_000].map(Language.spanish.grouped) == ["9999", "10\u{202F}000"])
  }

  @Test(
    arguments: [
      ("en-US,en;q=0.9", DistanceUnit.miles), ("en-GB", .miles), ("es-US", .miles), ("en", .kilometres),
      ("es-MX", .kilometres), ("zh-Hant-TW", .kilometres), (nil, .kilometres), ("de,en-US;q=0.5", .kilometres),
    ] as [(String?, DistanceUnit)])
  func distancesFollowTheRegion(_ header: String?, _ unit: DistanceUnit) {
    #expect(DistanceUnit.preferred(acceptLanguage: header) == unit)
  }
}

@Suite struct LocalizedTextTests {
  @Test func valuesStandWhereTheTemplatePutsThem() {
    let text: LocalizedText = "\("A") of \(1_200) {x} {9}"
    #expect(text.key == "{1} of {2} {x} {9}")
    #expect(text.filling(text.key, in: .english) == "A of 1,200 {x} {9}")
    #expect(text.filling("{2}, {1} {1} {3} {", in: .spanish) == "1200, A A {3} {")
  }

  @Test func aValueIsNotReadAsATemplate() {
    let text: LocalizedText = "\("{2}") and \("{1}")"
    #expect(text.filling(text.key, in: .english) == "{2} and {1}")
  }

  @Test func pluralsFollowTheCount() {
    func days(_ n: Int) -> String { t(count: n, one: "in 1 day", other: "in \(n) days") }
    #expect([0, 1, 2].map(days) == ["in 0 days", "in 1 day", "in 2 days"])
    Language.$current.withValue(.spanish) {
      #expect([0, 1, 2].map(days) == ["en 0 días", "en 1 día", "en 2 días"])
    }
  }

  @Test func theLanguageIsTheTasks() async {
    let spanish = await Language.$current.withValue(.spanish) { await Task { t("Help now") }.value }
    #expect(spanish == "Ayuda ya")
    #expect(t("Help now") == "Help now")
  }
}
