import Gathering
import Pages

/// Ways to run a meeting, in plain words.
extension WayToRun.Style {
  var name: String {
    switch self {
    case .twelveStep: t("Twelve-step: turns, no crosstalk")
    case .smart: t("Check-in, agenda, discussion")
    case .lifeRing: t("How was your week: crosstalk welcome")
    case .family: t("Family and friends: turns, then what helped")
    case .speaker: t("Speaker meeting")
    case .quietWriting: t("Quiet writing")
    }
  }

  var explanation: String {
    switch self {
    case .twelveStep: t("One person shares at a time and nobody answers to it.")
    case .smart:
      t("Everybody says how they are, the meeting chooses what to talk about, and then it is a conversation.")
    case .lifeRing: t("Each tells of their week, and the others may answer, kindly.")
    case .family: t("One person shares at a time; at the end people say what helped them.")
    case .speaker: t("One person tells their story, then others share.")
    case .quietWriting: t("Everybody writes for themselves for a while; who wants to, reads from it.")
    }
  }
}

extension Phase.Kind {
  public var name: String {
    switch self {
    case .arriving: t("Coming in")
    case .opening: t("Opening")
    case .readings: t("Readings")
    case .checkIn: t("Check-in round")
    case .agenda: t("Choosing what to talk about")
    case .speaker: t("Speaker")
    case .writing: t("Writing")
    case .sharing: t("Sharing")
    case .discussion: t("Discussion")
    case .business: t("News and business")
    case .closing: t("Closing")
    }
  }
}

extension Phase.Writers {
  var name: String {
    switch self {
    case .nobody: t("Nobody")
    case .hosts: t("The hosts")
    case .speaker: t("Who has the floor")
    case .everyone: t("Everybody")
    }
  }
}

extension Phase {
  /// `20 min · up to 3 min each · answers are welcome`.
  var words: String {
    var parts = [minutes.map { TimeText.duration(minutes: $0) } ?? t("the rest of the time")]
    if let secondsPerShare, writers == .speaker {
      parts.append(t("up to \(Self.length(seconds: secondsPerShare)) each"))
    }
    if welcomesFeedback { parts.append(t("answers are welcome")) }
    return parts.joined(separator: " · ")
  }

  private static func length(seconds: Int) -> String {
    if seconds % 60 == 0 { return TimeText.duration(minutes: seconds / 60) }
    return seconds < 60 ? t("\(seconds) s") : t("\(seconds / 60) min \(seconds % 60) s")
  }
}

extension VisitorRule {
  var words: String {
    switch self {
    case .share: t("No account is needed to listen or to share.")
    case .listen: t("No account is needed to listen; to share, people have one.")
    case .none: t("People come in with an account.")
    }
  }
}

/// How a group runs its meetings, for somebody who thinks of coming.
struct GroupWay: Component {
  var settings: GroupSettings

  var html: HTML {
    let phases = settings.way.phases.filter { $0.kind != .arriving }
    let parts = phases.map { phase -> HTML in
      "<li><strong>\(phase.kind.name)</strong> <span class=\"soft\">\(phase.words)</span></li>"
    }
    return """
      <section class="group">\(DayHeading(t("How we run our meetings")))
      <p>\(settings.way.style.explanation)</p>
      \(Disclosure(t("Part by part"), "<ol class=\"parts\">\(parts)</ol>"))
      <h3>\(t("In our room here"))</h3>
      <ul class="plain-list">\(room.map { line -> HTML in "<li>\(line)</li>" })</ul>
      </section>
      """
  }

  private var room: [String] {
    var lines = [
      settings.door == .lobby
        ? t("A greeter welcomes people in the lobby and lets them in.") : t("The door is open: walk in."),
      settings.visitors.words,
    ]
    if settings.opensItself {
      lines.append(
        t("It opens by itself \(GroupSettings.Limits.opensItself) minutes before each online meeting, and runs itself.")
      )
    }
    if settings.isFirstTimeMarkOn {
      lines.append(t("You may tell the host that it is your first time; nobody else sees it."))
    }
    switch settings.proof {
    case .off: break
    case .simple: lines.append(t("Who is there at the end can take a proof of attendance."))
    case .strict(let percent):
      lines.append(t("Who is there for \(percent) % of the meeting can take a proof of attendance."))
    }
    return lines
  }
}
