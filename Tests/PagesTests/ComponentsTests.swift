import Testing

@testable import Pages

@Suite struct ComponentsTests {
  let errors = [FieldError(field: "what", message: "Choose one."), FieldError(field: "text", message: "Say <more>.")]

  private var form: HTML {
    """
    \(ErrorSummary(errors))\
    \(ChoiceGroup("What?", name: "what", kind: .radio, choices: [Choice("a", label: "A"), Choice("b", label: "B", count: 1_204, isOn: true)], errors: errors))\
    \(FormField("text", label: "Text", control: .multiline(rows: 3), value: "\n</textarea>", hint: "Short", errors: errors, isRequired: true, longest: 9))\
    \(FormField("name", label: "Name", value: "\"><x>"))\
    \(FormField("pick", label: "Pick", control: .select([Choice("1", label: "One"), Choice("2", label: "Two")]), value: "2"))
    """
  }

  @Test func errorsStandBesideTheirFieldsAndLeadToThem() {
    let markup = Markup(form.string)
    #expect(markup.faults == [])
    #expect(markup.all("a").compactMap { $0.attributes["href"] } == ["#field-what", "#field-text"])
    let text = markup.all("textarea").first?.attributes
    #expect(text?["aria-describedby"] == "field-text-hint field-text-error")
    #expect(text?["aria-invalid"] == "true")
    #expect(text?["required"] == "" && text?["maxlength"] == "9")
    #expect(markup.all("fieldset").first?.attributes["aria-describedby"] == "field-what-error")
    #expect(markup.all("input", where: "name", is: "name").first?.attributes["aria-invalid"] == nil)
  }

  @Test func valuesAreKept() {
    let text = form.string
    #expect(text.contains("<textarea rows=\"3\" id=\"field-text\""))
    // The line end of the value itself, after the one that a parser drops.
    #expect(text.contains(">\n\n&lt;/textarea&gt;</textarea>"))
    #expect(text.contains("value=\"&quot;&gt;&lt;x&gt;\""))
    #expect(text.contains("<option value=\"2\" selected>Two</option>"))
    #expect(text.contains("value=\"b\" checked>") && text.contains(">1,204</span>"))
    #expect(ErrorSummary([]).html.isEmpty)
  }

  @Test func longGroupsWaitBehindMore() {
    func group(_ count: Int, on: Int? = nil) -> String {
      ChoiceGroup(
        "G", name: "g", choices: (0..<count).map { Choice("\($0)", label: "L\($0)", isOn: $0 == on) }, shown: 3
      ).html.string
    }
    #expect(!group(4).contains("<details"))
    #expect(group(6).contains("<summary>3 more</summary>") && !group(6).contains(" open>"))
    #expect(group(6, on: 5).contains("<details class=\"more\" open>"))
    #expect(Markup(group(6)).faults == [])
    #expect(group(0) == "")
  }

  @Test func aRowIsOneLinkBesideItsAction() {
    let row = ListRow(
      time: "6:30 pm", timeNote: "in 20 min", dateTime: "2026-11-23T18:30:00-05:00", isNow: true, title: "Tea & <Talk>",
      url: "/meetings/tea", details: ["", "Online", "NA"], warning: "Paused", isSelected: true)
    let text = RowList([row]).html.string
    #expect(text.contains("<a href=\"/meetings/tea\" aria-current=\"true\">Tea &amp; &lt;Talk&gt;</a>"))
    #expect(text.contains("<p class=\"facts\">Online\u{A0}· NA</p>") && text.contains("row selected now"))
    #expect(text.contains("datetime=\"2026-11-23T18:30:00-05:00\"") && !text.contains("trailing"))
    #expect(Markup(text).faults == [])
    #expect(RowList([]).html.isEmpty)
  }

  @Test func searchKeepsWhatIsElsewhereInTheAddress() {
    let field = SearchField(
      action: "/meetings", name: "place", label: "Where", placeholder: "Town", value: "St \"X\"", button: "Find",
      hidden: [("when", "today")], suggestions: ["Ely", "York"])
    let markup = Markup(field.html.string)
    #expect(markup.faults == [])
    #expect(markup.all("input", where: "type", is: "hidden").first?.attributes["value"] == "today")
    #expect(markup.all("input", where: "type", is: "search").first?.attributes["value"] == "St &quot;X&quot;")
    #expect(markup.all("option").count == 2)
  }

  @Test func everyComponentIsWhole() {
    let link: HTML = "<a href=\"/x\">\("x")</a>"
    let parts: [any Component] = [
      LinkButton("A", url: "/a", kind: .quiet, icon: .pin, isWide: true, isExternal: true),
      SubmitButton("B", name: "n", value: "v", isOnlyWithoutScript: true), ShareButton("S", title: "T\"", url: "/x"),
      PrintButton("P"),
      ChipRow(label: "C", [.nearMe("Near", url: "/m"), Chip("x", url: "/", isOn: true, hasDot: true)]),
      TagList(["a", "b"]), Card(.sun, link), Doors([Door("D", text: "t", url: "/d", icon: .heart)]),
      RowGroup(key: "k", heading: "H", note: "n", rows: []), DayHeading("H", note: "n", id: "h"),
      Disclosure("S", isOpen: true, link), Notice(.warning, title: "T", link), Notice(.done, link),
      EmptyState("E", text: "t", actions: link), ShowMore("M", url: "/m"), BackLink("B", url: "/b"),
      DefinitionList([("T", link)]), Actions(link), FilterForm(action: "/m", active: 2, link),
      Columns(side: link, main: link, detail: .init(label: "C", link)), Columns(main: link),
      Columns(main: link, detail: .init(label: "C", nil)), Results(heading: "H", note: link, link),
      ZoneNote(timeZone: "America/New_York"), Split(lead: link, rest: link), Stack(isTight: true, link),
      Noticeboard(
        title: "T", note: "n", days: [.init("D", lines: [.init(time: "1", name: "n", text: "t")])], columns: 9,
        paper: .letter, foot: "f"), HiddenField("n", "v\""),
    ]
    for part in parts + Icon.allCases { #expect(Markup(part.html.string).faults == [], "\(part)") }
    #expect(LinkButton("A", url: "javascript:x").html.string.contains("href=\"#\""))
    #expect(ZoneNote(timeZone: "America/New_York").html.string.contains("times as in New York"))
    #expect(ZoneNote(timeZone: "UTC").html.string.contains("times as in UTC"))
  }
}
