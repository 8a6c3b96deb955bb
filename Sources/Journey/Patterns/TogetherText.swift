import Pages
import Recovery

/// What goes with what, in an honest sentence.
enum TogetherText {
  static func sentences(_ answer: GoesTogether.Answer, of what: String) -> [String] {
    switch answer {
    case .tooFew(let weeks):
      [
        t(
          count: weeks, one: "\(what): 1 week has both it and meetings so far.",
          other: "\(what): \(weeks) weeks have both it and meetings so far."),
        t("Below \(GoesTogether.fewestWeeks) weeks nothing is said."),
      ]
    case .tooAlike(let weeks):
      [t("\(what): your \(weeks) weeks are too much alike to compare.")]
    case .found(let found):
      found.isClear
        ? [difference(found, what)] : [difference(found, what), t("Zero lies within it, so this may well be chance.")]
    }
  }

  /// Said once, under all of them.
  static var caution: String {
    t("Together is not because: weeks differ in more than their meetings, and one week leads into the next.")
  }

  private static func difference(_ found: GoesTogether, _ what: String) -> String {
    let difference = found.difference
    let means = t(
      "\(what): \(number(difference.a.mean)) on average in \(difference.a.count) weeks with \(more(found.split)), \(number(difference.b.mean)) in \(difference.b.count) weeks with \(fewer(found.split))."
    )
    let interval = t(
      "A difference of \(number(difference.difference)), 95 % interval \(number(difference.interval.lowerBound)) to \(number(difference.interval.upperBound)), from \(found.weeks) weeks."
    )
    return means + " " + interval
  }

  private static func number(_ value: Double) -> String { Language.current.decimal(value) }

  private static func more(_ split: GoesTogether.Split) -> String {
    switch split {
    case .atLeast(let count): t(count: count, one: "a meeting or more", other: "\(count) meetings or more")
    case .any: t("a meeting or more")
    }
  }

  private static func fewer(_ split: GoesTogether.Split) -> String {
    switch split {
    case .atLeast(let count) where count > 1: t("fewer")
    case .atLeast, .any: t("no meeting")
    }
  }
}
