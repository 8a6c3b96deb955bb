import Gathering
import Hummingbird
import Members
import Pages
import Web

/// Which way to run a meeting a group begins with, and what it does differently.
struct WayForm {
  /// A part of the meeting as it was typed.
  struct Typed {
    var minutes = ""
    var seconds = ""
    var writers = ""
    var feedback = false
  }

  var frame: EditFrame
  var way: WayToRun
  /// What came back with errors, part by part.
  var typed: [Typed]?

  /// For answers, where the way that the group began with has none.
  static let usualFeedbackSeconds = 60

  var page: Page {
    frame.page(
      """
      <section class="group">\(DayHeading(t("The way")))
      \(frame.form(
        """
        \(ChoiceGroup(
          t("Which comes closest?"), name: "style", kind: .radio,
          choices: WayToRun.Style.allCases.map { Choice($0.rawValue, label: $0.name, isOn: $0 == way.style) },
          hint: t("Another way begins with its own parts and times."), errors: frame.errors))
        \(SubmitButton(t("Begin with this way"), kind: .quiet))
        """, hidden: [("act", "style")]))
      </section>
      <section class="group">\(DayHeading(t("Part by part")))
      <p class="soft">\(way.style.explanation)</p>
      \(frame.form("\(HTML.joined(parts.map(fields)))\(SubmitButton(t("Save")))", hidden: [("act", "parts"), ("style", way.style.rawValue)]))
      </section>
      """)
  }

  /// All but the arriving, which lasts until the meeting begins.
  private var parts: [(index: Int, phase: Phase)] {
    way.phases.enumerated().filter { $0.element.kind != .arriving }.map { (index: $0.offset, phase: $0.element) }
  }

  private func fields(_ part: (index: Int, phase: Phase)) -> HTML {
    let (index, phase) = part
    let typed = typed.map { $0[index] } ?? Typed(phase)
    let hasTurns = phase.writers == .speaker
    let seconds: HTML? =
      hasTurns
      ? FormField(
        "seconds-\(index)", label: t("Seconds for a share"), control: .input("number"), value: typed.seconds,
        hint: t("Empty: as long as it takes."), errors: frame.errors
      ).html : nil
    let feedback: HTML? =
      hasTurns
      ? ChoiceGroup(
        t("Answers"), name: "feedback-\(index)",
        choices: [Choice("yes", label: t("Others may answer for a while after each share"), isOn: typed.feedback)]
      ).html : nil
    return """
      <fieldset class="card"><legend class="visually-hidden">\(phase.kind.name)</legend><h3>\(phase.kind.name)</h3>
      \(FormField(
        "minutes-\(index)", label: t("Minutes"), control: .input("number"), value: typed.minutes,
        hint: phase.kind == .closing ? nil : t("Empty: the rest of the time."), errors: frame.errors,
        isRequired: phase.kind == .closing))
      \(FormField(
        "writers-\(index)", label: t("Who may write?"),
        control: .select(Phase.Writers.allCases.map { Choice($0.rawValue, label: $0.name) }), value: typed.writers,
        errors: frame.errors, isRequired: true))
      \(seconds)\(feedback)
      </fieldset>
      """
  }
}

extension WayForm.Typed {
  init(_ phase: Phase) {
    minutes = phase.minutes.map(String.init) ?? ""
    seconds = phase.secondsPerShare.map(String.init) ?? ""
    writers = phase.writers.rawValue
    feedback = phase.welcomesFeedback
  }

  init(_ form: ParameterList, _ index: Int) {
    func field(_ name: String) -> String { String((form.last("\(name)-\(index)") ?? "").prefix(16)) }
    (minutes, seconds, writers) = (field("minutes"), field("seconds"), field("writers"))
    feedback = form.contains("feedback-\(index)")
  }
}

extension GroupsFeature {
  func saveWay(_ form: ParameterList, _ frame: EditFrame, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    var check = FormCheck(form)
    let current = try await groups.settings(of: frame.group.id).way
    let style = check.choice("style", WayToRun.Style.self)
    var way = current
    if form.last("act") == "style" {
      if let style, style != current.style { way = WayToRun.preset(style) }
    } else if style == current.style {
      way.phases = current.phases.enumerated().map { Self.phase($1, at: $0, &check) }
    } else {
      // Another host changed the way meanwhile: the parts of this form are not its parts.
      check.add("style", t("Somebody changed the way meanwhile. These are its parts now."))
    }
    guard check.errors.isEmpty else {
      var page = WayForm(frame: frame, way: current)
      if style == current.style { page.typed = current.phases.indices.map { WayForm.Typed(form, $0) } }
      page.frame.errors = check.errors
      return context.respond(page.page, status: .unprocessableContent)
    }
    let chosen = way.bounded
    try await groups.change(frame.group.id, by: signedIn.member.id, at: now()) { $0.way = chosen }
    return form.last("act") == "style" ? .redirect(to: frame.url, type: .normal) : saved(frame)
  }

  private static func phase(_ old: Phase, at index: Int, _ check: inout FormCheck) -> Phase {
    guard old.kind != .arriving else { return old }
    var phase = old
    phase.minutes = check.number("minutes-\(index)", in: Phase.minutesRange)
    phase.writers = check.choice("writers-\(index)", Phase.Writers.self) ?? old.writers
    if old.writers == .speaker {
      phase.secondsPerShare = check.number("seconds-\(index)", in: Phase.secondsPerShareRange)
      let seconds = old.welcomesFeedback ? old.feedbackSeconds : WayForm.usualFeedbackSeconds
      phase.feedbackSeconds = check.form.contains("feedback-\(index)") ? seconds : 0
    }
    return phase
  }
}
