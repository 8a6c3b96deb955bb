import Meetings
import Pages
import Recovery

/// The history of a clock, latest first: runs, and slips between them.
struct ClockTimeline: Component {
  var clock: Clock
  var count: ClockCount

  var html: HTML {
    let runs = count.runs.map { (CivilMoment($0.from), 1, line($0)) }
    let slips = clock.slips.map { ($0.at, 0, line($0)) }
    // A run begins after the slip that it follows, so on one day it stands above it.
    let lines = (runs + slips).sorted { a, b in
      a.0.date == b.0.date ? (a.1 == b.1 ? b.0 < a.0 : a.1 > b.1) : b.0.date < a.0.date
    }
    return "<ol class=\"timeline\">\(lines.map(\.2))</ol>"
  }

  private func line(_ run: Run) -> HTML {
    let days = run.isCurrent && run.days == 0 ? t("A new run") : ClockText.days(run.days)
    let when =
      run.isCurrent
      ? t("since \(ClockText.date(run.from))")
      : t("\(ClockText.date(run.from)) to \(ClockText.date(run.until))")
    return "<li><strong>\(days)</strong> <span class=\"soft small\">\(when)</span></li>"
  }

  private func line(_ slip: Slip) -> HTML {
    let end: String =
      if let resumed = slip.resumed {
        resumed.date == slip.at.date ? t("over the same day") : t("over on \(ClockText.date(resumed.date))")
      } else {
        t("still open")
      }
    return """
      <li class="slip">\(t("Slip")) <span class="soft small">\(ClockText.moment(slip.at)) · \(end)</span>\
      \(slip.reflection.map(words))</li>
      """
  }

  private func words(_ reflection: Slip.Reflection) -> HTML {
    let items = SlipPage.questions.compactMap { question -> HTML? in
      guard let answer = reflection[keyPath: question.answer] else { return nil }
      return "<div><dt>\(question.text())</dt><dd class=\"reflection\">\(answer)</dd></div>"
    }
    if items.isEmpty { return "" }
    return "<details><summary>\(t("What I wrote"))</summary><dl>\(items)</dl></details>"
  }
}
