import Pages
import Recovery

/// A helper for the next minutes. Without scripts it is a list to follow; with them a quiet timer walks through it.
struct ExercisePage {
  var exercise: Exercise
  /// The `pace` that the address asks for.
  var chosenPace: String?

  var page: Page {
    let caution: HTML? = exercise.caution.map { "<p class=\"soft small\">\($0.text)</p>" }
    return Page(
      title: exercise.title.text, description: exercise.summary.text, styles: [.toolsStyle], scripts: [.exerciseScript],
      canonicalPath: ToolPath.tool.url(exercise.id), showsListings: false,
      body: """
        \(BackLink(t("Tools"), url: ToolPath.all.url()))
        <h1>\(exercise.title.text)</h1>
        \(guide)
        \(paces)
        <p class="lead">\(exercise.intro.text)</p>
        <ol class="steps" data-steps>\(steps)</ol>
        \(caution)
        \(next)
        \(MethodSources(exercise.source))
        """)
  }

  private var pace: Exercise.Pace? {
    let paces = exercise.paces ?? []
    return paces.first { $0.id == chosenPace } ?? paces.first
  }

  private var paces: HTML? {
    guard let pace, let all = exercise.paces else { return nil }
    let chips = all.map { choice in
      Chip(
        choice.label.text, url: ToolPath.tool.url(exercise.id, query: [("pace", choice.id)]), isOn: choice == pace)
    }
    return "<nav class=\"chips\" aria-label=\"\(t("Pace"))\">\(chips)</nav>"
  }

  private var steps: HTML {
    HTML.joined(
      exercise.steps.map { step in
        "<li\(attribute: "data-seconds", step.seconds.map(String.init))>\(step.text.text)</li>"
      })
  }

  /// The timer: shown where scripts run, which fill it.
  private var guide: HTML {
    let breath: HTML? = pace.map { pace in
      """
       data-in="\(pace.inward)" data-hold="\(pace.held)" data-out="\(pace.outward)" data-rest="\(pace.rest)" \
      data-say-in="\(t("Breathe in"))" data-say-hold="\(t("Hold"))" data-say-out="\(t("Breathe out"))" \
      data-say-rest="\(t("Wait"))"
      """
    }
    return """
      <div class="guide with-script" data-guide data-minutes="\(exercise.minutes)" data-ending="\(exercise.ending.text)" \
      data-start="\(t("Start"))" data-pause="\(t("Pause"))" data-go-on="\(t("Go on"))"\(breath)>\
      \(picture)<p class="guide-words" data-words aria-live="polite"></p>\
      <p class="guide-time soft" data-time role="timer" aria-live="off"></p>\
      <div class="actions"><button class="button primary" type="button" data-toggle>\(t("Start"))</button>\
      <button class="button quiet" type="button" data-again hidden>\(t("From the beginning"))</button></div></div>
      """
  }

  private var picture: HTML? {
    switch exercise.picture {
    case .breath:
      #"""
      <svg class="breath" viewBox="0 0 200 200" aria-hidden="true" focusable="false"><circle class="breath-edge" cx="100" \#
      cy="100" r="92"/><circle class="breath-circle" data-circle cx="100" cy="100" r="88"/></svg>
      """#
    case .wave:
      #"""
      <svg class="wave" viewBox="0 0 320 110" aria-hidden="true" focusable="false"><path class="wave-line" pathLength="100" \#
      d="M4 96 C70 96 96 14 150 14 S236 96 316 96"/><path class="wave-done" data-wave pathLength="100" d="M4 96 C70 96 96 14 \#
      150 14 S236 96 316 96"/></svg>
      """#
    case nil: nil
    }
  }

  /// What to do when it did not help enough: a person.
  private var next: HTML {
    let others = Tool.quick.filter { $0.id != exercise.id }.prefix(2).map {
      Door($0.title, text: $0.summary, url: $0.url)
    }
    return """
      <section><h2>\(t("And then"))</h2><div class="doors">\
      \(Door(t("Talk to somebody"), text: t("Lines and meetings that answer now"), url: CommonPath.help.url(), icon: .phone))\
      \(others)</div></section>
      """
  }
}
