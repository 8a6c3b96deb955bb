import Members
import Pages
import Recovery

/// A self-check to be answered: everything on one page. The script hides what need not be asked; without it all stands there, and
/// what need not be asked is not counted.
struct SelfCheckFormPage {
  var offer: SelfCheckOffer
  /// As filled in, by `linkId`; nil before anybody has.
  var given: [String: String]?
  var problems: [String: AnswerProblem] = [:]
  /// It was changed while somebody filled it in.
  var hasChanged = false
  var token: HiddenField

  private var questionnaire: Questionnaire { offer.questionnaire }

  var page: Page {
    let conditions = SelfCheckConditions(questionnaire)
    let lead: HTML? = offer.about.map { "<p class=\"lead\">\($0)</p>" }
    let changed: HTML? =
      hasChanged
      ? "\(Notice(.warning, "<p>\(t("This self-check has a new edition since you opened it. Please go through it once more."))</p>"))"
      : nil
    return Page(
      title: questionnaire.title, activeTab: "today", styles: [.checksStyle], scripts: [.checksScript], isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("Self-checks"), url: SelfCheckPath.all.url()))
        <h1\(attribute: "lang", language)>\(questionnaire.title)</h1>
        \(lead)
        <p class="soft small">\(promise)</p>
        \(changed)
        \(ErrorSummary(errors(conditions)))
        <form class="form self-check" method="post" action="\(url: SelfCheckPath.check.url(offer.id))" novalidate data-check>
        \(token)\(HiddenField("edition", questionnaire.edition))
        <div class="form"\(attribute: "lang", language)>\(items(questionnaire.items, conditions, level: 2))</div>
        \(SubmitButton(t("Save"), isWide: true))
        </form>
        \(SelfCheckSources(offer: offer))
        """)
  }

  /// The questionnaire's own language, where it is not the reader's.
  private var language: String? {
    guard let tag = questionnaire.language, !offer.isOurs, tag.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }),
      Language(tag: tag) != Language.current
    else { return nil }
    return tag
  }

  private var promise: String {
    let required = questionnaire.questions.filter(\.isRequired).count
    if required > 0, required == questionnaire.questions.count {
      return t("Every question needs an answer. Only you can read them. This is not a diagnosis.")
    }
    return t("Skip what you like. Only you can read your answers. This is not a diagnosis.")
  }

  private func items(_ items: [Questionnaire.Item], _ conditions: SelfCheckConditions, level: Int) -> HTML {
    HTML.joined(items.map { item(item: $0, conditions, level: level) })
  }

  private func item(item: Questionnaire.Item, _ conditions: SelfCheckConditions, level: Int) -> HTML {
    let inside = items(item.items, conditions, level: level + 1)
    let own: HTML
    switch item.kind {
    case .display: own = "<p>\(item.text)</p>"
    case .group:
      let text: HTML = item.text.isEmpty ? "" : level == 2 ? "<h2>\(item.text)</h2>" : "<h3>\(item.text)</h3>"
      own = text
    default:
      let all = questionnaire.questions
      own =
        SelfCheckField(
          item: item, name: conditions.names[item.linkId] ?? "", value: value(of: item),
          error: problems[item.linkId].map(SelfCheckWords.problem), marksRequired: !all.allSatisfy(\.isRequired)
        ).html
    }
    return
      "<div class=\"check-item\(item.kind == .group ? " check-group" : "")\"\(conditions.attributes(item))>\(own)\(inside)</div>"
  }

  private func value(of item: Questionnaire.Item) -> String {
    if let given { return given[item.linkId] ?? "" }
    return item.initial.map(item.written) ?? ""
  }

  private func errors(_ conditions: SelfCheckConditions) -> [FieldError] {
    questionnaire.questions.compactMap { item in
      problems[item.linkId].map { problem in
        let text = item.text.count > 70 ? item.text.prefix(68) + "…" : item.text[...]
        return FieldError(
          field: conditions.names[item.linkId] ?? "", message: "\(text) \(SelfCheckWords.problem(problem))")
      }
    }
  }
}

/// Where a self-check comes from, folded.
struct SelfCheckSources: Component {
  var offer: SelfCheckOffer

  var html: HTML {
    let facts = offer.facts
    let scales = (facts?.scales ?? []).compactMap { scale in
      scale.source.map { source -> HTML in "<p class=\"small\"><strong>\(scale.title.text)</strong>: \(source)</p>" }
    }
    let sources = (facts?.sources ?? []).map { source -> HTML in "<p class=\"small\">\(source)</p>" }
    let own: HTML? = (offer.isOurs ? facts?.note : nil).map { "<p>\($0.text)</p>" }
    let published: HTML? = offer.questionnaire.publisher.map { "<p class=\"small\">\(t("Published by \($0)."))</p>" }
    let copyright: HTML? = offer.questionnaire.copyright.map { "<p class=\"small\">\($0)</p>" }
    let body: HTML = "\(own)\(published)\(copyright)\(scales)\(sources)"
    if body.isEmpty { return "" }
    return "\(Disclosure(t("Where it comes from"), body))"
  }
}
