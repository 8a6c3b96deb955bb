import Foundation
import Meetings
import Pages
import Web

/// Reads the fields of a form within their bounds and gathers what is wrong, so that somebody learns of everything at once.
struct FormCheck {
  let form: ParameterList
  private(set) var errors: [FieldError] = []

  init(_ form: ParameterList) { self.form = form }

  mutating func add(_ field: String, _ message: String) { errors.append(FieldError(field: field, message: message)) }

  /// A line of text: blank space single, nothing unreadable.
  mutating func line(_ name: String, longest: Int, isRequired: Bool = false) -> String {
    let text = Self.readable(form.last(name) ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return bounded(name, text, longest, isRequired)
  }

  /// Text with its line ends.
  mutating func text(_ name: String, longest: Int, isRequired: Bool = false) -> String {
    let lines = (form.last(name) ?? "").replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let text = Self.readable(lines).trimmingCharacters(in: .whitespacesAndNewlines)
    return bounded(name, text, longest, isRequired)
  }

  mutating func date(_ name: String) -> CivilDate? {
    guard let text = form.last(name), !text.isEmpty else { return nil }
    guard let date = CivilDate(text) else {
      add(name, t("Choose a day, such as 2026-11-23."))
      return nil
    }
    return date
  }

  mutating func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = form.last(name)?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
    guard let number = Int(text), range.contains(number) else {
      add(name, t("Write a number from \(range.lowerBound) to \(range.upperBound)."))
      return nil
    }
    return number
  }

  /// One of a few values.
  mutating func choice<T: RawRepresentable>(_ name: String, _ type: T.Type) -> T? where T.RawValue == String {
    guard let value = form.last(name).flatMap(T.init(rawValue:)) else {
      add(name, t("Choose one of the list."))
      return nil
    }
    return value
  }

  private mutating func bounded(_ name: String, _ text: String, _ longest: Int, _ isRequired: Bool) -> String {
    // As browsers count for maxlength.
    if text.utf16.count > longest { add(name, t("Write at most \(longest) characters.")) }
    if text.isEmpty, isRequired { add(name, t("Write something here.")) }
    // What was typed comes back with the page, but no more of it than could have been meant.
    return String(text.prefix(longest * 2))
  }

  /// Without what no page can show: control characters apart from line ends and tabs, and marks that turn the direction of text around.
  private static func readable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          switch scalar.properties.generalCategory {
          case .control: scalar == "\n" || scalar == "\t"
          case .surrogate, .privateUse, .unassigned: false
          case .format: !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
          default: true
          }
        }))
  }
}
