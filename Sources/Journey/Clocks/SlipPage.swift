import Meetings
import Pages
import Recovery
import Web

/// "I slipped": when, and whatever somebody likes to say.
struct SlipPage {
  struct Question: Sendable {
    var name: String
    var text: @Sendable () -> String
    var answer: any WritableKeyPath<Slip.Reflection, String?> & Sendable
  }

  static let questions = [
    Question(name: "before", text: { t("What was going on before?") }, answer: \.before),
    Question(name: "learned", text: { t("What would help next time?") }, answer: \.learned),
    Question(name: "kept", text: { t("What can you still build on?") }, answer: \.kept),
  ]

  var token: HiddenField
  var clock: Clock
  var values: ParameterList
  var errors: [FieldError] = []
  var today: CivilDate

  var page: Page {
    Page(
      title: t("A slip"), activeTab: "today", styles: [.clocksStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Back to the clock"), url: ClockPath.clock.url(clock.id)))
        <h1>\(t("It happened. You are here."))</h1>
        <p class="lead">\(t("A slip is one line in your history. The days before it stay yours."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: ClockPath.slip.url(clock.id))" class="form">\(token)
        <div class="pair">\(FormField(
          "date", label: t("When was it?"), control: .input("date"), value: values.last("date") ?? today.description,
          errors: errors, isRequired: true))\
        \(FormField("time", label: t("At what time?"), control: .input("time"), value: values.last("time") ?? "", errors: errors))</div>
        \(ChoiceGroup(t("Is it over?"), name: "over", kind: .radio, choices: ends, errors: errors))
        \(FormField(
          "until", label: t("It was over on"), control: .input("date"), value: values.last("until") ?? today.description,
          hint: t("For “It lasted some days”"), errors: errors))
        \(Disclosure(t("Three questions, only if you like"), isOpen: hasWords, questions))
        \(SubmitButton(t("Write this down")))
        </form>
        <p class="soft small">\(t("Only the days that it lasted are taken out of your free days. A slip that was over the same day takes none."))</p>
        """)
  }

  private var ends: [Choice] {
    let chosen = values.last("over") ?? "now"
    return [
      Choice("now", label: t("Yes, the same day"), isOn: chosen == "now"),
      Choice("later", label: t("Yes. It lasted some days"), isOn: chosen == "later"),
      Choice("open", label: t("Not yet"), isOn: chosen == "open"),
    ]
  }

  private var hasWords: Bool {
    Self.questions.contains { question in
      ParsedText.words(values.last(question.name)) != nil || errors.contains { $0.field == question.name }
    }
  }

  private var questions: HTML {
    .joined(
      Self.questions.map {
        FormField(
          $0.name, label: $0.text(), control: .multiline(rows: 3), value: values.last($0.name) ?? "", errors: errors,
          longest: RecordLimits.note
        ).html
      })
  }

  /// The slip that was typed, or what is wrong with it.
  static func read(_ form: ParameterList, id: String) -> (Slip?, [FieldError]) {
    var errors: [FieldError] = []
    let at = ParsedText.moment(form, date: "date", time: "time", &errors)
    var resumed: CivilMoment?
    switch form.last("over") {
    case "open": break
    case "later": resumed = ParsedText.moment(form, date: "until", time: nil, &errors)
    default: resumed = at
    }
    var reflection = Slip.Reflection()
    for question in questions {
      let words = ParsedText.words(form.last(question.name))
      if let words, words.count > RecordLimits.note {
        errors.append(FieldError(field: question.name, message: t("Write at most \(RecordLimits.note) characters.")))
      }
      reflection[keyPath: question.answer] = words
    }
    guard errors.isEmpty, let at else { return (nil, errors) }
    return (Slip(id: id, at: at, resumed: resumed, reflection: reflection.isEmpty ? nil : reflection), [])
  }
}

/// After a slip: what is kept, and who and what is there now.
struct AfterSlipPage {
  var clock: Clock
  var count: ClockCount

  var page: Page {
    let kept = [
      count.lifetimeDays > 0
        ? t(count: count.lifetimeDays, one: "1 free day in all", other: "\(count.lifetimeDays) free days in all") : nil,
      count.longestDays > 0 ? t("your longest run, \(ClockText.days(count.longestDays))") : nil,
      t("everything you learned on the way"),
    ].compactMap { $0 }.map { text -> HTML in "<li>\(Icon.check)\(text)</li>" }
    return Page(
      title: t("Written down"), activeTab: "today", styles: [.clocksStyle], isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("Written down. Thank you for being honest."))</h1>
        <div class="card wash"><h2>\(t("What you keep"))</h2><ul class="kept">\(kept)</ul></div>
        <h2>\(t("Now, one small thing"))</h2>
        \(Doors([
          Door(t("Talk to a person"), text: t("Somebody who has been there"), url: CommonPath.help.url(), icon: .phone),
          Door(t("Go to the next meeting"), text: t("Nobody there will be surprised"), url: ClockPath.meetings.url(), icon: .people),
          Door(
            t("A plan for a hard moment"), text: t("Yours, or one to begin"),
            url: PlanPath.plan.url(PlanKind.hardMoment.rawValue), icon: .route),
        ]))
        \(Actions("\(LinkButton(t("Back to the clock"), url: ClockPath.clock.url(clock.id), kind: .quiet))"))
        """)
  }
}
