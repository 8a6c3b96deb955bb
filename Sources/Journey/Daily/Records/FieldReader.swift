import Meetings
import Pages
import Recovery
import Web

/// Turns a form's fields into values, and collects what is wrong in words that say what to do.
struct FieldReader {
  let form: ParameterList
  private(set) var errors: [FieldError] = []

  init(_ form: ParameterList) { self.form = form }

  mutating func fail(_ field: String, _ message: String) { errors.append(FieldError(field: field, message: message)) }

  /// Text without white space around it and with single line ends; nil where there is none.
  mutating func text(_ name: String, upTo longest: Int, missing: String? = nil) -> String? {
    let typed = (form.last(name) ?? "").replacing("\r\n", with: "\n").trimmingWhitespace
    if typed.isEmpty {
      if let missing { fail(name, missing) }
      return nil
    }
    guard typed.count <= longest, typed.utf8.count <= longest * 8 else {
      fail(name, t("Write at most \(longest) characters."))
      return nil
    }
    return typed
  }

  /// The lines that are not empty.
  mutating func lines(_ name: String, most: Int, each longest: Int) -> [String] {
    let lines = (form.last(name) ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmingWhitespace }
      .filter { !$0.isEmpty }
    if lines.count > most {
      fail(name, t("Write at most \(most) lines."))
    } else if lines.contains(where: { $0.count > longest || $0.utf8.count > longest * 8 }) {
      fail(name, t("Write at most \(longest) characters in a line."))
    }
    return lines
  }

  mutating func rating(_ name: String) -> Rating? {
    guard let typed = form.last(name), !typed.isEmpty else { return nil }
    guard let rating = Int(typed).flatMap({ Rating($0) }) else {
      fail(name, t("Choose a number from 0 to 10."))
      return nil
    }
    return rating
  }

  /// A number, with a comma or a point; nil where there is none.
  mutating func number(_ name: String, in range: ClosedRange<Double>) -> Double? {
    let typed = (form.last(name) ?? "").trimmingWhitespace.replacing(",", with: ".")
    if typed.isEmpty { return nil }
    guard let number = Double(typed), range.contains(number) else {
      fail(name, t("Write a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))."))
      return nil
    }
    return number
  }

  /// A day that is not after today and not too long ago; today where none was given.
  mutating func day(_ name: String, today: CivilDate) -> CivilDate {
    guard let typed = form.last(name), !typed.isEmpty else { return today }
    guard let day = CivilDate(typed) else {
      fail(name, t("Write the day as year, month and day: 2026-11-23."))
      return today
    }
    if day > today { fail(name, t("That day has not come yet.")) }
    if day < today.adding(days: -DailyLimits.daysBack) { fail(name, t("That is more than a year ago.")) }
    return day
  }

  /// One of a list; nil for none of them, which is no error (nothing was chosen).
  func choice<C: RawRepresentable<String>>(_ name: String, as type: C.Type = C.self) -> C? {
    form.last(name).flatMap { C(rawValue: $0) }
  }

  /// In the order of the list, each once.
  func choices<C: RawRepresentable<String> & CaseIterable>(_ name: String, as type: C.Type = C.self) -> [C] {
    let chosen = Set(form.all(name))
    return C.allCases.filter { chosen.contains($0.rawValue) }
  }
}
