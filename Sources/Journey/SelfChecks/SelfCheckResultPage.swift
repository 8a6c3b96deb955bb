import Members
import Pages
import Recovery

/// One set of answers: its score in plain words, and beside the member's own earlier ones.
struct SelfCheckResultPage {
  var entry: SelfCheckEntry
  /// All of this check, in the order of time.
  var all: [SelfCheckEntry]
  /// Nil for a check that is no longer on offer.
  var offer: SelfCheckOffer?
  var token: HiddenField

  private var facts: ScoringFacts? { entry.factsID.flatMap { SelfCheckData.facts($0) } }

  var page: Page {
    Page(
      title: entry.title, activeTab: "today", styles: [.checksStyle, .chartsStyle, .todayStyle], isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("Self-checks"), url: SelfCheckPath.all.url()))
        <h1>\(entry.title)</h1>
        <p class="soft">\(SelfCheckWords.day(entry.day))</p>
        \(scores)
        \(note)
        \(AlwaysSomebody())
        \(SelfCheckTrends(entries: all, facts: facts, plan: offer?.plan))
        \(Actions("\(LinkButton(t("All your answers"), url: SelfCheckPath.results.url(entry.check), kind: .quiet))"))
        \(Disclosure(t("What you answered"), "\(DefinitionList(answers))"))
        \(Disclosure(t("Delete these answers"), removal))
        """)
  }

  private var scores: HTML {
    if entry.scores.isEmpty {
      let words =
        facts == nil ? t("Saved. This one has no score.") : t("Saved. Too few answers for a score; none is lost.")
      return "\(Notice(.done, "<p>\(words)</p>"))"
    }
    let items = entry.scores.map { score -> HTML in
      let scale = facts?.scales.first { $0.id == score.scale }
      let most = scale?.high ?? offer?.plan?.scales.first { $0.id == score.scale }?.high
      let of: HTML? = most.map { " <span class=\"soft\">\(t("of \(SelfCheckWords.number($0))"))</span>" }
      let band: HTML? = (scale?.band(of: score.value)).map { "<span class=\"check-band\">\($0.label.text)</span>" }
      let part: HTML? =
        score.isProrated
        ? "<span class=\"soft small\">\(t("from \(score.answered) of \(score.items) answers"))</span>" : nil
      return """
        <div><dt>\(scale?.title.text ?? t("Total"))</dt><dd><span class="check-score">\(SelfCheckWords.value(score))</span>\(of)\
        \(band)\(part)</dd></div>
        """
    }
    return "<dl class=\"card plain check-scores\">\(items)</dl>"
  }

  private var note: HTML {
    let words: HTML? = facts?.note.map { "<p>\($0.text)</p>" }
    return """
      \(words)<p>\(t("This is not a diagnosis. If it worries you, somebody who knows you or a doctor can help you read it."))</p>
      """
  }

  private var answers: [(term: String, value: HTML)] {
    entry.lines.map { line in (line.text.isEmpty ? line.linkId : line.text, "\(SelfCheckWords.answer(line.answer))") }
  }

  private var removal: HTML {
    """
    <p>\(t("Only this one set of answers goes, for good."))</p>
    <form method="post" action="\(url: SelfCheckPath.remove.url(entry.check, entry.id))">\(token)\
    \(SubmitButton(t("Delete"), kind: .quiet))</form>
    """
  }
}

/// Everything that was answered to one check.
struct SelfCheckResultsPage {
  /// In the order of time; not empty.
  var all: [SelfCheckEntry]
  var offer: SelfCheckOffer?

  private var last: SelfCheckEntry? { all.last }
  private var facts: ScoringFacts? { last?.factsID.flatMap { SelfCheckData.facts($0) } }

  var page: Page {
    let title = last?.title ?? t("Self-checks")
    let check = last?.check ?? ""
    let again: HTML? = offer.map { "\(LinkButton(t("Answer it again"), url: SelfCheckPath.check.url($0.id)))" }
    return Page(
      title: title, activeTab: "today", styles: [.checksStyle, .chartsStyle, .todayStyle], isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("Self-checks"), url: SelfCheckPath.all.url()))
        <h1>\(title)</h1>
        \(SelfCheckTrends(entries: all, facts: facts, plan: offer?.plan))
        \(Doors(all.reversed().map(door)))
        \(Actions("""
          \(again)\(LinkButton(t("For a clinician (FHIR)"), url: SelfCheckPath.responses.url(check), kind: .quiet, attributes: " download"))
          """))
        <p class="soft small">\(t("The file holds your answers as a standard that clinics read. It does not say who you are."))</p>
        """)
  }

  private func door(_ entry: SelfCheckEntry) -> Door {
    let scores = entry.scores.prefix(3).map { score in
      "\(SelfCheckWords.scale(score.scale, facts: entry.factsID)) \(SelfCheckWords.value(score))"
    }
    return Door(
      SelfCheckWords.day(entry.day), text: scores.isEmpty ? nil : scores.joined(separator: "\u{A0}· "),
      url: SelfCheckPath.result.url(entry.check, entry.id))
  }
}
