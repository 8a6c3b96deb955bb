import Meetings
import Members
import Pages
import Recovery
import Web

/// The evening's look back, in one tap.
struct EveningCard: Component {
  var model: TodayModel

  var html: HTML {
    """
    <section class="card wash" aria-labelledby="evening"><h2 id="evening">\(t("How was today?"))</h2>
    \(model.pledge.map { pledge -> HTML in "<blockquote class=\"pledge\">\(pledge.words ?? Pledge.plain)</blockquote>" })
    <form method="post" action="\(url: DailyPath.review.url())">\(model.token)\(buttons)</form>
    <p class="small"><a href="\(url: DailyPath.review.url())">\(t("With words: gratitude, what went well, amends"))</a></p>
    </section>
    """
  }

  private var buttons: HTML {
    if model.pledge == nil { return Actions("\(SubmitButton(t("Close the day"), kind: .quiet))").html }
    let answers = Pledge.Answer.allCases.map {
      SubmitButton($0.label, kind: .quiet, name: "kept", value: $0.rawValue)
    }
    return Actions("\(answers)").html
  }
}

/// The check-in: one tap on a number, and more for who likes.
struct CheckInCard: Component {
  var model: TodayModel
  var zone: Zone

  var html: HTML {
    """
    <form class="card" method="post" action="\(url: DailyPath.checkIn.url())">\(model.token)
    <h2 id="craving-now">\(t("How strong is the craving right now?"))</h2>
    \(RatingButtons(name: "craving", labelledBy: "craving-now", chosen: model.checkIns.first?.craving))
    <p class="soft small">\(last) \(t("Saved for your eyes only. Skip anything."))</p>
    \(Disclosure(t("More: mood, sleep, people, a note"), "\(CheckInFields(form: ParameterList()))\(SubmitButton(t("Save"), kind: .quiet))"))
    </form>
    """
  }

  private var last: String {
    guard let latest = model.checkIns.first else { return "" }
    let time = zone.wallClock(at: latest.at).time
    return t("Last today at \(TimeText.clock(minuteOfDay: time.minuteOfDay)).")
  }
}

/// Today's pledge: made, or to be made in one tap.
struct PledgeCard: Component {
  var model: TodayModel

  var html: HTML {
    if let pledge = model.pledge { return made(pledge) }
    // In the evening the day is looked back on instead.
    if model.isEvening || model.isNew { return "" }
    return """
      <section class="card" aria-labelledby="pledge"><h2 id="pledge">\(t("Today’s pledge"))</h2>
      <blockquote class="pledge">\(Pledge.plain)</blockquote>
      <form method="post" action="\(url: DailyPath.pledge.url())">\(model.token)\
      \(Actions("\(SubmitButton(t("I pledge this"), kind: .quiet))\(LinkButton(t("In my own words"), url: DailyPath.pledge.url(), kind: .text))"))</form>
      </section>
      """
  }

  private func made(_ pledge: Pledge) -> HTML {
    // It stands in the evening's card while that waits for its answer.
    if model.isEvening, model.review == nil { return "" }
    let answer: HTML? = pledge.kept.map { "<p class=\"soft small\">\($0.label)</p>" }
    let url = model.review == nil ? DailyPath.pledge.url() : DailyPath.review.url()
    return """
      <section class="card" aria-labelledby="pledge"><h2 class="kicker" id="pledge">\(t("Today’s pledge"))</h2>
      <blockquote class="pledge">\(pledge.words ?? Pledge.plain)</blockquote>\(answer)
      <p class="small"><a href="\(url: url)">\(t("Change"))</a></p></section>
      """
  }
}
