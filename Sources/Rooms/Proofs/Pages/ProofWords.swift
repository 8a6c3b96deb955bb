import Meetings
import Pages
import Proofs

/// What a proof says, in the reader's language.
enum ProofWords {
  /// As the meeting's own clock showed it.
  static func when(_ occasion: ProofOccasion) -> String {
    guard let date = CivilDate(occasion.start.prefix(10)), let time = WallTime(occasion.start.dropFirst(11).prefix(5))
    else { return occasion.start }
    let (year, month, day) = date.yearMonthDay
    let written = TimeText.longDate(year: year, month: month, day: day, weekday: date.weekday.rawValue)
    return t("\(written), \(TimeText.clock(minuteOfDay: time.minuteOfDay))")
  }

  static func presence(_ occasion: ProofOccasion) -> String {
    switch (occasion.share, occasion.minutes) {
    case (0, 0): untilTheEnd
    case (0, let minutes): either("\(minutes)")
    case (let share, let minutes): atLeast("\(minutes)", "\(share)")
    }
  }

  static var untilTheEnd: String { t("there at the end") }
  static func either(_ minutes: String) -> String { t("at least \(minutes) minutes, or there at the end") }
  static func atLeast(_ minutes: String, _ share: String) -> String {
    t("at least \(minutes) minutes, \(share) % of the meeting")
  }
}

/// A proof as it is shown and printed. Scripts fill it in, because only they have the name.
struct ProofSheet: Component {
  var html: HTML {
    """
    <article class="card proof-sheet" data-sheet hidden data-until-the-end="\(ProofWords.untilTheEnd)" \
    data-either="\(ProofWords.either("{minutes}"))" data-at-least="\(ProofWords.atLeast("{minutes}", "{share}"))">
    <p class="proof-kind">\(t("Proof of attendance"))</p>
    <h2 data-fill="name" translate="no"></h2>
    <div class="proof-body">
    \(DefinitionList([
      (t("Meeting"), "<span data-fill=\"meeting\"></span>"), (t("Group"), "<span data-fill=\"group\"></span>"),
      (t("When"), "<span data-fill=\"when\"></span>"), (t("Attended"), "<span data-fill=\"presence\"></span>"),
      (t("Listed at"), "<span data-fill=\"site\"></span>"),
      (t("Key"), "<code class=\"small\" data-fill=\"key\" translate=\"no\"></code>"),
    ]))
    <figure class="proof-code" data-code data-label="\(t("A code that opens this proof’s check"))"></figure>
    </div>
    <p class="small">\(t("Check it: scan the code, or open")) <strong data-fill="verify" translate="no"></strong>. \
    \(t("The site signed it without seeing the name."))</p>
    </article>
    """
  }
}

/// What it proves, said plainly.
struct ProofHonesty: Component {
  var html: HTML {
    """
    <ul class="plain">
    <li>\(t("It proves that one seat in this meeting stayed long enough, and that this name was put on its proof. Nobody checked that the name is yours."))</li>
    <li>\(t("Presence is not taking part: only the open page is counted, by itself. Nothing watches what you do."))</li>
    <li>\(t("In a small meeting it hides little. If two people take a proof, each is one of two."))</li>
    <li>\(t("Whoever has the paper or the file can show it. Keep it as you would a letter."))</li>
    </ul>
    """
  }
}
