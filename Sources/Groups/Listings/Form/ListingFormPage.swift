import Directory
import Meetings
import Pages

/// A listing to fill in: one form for new ones and for changes, which works without scripts.
struct ListingFormPage {
  typealias Name = ListingForm.Name

  var title: String
  var back: BackLink
  var action: String
  var token: HiddenField
  var form: ListingForm
  /// The listing below the form: its fellowship and types say what can be chosen.
  var meeting: Meeting
  var errors: [FieldError] = []
  /// What the form carries unseen.
  var hidden: [(String, String)] = []
  /// Times to fill in beyond those there are.
  var moreTimes = 0
  /// Before the form: what somebody else changed meanwhile.
  var notice: HTML = ""
  /// At the end of the form.
  var ending: HTML = ""

  /// What the buttons say is wanted.
  enum Act: String {
    case preview, save
    /// Back from the preview.
    case edit
    /// One more time of the week.
    case time

    static let field = "act"
  }

  var page: Page {
    Page(
      title: title, activeTab: "meetings", styles: [.listingsStyle], isPrivate: true, showsListings: false,
      body: """
        \(back)<h1>\(title)</h1>
        \(notice)\(ErrorSummary(errors))
        <form method="post" action="\(url: action)" class="form">\(token)\(hidden.map { HiddenField($0.0, $0.1) })
        \(Self.enter)
        \(about)\(times)\(way)\(place)\(online)\(kinds)\(giving)\(people)\(ending)
        \(Actions("\(SubmitButton(t("Look at it first"), name: Act.field, value: Act.preview.rawValue))"))
        <p class="soft small">\(t("Nothing changes yet: you see the page first, as everybody will."))</p>
        </form>
        """)
  }

  /// A hidden first button, so that the Enter key in a field does what the last button says, and not "One more time".
  private static var enter: HTML {
    "<button type=\"submit\" name=\"\(Act.field)\" value=\"\(Act.preview.rawValue)\" hidden></button>"
  }

  // MARK: Parts

  private func field(
    _ name: String, _ label: String, _ control: FormField.Control = .input("text"), hint: String? = nil,
    isRequired: Bool = false, longest: Int? = ListingFormLimits.line
  ) -> FormField {
    FormField(
      name, label: label, control: control, value: form[name], hint: hint, errors: errors, isRequired: isRequired,
      longest: longest)
  }

  private func long(_ name: String, _ label: String, rows: Int = 3, hint: String? = nil) -> FormField {
    field(name, label, .multiline(rows: rows), hint: hint, longest: ListingFormLimits.text)
  }

  private func isWrong(_ names: String...) -> Bool { errors.contains { names.contains($0.field) } }

  private var about: HTML {
    let more: HTML = """
      \(long(Name.groupNotes, t("About the group")))\
      \(field(Name.groupSite, t("The group’s website"), .input("url")))
      """
    let isOpen = form.has(Name.groupNotes) || form.has(Name.groupSite) || isWrong(Name.groupNotes, Name.groupSite)
    return """
      <section>\(field(Name.name, t("Name of the meeting"), isRequired: true))\
      \(field(Name.group, t("Group")))\(Disclosure(t("More about the group"), isOpen: isOpen, more))</section>
      """
  }

  private var times: HTML {
    let rows = form.times
    let shown = rows + Array(repeating: TimeFields(), count: max(moreTimes, rows.isEmpty ? 1 : 0))
    let views = shown.enumerated().map { index, row in
      TimeRow(index: index, fields: row, errors: errors, isNew: index >= rows.count)
    }
    return """
      <section><h2>\(t("When"))</h2>\(views)
      \(Actions("\(SubmitButton(t("One more time"), kind: .quiet, name: Act.field, value: Act.time.rawValue))"))
      \(ListingChoices.zone(form[Name.zone], errors: errors))
      \(ChoiceGroup(
        t("No fixed time"), name: Name.appointment,
        choices: [Choice("yes", label: t("The group meets when somebody asks"), isOn: form.has(Name.appointment))],
        errors: errors))</section>
      """
  }

  private var way: HTML {
    """
    <section><h2>\(t("How people come"))</h2>\(ChoiceGroup(
      t("Where it meets"), name: Name.attendance, kind: .radio,
      choices: ListingChoices.attendance(form[Name.attendance], base: meeting), errors: errors))</section>
    """
  }

  private var place: HTML {
    let oneLine = meeting.place.map(ListingForm.hasOneLine) ?? false || form.has(Name.address)
    let parts: HTML = """
      \(field(Name.street, t("Street and number")))
      <div class="pair">\(field(Name.city, t("Town")))\(field(Name.postcode, t("Postcode")))</div>
      <div class="pair">\(field(Name.state, t("State or province")))\(field(Name.country, t("Country")))</div>
      """
    let rest: HTML = """
      <div class="pair">\(field(Name.neighborhood, t("Neighborhood")))\(field(Name.county, t("County")))</div>
      <div class="pair">\(field(Name.latitude, t("Latitude"), hint: "39.9485", longest: 24))\
      \(field(Name.longitude, t("Longitude"), hint: "-75.1690", longest: 24))</div>
      \(ChoiceGroup(
        t("Point on the map"), name: Name.approximate,
        choices: [Choice("yes", label: t("It stands for the area, not for the door"), isOn: form.has(Name.approximate))]))
      """
    // Where the address is one line, its parts wait in there too: a wrong address may be mended by them.
    let isOpen =
      isWrong(
        Name.latitude, Name.longitude, Name.neighborhood, Name.county, Name.street, Name.city, Name.postcode,
        Name.state, Name.country) || (oneLine && isWrong(Name.place, Name.address))
    return """
      <section><h2>\(t("Place"))</h2>\(field(Name.place, t("Name of the place"), hint: t("Such as: St Mark’s hall")))\
      \(oneLine ? field(Name.address, t("Address in one line")).html : parts)
      \(long(Name.placeNotes, t("How to find the door"), rows: 2))
      \(Disclosure(t("Point on the map, and more"), isOpen: isOpen, "\(oneLine ? parts : nil)\(rest)"))</section>
      """
  }

  private var online: HTML {
    """
    <section><h2>\(t("Online"))</h2>\(field(Name.link, t("Link to join"), .input("url"), longest: 2_000))\
    \(long(Name.linkNotes, t("What people need to get in"), rows: 2, hint: t("A passcode, for example. Anybody can read it.")))\
    \(field(Name.phone, t("Phone number to join"), .input("tel")))\
    \(long(Name.phoneNotes, t("What to key in"), rows: 1))</section>
    """
  }

  private var kinds: HTML {
    """
    <section><h2>\(t("What it is like"))</h2>\(ListingChoices.languages(form.all(Name.languages), errors: errors))\
    <div class="types stack">\(ListingChoices.types(form.all(Name.types), base: meeting, errors: errors))</div>\
    \(long(Name.notes, t("Good to know"), rows: 4, hint: t("Whatever somebody should know before they come.")))</section>
    """
  }

  private var giving: HTML {
    let names = [Name.venmo, Name.square, Name.paypal]
    let isUsed = names.contains { form.has($0) }
    let isOpen = isUsed || errors.contains { names.contains($0.field) }
    let (venmo, cash, paypal) = ("@LampGroup", "$LampGroup", "LampGroup")
    let fields: HTML = """
      \(field(Name.venmo, GivingAccount.Service.venmo.name, hint: t("Such as: \(venmo)")))\
      \(field(Name.square, GivingAccount.Service.square.name, hint: t("Such as: \(cash)")))\
      \(field(
        Name.paypal, GivingAccount.Service.paypal.name,
        hint: t("Such as: \(paypal). The name alone, without the address before it.")))
      """
    return """
      <section><h2>\(t("Where to give"))</h2>\
      <p class="soft">\(t("The group’s own accounts. Anybody sees them on the meeting’s page."))</p>\
      \(Disclosure(isUsed ? t("The accounts") : t("Add an account"), isOpen: isOpen, fields))</section>
      """
  }

  private var people: HTML {
    let rows = form.contacts
    let shown = rows + (rows.count < ListingFormLimits.contacts ? [ContactFields()] : [])
    let views = shown.enumerated().map { ContactRow(index: $0, fields: $1, errors: errors) }
    let isOpen = errors.contains { $0.field.hasPrefix(ContactFields.prefix) && $0.field.contains(".") }
    return """
      <section><h2>\(t("Who can be reached"))</h2>\
      <p class="soft">\(t("For the service body and this site. Nobody else sees it unless you say so."))</p>\
      \(Disclosure(rows.isEmpty ? t("Add somebody") : t(count: rows.count, one: "1 person", other: "\(rows.count) people"), isOpen: isOpen, "\(views)"))</section>
      """
  }
}
