import Meetings
import Pages

/// The filters beside a list. Their whole state is the address.
struct ResultsFilters {
  var parameters: [(String, String)]
  var query: MeetingQuery
  var answer: SearchAnswer
  var when: WhenCounts

  /// What a form sends empty means nothing; what only changes how the page is shown is not a search.
  static func meaningful(_ pairs: [(String, String)]) -> [(String, String)] {
    pairs.filter { !$0.1.isEmpty && $0.0 != "lang" && $0.0 != Chosen.parameter }
  }

  func setting(_ name: String, to value: String?) -> [(String, String)] {
    URLEncoding.setting(name, to: value, in: parameters.filter { $0.0 != "cursor" || name == "cursor" })
  }

  /// The search itself, without where the list was cut.
  var listParameters: [(String, String)] { parameters.filter { $0.0 != "cursor" && $0.0 != "limit" } }

  var html: HTML {
    """
    \(PlaceSearch(
      value: query.place ?? "", hidden: listParameters.filter { !["place", "near", "within"].contains($0.0) },
      isNarrow: true))
    \(ChipRow(label: t("Where"), [
      .nearMe(
        t("Near me"), url: DirectoryPath.meetings.url(query: listParameters.filter { $0.0 != "near" && $0.0 != "place" }),
        isOn: query.near != nil)
    ]))
    \(FilterForm(action: DirectoryPath.meetings.url(), active: active, groups))
    """
  }

  private var active: Int {
    query.attendance.count + query.fellowships.count + query.types.count + query.languages.count
      + query.serviceBodies.count + (query.words == nil ? 0 : 1)
  }

  private var groups: HTML {
    let kept = parameters.filter { ["near", "place", "tz", "sort", "from", "until", "service_body"].contains($0.0) }
    return """
      \(kept.map { HiddenField($0.0, $0.1) })
      \(FormField("q", label: t("Words"), control: .input("search"), value: query.words ?? "", longest: MeetingQuery.Limits.longestText))
      \(ChoiceGroup(t("When"), name: "when", kind: .radio, choices: whenChoices))
      \(distance)
      \(ChoiceGroup(t("How"), name: "attendance", choices: attendance))
      \(ChoiceGroup(t("Fellowship"), name: "fellowship", choices: fellowships))
      \(ChoiceGroup(t("Who and what"), name: "type", choices: types))
      \(ChoiceGroup(t("Language"), name: "language", choices: languages, shown: 5))
      """
  }

  private var distance: HTML? {
    guard query.near != nil || (query.place != nil && answer.place?.center != nil) else { return nil }
    let steps: [Int] = [5, 10, 25, 50, 100]
    let current = query.within.map { String(Int($0)) } ?? ""
    let choices =
      [Choice("", label: t("As far as makes sense"))] + steps.map { Choice(String($0), label: t("\($0) km")) }
    return "\(FormField("within", label: t("How far"), control: .select(choices), value: current))"
  }

  private var whenChoices: [Choice] {
    func choice(_ value: String, _ label: String, _ count: Int, _ time: MeetingQuery.TimeFilter) -> Choice {
      Choice(value, label: label, count: count, isOn: query.time == time)
    }
    return [
      choice("now", t("On now"), when.now, .now), choice("today", t("Today"), when.today, .today),
      choice("tonight", t("Tonight"), when.tonight, .tonight),
      choice("tomorrow", t("Tomorrow"), when.tomorrow, .tomorrow), choice("week", t("This week"), when.week, .week),
    ]
  }

  private var attendance: [Choice] {
    answer.facets.attendance.map { facet in
      Choice(
        facet.value.rawValue, label: Meeting.name(of: facet.value), count: facet.count,
        isOn: query.attendance.contains(facet.value))
    }
  }

  private var fellowships: [Choice] {
    answer.facets.fellowships.map { facet in
      Choice(
        facet.value.rawValue, label: Fellowship.named(facet.value).localName, count: facet.count,
        isOn: query.fellowships.contains(facet.value))
    }
  }

  private var types: [Choice] {
    answer.facets.attributes.map { facet in
      Choice(
        facet.value.rawValue, label: t(key: facet.value.name), count: facet.count,
        isOn: query.types.contains(.attribute(facet.value)))
    }
  }

  private var languages: [Choice] {
    answer.facets.languages.map { facet in
      Choice(
        facet.value, label: LanguageName.of(facet.value), count: facet.count,
        isOn: query.languages.contains(facet.value))
    }
  }
}
