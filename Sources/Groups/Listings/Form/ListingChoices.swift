import Directory
import Meetings
import Pages

/// What a form lets people choose of.
enum ListingChoices {
  static func zone(_ value: String, errors: [FieldError]) -> FormField {
    var names = Zone.identifiers.filter { $0.contains("/") && !$0.hasPrefix("Etc/") }
    names.insert("UTC")
    if Zone.named(value) != nil { names.insert(value) }
    return FormField(
      ListingForm.Name.zone, label: t("Time zone"),
      control: .select(names.sorted().map { Choice($0, label: $0.replacing("_", with: " ")) }), value: value,
      hint: t("Of the place, or of the group where it is online only."), errors: errors, isRequired: true)
  }

  /// A listing that its source calls inactive may stay so; pauses have a page of their own.
  static func attendance(_ value: String, base: Meeting) -> [Choice] {
    let isInactive = base.attendance == .suspended && base.suspension == nil
    return Attendance.allCases.filter { $0 != .suspended || isInactive }.map { attendance in
      let name = Meeting.name(of: attendance)
      return Choice(
        attendance.rawValue, label: name.prefix(1).uppercased() + name.dropFirst(), isOn: attendance.rawValue == value)
    }
  }

  /// What most meetings anywhere are held in; others that a listing has are beside them.
  private static let usual = [
    "en", "es", "fr", "pt", "de", "it", "pl", "ru", "uk", "zh", "ja", "ko", "vi", "tl", "hi", "ar", "fa",
  ]

  static func languages(_ chosen: [String], errors: [FieldError]) -> ChoiceGroup {
    // Those that are on come first, so that the box with the others can stay closed.
    let tags = chosen + usual.filter { !chosen.contains($0) }
    return ChoiceGroup(
      t("Languages"), name: ListingForm.Name.languages,
      choices: tags.map { Choice($0, label: LanguageName.of($0), isOn: chosen.contains($0)) },
      shown: max(3, chosen.count), errors: errors)
  }

  /// The fellowship's types under the headings of what they have in common with other fellowships'.
  static func types(_ chosen: [String], base: Meeting, errors: [FieldError]) -> [ChoiceGroup] {
    let known = TypeVocabulary.known(in: base.fellowship).filter { $0.meaning.language == nil }
    var groups: [(name: String, choices: [Choice])] = Attribute.Group.allCases.map { (t(key: $0.name), []) }
    groups.append((t("What else it is"), []))
    let codes = Set(known.map { $0.code.description })
    let others = Set(base.types.map(\.description) + chosen).subtracting(codes).sorted().compactMap { TypeCode($0) }
      .filter { !ListingForm.saysLanguage($0) }
    let all = known.map { ($0.code, Optional($0.meaning)) } + others.map { ($0, TypeVocabulary.meaning(of: $0)) }
    for (code, meaning) in all {
      let place = meaning?.attribute.flatMap { Attribute.Group.allCases.firstIndex(of: $0.group) } ?? groups.count - 1
      groups[place].choices.append(
        Choice(
          code.description, label: meaning.map { t(key: $0.name) } ?? code.code,
          isOn: chosen.contains(code.description)))
    }
    return groups.filter { !$0.choices.isEmpty }.enumerated().map { index, group in
      // What is on comes first, so that the box with the others can stay closed.
      let on = group.choices.filter(\.isOn)
      return ChoiceGroup(
        group.name, name: ListingForm.Name.types, choices: on + group.choices.filter { !$0.isOn },
        shown: max(4, on.count), errors: index == 0 ? errors : [],
        suffix: index == 0 ? "" : "-\(index)-")
    }
  }
}
