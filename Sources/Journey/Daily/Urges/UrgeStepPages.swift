import Meetings
import Members
import Pages
import Recovery
import Web

/// A person and the help page, on every step of an urge.
struct AlwaysSomebody: Component {
  var html: HTML {
    """
    <p class="somebody">\(Icon.phone)<span>\(t("You do not have to do this alone.")) \
    <a href="\(url: CommonPath.help.url())">\(t("Talk to a person now"))</a></span></p>
    """
  }
}

/// First: how strong it is. One tap, and it is saved.
struct UrgeStartPage {
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("I have an urge"), back: DailyPage.backToToday,
      """
      <h1>\(t("It is a wave. It will pass."))</h1>
      <p class="lead">\(t("Most pass within half an hour, and you have this page until then."))</p>
      \(ErrorSummary(errors))
      <form method="post" action="\(url: DailyPath.urge.url())" class="card">\(token)
      <h2 id="strength">\(t("How strong is it right now?"))</h2>
      \(RatingButtons(name: "before", labelledBy: "strength"))
      </form>
      \(AlwaysSomebody())
      <p class="soft small"><a href="\(url: DailyPath.earlierUrge.url())">\(t("Write down one from earlier"))</a> · \
      <a href="\(url: DailyPath.urges.url())">\(t("What my urges show"))</a></p>
      """)
  }
}

/// Second: what to do.
struct PickToolPage {
  var urge: Urge
  /// Ids of the tools that have worked best for this member.
  var best: [String]
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("I have an urge"), back: DailyPage.backToToday,
      """
      <p class="soft">\(urge.before.map { t("It is at \($0.value) now.") } ?? "")</p>
      <h1>\(t("Do one thing with it"))</h1>
      <form method="post" action="\(url: DailyPath.pickTool.url(urge.address.month, urge.id))" class="tool-picks">\(token)
      \(sorted.map(button))
      </form>
      \(AlwaysSomebody())
      """)
  }

  private var sorted: [UrgeTool] {
    let all = UrgeTool.quick
    return best.compactMap { id in all.first { $0.id == id } } + all.filter { !best.contains($0.id) }
  }

  private func button(_ tool: UrgeTool) -> HTML {
    let note: HTML? = best.contains(tool.id) ? "<span class=\"soft small\">\(t("has helped you"))</span>" : nil
    return """
      <button class="door" type="submit" name="tool" value="\(tool.id)"><span class="door-text"><strong>\(tool.name)</strong>\
      \(note)</span>\(Icon.arrow)</button>
      """
  }
}

/// Third: riding it, with a clock if scripts run; then rating it again.
struct RidePage {
  var urge: Urge
  var tool: UrgeTool?
  /// Since it was first rated.
  var secondsSoFar: Int
  var token: HiddenField

  /// The clock's ring is full after this long: most urges have fallen by then.
  static let minutes = 15

  var page: Page {
    DailyPage.make(
      tool?.name ?? t("I have an urge"), scripts: [.rideScript], back: DailyPage.backToToday,
      """
      <h1>\(tool?.name ?? t("I have an urge"))</h1>
      <div class="card wash ride">
      <ol class="steps">\((tool?.steps ?? []).map { step -> HTML in "<li>\(step)</li>" })</ol>
      \(clock)
      \(more)
      </div>
      <form method="post" action="\(url: DailyPath.ride.url(urge.address.month, urge.id))" class="card">\(token)
      <h2 id="strength">\(t("When you are ready: how strong is it now?"))</h2>
      \(RatingButtons(name: "after", labelledBy: "strength"))
      <p class="soft small">\(urge.before.map { t("It began at \($0.value). Take the time it needs; this page waits.") } ?? "")</p>
      </form>
      <p><a href="\(url: DailyPath.pickTool.url(urge.address.month, urge.id))">\(t("Try something else"))</a></p>
      \(AlwaysSomebody())
      """)
  }

  private var clock: HTML {
    """
    <p class="ride-clock with-script" data-ride="\(secondsSoFar)" data-minutes="\(Self.minutes)">\
    <span class="ride-time" data-ride-time aria-hidden="true"></span>\
    <span class="soft small">\(t("since you noticed it"))</span>\
    <progress max="\(Self.minutes * 60)" value="\(min(secondsSoFar, Self.minutes * 60))" data-ride-bar \
    aria-label="\(t("Time ridden, of \(Self.minutes) minutes"))"></progress></p>
    """
  }

  private var more: HTML? {
    switch tool?.id {
    case "meeting": Actions("\(LinkButton(t("Meetings on now"), url: Self.meetingsNow))").html
    case "talk": Actions("\(LinkButton(t("Help now"), url: CommonPath.help.url(), kind: .help))").html
    case let id? where ToolLibrary.exercise(id) != nil:
      Actions("\(LinkButton(t("With its own timer"), url: ToolPath.tool.url(id), kind: .quiet))").html
    default: nil
    }
  }

  /// The directory's own search; Journey knows no more of it.
  private static let meetingsNow = Path0("/meetings").url(query: [("when", "now")])
}

/// Last: what came of it, and what brought it. Everything is saved already.
struct AfterUrgePage {
  var urge: Urge
  var ownTriggers: [String]
  var form: ParameterList
  var errors: [FieldError] = []
  var token: HiddenField

  var page: Page {
    DailyPage.make(
      t("After the wave"), back: DailyPage.backToToday,
      """
      <h1>\(heading)</h1>
      <p>\(line)</p>
      \(stillStrong)
      \(ErrorSummary(errors))
      <form method="post" action="\(url: DailyPath.after.url(urge.address.month, urge.id))" class="form">\(token)
      \(UrgeCircumstances(form: form, ownTriggers: ownTriggers, errors: errors))
      \(SubmitButton(t("Save"), isWide: true))
      </form>
      <p><a href="\(url: DailyPath.today.url())">\(t("Skip this"))</a></p>
      \(AlwaysSomebody())
      """)
  }

  private var heading: String {
    guard let fall = urge.fall else { return t("It is written down.") }
    return fall > 0 ? t("It fell.") : t("You are still here.")
  }

  private var line: String {
    guard let before = urge.before, let after = urge.after else { return t("What was around it?") }
    let minutes = (urge.secondsRidden ?? 0) / 60
    let way = t("From \(before.value) to \(after.value)")
    return minutes > 0 ? t("\(way) in \(TimeText.duration(minutes: minutes)).") : "\(way)."
  }

  /// The strength from which another step is offered first.
  private static let strong = 6

  private var stillStrong: HTML? {
    guard let after = urge.after, after.value >= Self.strong || (urge.fall ?? 1) <= 0, after.value > 0 else {
      return nil
    }
    return Notice(
      title: t("It is still strong"),
      """
      <p>\(t("That says nothing about you. Take another step, or take somebody with you."))</p>
      \(Actions("\(LinkButton(t("Try something else"), url: DailyPath.pickTool.url(urge.address.month, urge.id)))\(LinkButton(t("Talk to a person now"), url: CommonPath.help.url(), kind: .help))"))
      """
    ).html
  }
}
