import Meetings
import Pages
import Recovery

/// How self-checks are said.
enum SelfCheckWords {
  /// A scale's name; "Total" for one that no facts name.
  static func scale(_ id: String, facts: String?) -> String {
    facts.flatMap { SelfCheckData.facts($0) }?.scales.first { $0.id == id }?.title.text ?? t("Total")
  }

  static func value(_ score: SelfCheckScore) -> String { number(score.value) }

  /// Whole numbers without a fraction, others with one digit.
  static func number(_ value: Double) -> String {
    Language.current.decimal(value, digits: value == value.rounded() ? 0 : 1)
  }

  static func answer(_ answer: Answer) -> String {
    switch answer {
    case .boolean(let value): value ? t("Yes") : t("No")
    case .integer(let value): Language.current.grouped(value)
    case .decimal(let value): Language.current.decimal(value, digits: 3)
    case .text(let value): value
    case .choice(let coding): coding.display ?? coding.code
    }
  }

  /// `23 November 2026`.
  static func day(_ day: CivilDate) -> String {
    let (year, month, date) = day.yearMonthDay
    return TimeText.date(year: year, month: month, day: date)
  }

  static func problem(_ problem: AnswerProblem) -> String {
    switch problem {
    case .missing: t("An answer is needed here.")
    case .notAChoice: t("Choose one of the answers.")
    case .notAWholeNumber: t("Write a whole number, such as 3.")
    case .notANumber: t("Write a number, such as 2.5.")
    case .outside(let low?, let high?): t("Write a number from \(number(low)) to \(number(high)).")
    case .outside(let low?, nil): t("Write a number of \(number(low)) or more.")
    case .outside(nil, let high?): t("Write a number of \(number(high)) or less.")
    case .outside(nil, nil): t("That number is too large.")
    case .tooLong(let limit): t("Write at most \(limit) characters.")
    }
  }
}
