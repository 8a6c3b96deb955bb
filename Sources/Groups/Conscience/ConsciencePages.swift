import Gathering
import Meetings
import Pages

/// What a group decides together: what is open, and what was decided.
struct ConsciencePage {
  var group: HomeGroup
  var motions: [GroupMotion]
  /// Members propose; hosts who are not on the roll read.
  var isMember: Bool
  var now: Instant
  var zone: Zone

  var page: Page {
    let open = motions.filter { $0.isOpen(at: now) }.reversed()
    let over = motions.filter { !$0.isOpen(at: now) }
    let empty = EmptyState(
      t("Nothing to decide at present"), text: t("A motion is talked over first; then every member votes in secret."))
    return Page(
      title: t("Group conscience"), styles: [.groupsStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(group.name, url: GroupPath.group.url(group.slug)))
        <h1>\(t("Group conscience"))</h1>
        \(open.isEmpty ? empty.html : list(Array(open)))
        \(isMember ? Actions("\(LinkButton(t("Propose something"), url: GroupPath.newMotion.url(group.slug), isWide: true))") : nil)
        \(over.isEmpty ? nil : "<section class=\"group\">\(DayHeading(t("Decided")))\(list(over))</section>")
        """)
  }

  private func list(_ motions: [GroupMotion]) -> HTML {
    let items = motions.map { motion -> HTML in
      """
      <li><a class="door" href="\(url: GroupPath.motion.url(group.slug, motion.id))"><span class="door-text">\
      <strong>\(motion.title)</strong><span class="soft small">\(motion.stageWords(at: now, zone: zone))</span></span>\
      \(Icon.arrow)</a></li>
      """
    }
    return "<ul class=\"doors\">\(items)</ul>"
  }
}

/// Proposing something.
struct NewMotionPage {
  struct Draft {
    var title = ""
    var text = ""
    var name = ""
    var discussion = "7"
    var voting = "7"
    var threshold = Rule.twoThirds.rawValue
  }

  /// How much carries it, as a form says it.
  enum Rule: String, CaseIterable {
    case majority, twoThirds, unanimity

    var threshold: Threshold {
      switch self {
      case .majority: .simpleMajority
      case .twoThirds: .twoThirds
      case .unanimity: .substantialUnanimity
      }
    }
  }

  var group: HomeGroup
  var formToken: HiddenField
  var draft = Draft()
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Propose something"), isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Group conscience"), url: GroupPath.conscience.url(group.slug)))
        <h1>\(t("Propose something"))</h1>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: GroupPath.newMotion.url(group.slug))" class="form">\(formToken)
        \(FormField(
          "title", label: t("In a line"), value: draft.title, hint: t("For example: We meet at eight from March on."),
          errors: errors, isRequired: true, longest: GroupMotion.Limits.title))
        \(FormField(
          "text", label: t("What exactly, and why?"), control: .multiline(rows: 6), value: draft.text, errors: errors,
          isRequired: true, longest: Motion.longest))
        \(FormField(
          "name", label: t("Your name under it"), value: draft.name,
          hint: t("Members of the group see it. It need not be the name of your account."), errors: errors,
          isRequired: true, longest: GroupMotion.Limits.name))
        \(FormField(
          "discussion", label: t("Days to talk it over"), control: .input("number"), value: draft.discussion,
          errors: errors, isRequired: true))
        \(FormField(
          "voting", label: t("Days to vote"), control: .input("number"), value: draft.voting, errors: errors,
          isRequired: true))
        \(ChoiceGroup(
          t("It is carried by"), name: "threshold", kind: .radio,
          choices: Rule.allCases.map { Choice($0.rawValue, label: $0.threshold.words, isOn: $0.rawValue == draft.threshold) },
          hint: t("Of those who vote yes or no. A third of the members must take part, three at least."), errors: errors))
        \(SubmitButton(t("Put it to the group"), isWide: true))
        </form>
        """)
  }
}

extension Threshold {
  var words: String {
    switch self {
    case .simpleMajority: t("more than half")
    case .twoThirds: t("two thirds")
    case .substantialUnanimity: t("four in five")
    default: "\(numerator)/\(denominator)"
    }
  }
}

extension GroupMotion {
  func isOpen(at now: Instant) -> Bool {
    switch motion.stage(at: now) {
    case .discussion, .voting: true
    case .decided, .withdrawn: false
    }
  }

  /// Where it stands, in a line.
  func stageWords(at now: Instant, zone: Zone) -> String {
    switch motion.stage(at: now) {
    case .discussion: t("Talked over until \(zone.words(motion.discussionUntil)); then the vote begins")
    case .voting: t("The vote is open until \(zone.words(motion.votingUntil))")
    case .decided: t("The vote ended on \(zone.date(at: motion.votingUntil).words)")
    case .withdrawn: t("Taken back")
    }
  }
}

extension Zone {
  /// `Tuesday 1 December, 7:00 pm`.
  func words(_ instant: Instant) -> String {
    let (date, time) = wallClock(at: instant)
    let (_, month, day) = date.yearMonthDay
    let when = TimeText.date(month: month, day: day, weekday: date.weekday.rawValue)
    return "\(when), \(TimeText.clock(minuteOfDay: time.minuteOfDay))"
  }
}
