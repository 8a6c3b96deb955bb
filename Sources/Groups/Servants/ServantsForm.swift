import Hummingbird
import Meetings
import Members
import Pages
import Web

/// The positions of a group, for its hosts: what there is, who serves, who offered.
struct ServantsForm {
  /// What stands in the form of a position.
  struct Draft {
    var kind = ServiceKind.greeter.rawValue
    var title = ""
    var note = ""
    var months = String(Position.Limits.usualMonths)
  }

  var frame: EditFrame
  var positions: [Position]
  /// The position in the form; nil for a new one.
  var item: String?
  var draft: Draft?
  /// The name of a servant as it was typed.
  var name = ""
  /// In the reader's zone.
  var today: CivilDate

  var page: Page {
    let there = positions.filter { $0.deletedAt == nil }
    return frame.page(
      """
      \(HTML.joined(positions.filter { $0.deletedAt != nil }.map(undo)))\(HTML.joined(there.map(undoEnd)))
      \(there.isEmpty ? nil : "<ul class=\"stack tight\">\(there.map { position -> HTML in "<li>\(card(position))</li>" })</ul>")
      <section class="group">\(DayHeading(item == nil ? t("Another position") : t("Change it")))
      \(frame.form(fields, hidden: [("act", "save")] + (item.map { [("item", $0)] } ?? [])))
      </section>
      """)
  }

  private func card(_ position: Position) -> HTML {
    let edit = LinkButton(
      t("Change it"),
      url: GroupPath.editPart.url(frame.group.slug, frame.part.rawValue, query: [("item", position.id)]), kind: .quiet)
    let field = Self.term(position.id)
    let wrong: HTML? = frame.errors.first { $0.field == field }.map {
      "<p class=\"error\">\(Icon.warning)<span>\($0.message)</span></p>"
    }
    return """
      <div class="card" id="\(FormField.id(of: field))"><h2>\(position.name)</h2>\(wrong)\(state(position))
      <div class="actions">\(edit)\(frame.button(t("Delete"), act: "delete", item: position.id))</div></div>
      """
  }

  private func state(_ position: Position) -> HTML {
    if let holder = position.holder {
      let kind = holder.isTied ? t("A member of the group") : t("Written down by a host")
      return """
        <p>\(t("\(holder.name), since \(holder.termStart.words), until \(holder.rotation.words)"))</p>\
        <p class="soft small">\(kind)</p>\(frame.button(t("End the term"), act: "end", item: position.id))
        """
    }
    if let offer = position.offer {
      return """
        <p>\(t("\(offer) offered to take it."))</p>
        <div class="actions">\(frame.button(t("Yes, thank you"), act: "accept", item: position.id, kind: .primary))\
        \(frame.button(t("Not this time"), act: "decline", item: position.id))</div>
        """
    }
    let fill = frame.form(
      """
      \(FormField(
        "name-\(position.id)", label: t("Name on the group’s page"), value: name,
        hint: t("For somebody without an account here. Members offer by themselves."), errors: frame.errors,
        isRequired: true, longest: Position.Limits.name))
      \(SubmitButton(t("Write it down"), kind: .quiet))
      """, hidden: [("act", "fill"), ("item", position.id)])
    let isOpen = frame.errors.contains { $0.field == "name-\(position.id)" }
    return "<p>\(t("Open"))</p>\(Disclosure(t("Somebody serves already"), isOpen: isOpen, fill))"
  }

  private func undo(_ position: Position) -> HTML {
    let body: HTML = """
      <p>\(t("You can bring it back for a day. Then it is gone."))</p>\
      \(frame.button(t("Bring it back"), act: "restore", item: position.id))
      """
    return "\(Notice(.done, title: t("“\(position.name)” is deleted"), body))"
  }

  /// What an error about a term is beside.
  static func term(_ id: String) -> String { "term-\(id)" }

  /// A term can be brought back while nobody else serves or has offered to.
  private func undoEnd(_ position: Position) -> HTML {
    guard let name = position.ended, position.holder == nil, position.offer == nil else { return "" }
    let body: HTML = """
      <p>\(t("You can bring it back for a day. Then it is gone."))</p>\
      \(frame.button(t("Bring it back"), act: "resume", item: position.id))
      """
    return "\(Notice(.done, title: t("The term of \(name) (\(position.name)) is ended"), body))"
  }

  private var fields: HTML {
    let old = positions.first { $0.id == item }
    let draft =
      draft ?? old.map { Draft(kind: $0.kind.rawValue, title: $0.title, note: $0.note, months: String($0.months)) }
      ?? Draft()
    return """
      \(FormField(
        "kind", label: t("Which service?"),
        control: .select(ServiceKind.allCases.map { Choice($0.rawValue, label: $0.name) }), value: draft.kind,
        errors: frame.errors, isRequired: true))
      \(FormField(
        "title", label: t("What you call it"), value: draft.title, hint: t("Where you have a name of your own for it."),
        errors: frame.errors, longest: Position.Limits.title))
      \(FormField(
        "note", label: t("What it asks for"), control: .multiline(rows: 3), value: draft.note, errors: frame.errors,
        longest: Position.Limits.note))
      \(FormField(
        "months", label: t("Months of a term"), control: .input("number"), value: draft.months, errors: frame.errors,
        isRequired: true))
      \(SubmitButton(t("Save")))
      """
  }
}

extension GroupsFeature {
  func servantsForm(_ frame: EditFrame, _ item: String?, _ context: AppContext) async throws -> Response {
    context.respond(try await servants(frame, item, context).page)
  }

  private func servants(_ frame: EditFrame, _ item: String?, _ context: AppContext) async throws -> ServantsForm {
    let positions = try await groups.positions(of: frame.group.id, at: now())
    let known = positions.contains { $0.id == item && $0.deletedAt == nil }
    return ServantsForm(
      frame: frame, positions: positions, item: known ? item : nil, today: context.zone.date(at: now()))
  }

  func saveServants(_ form: ParameterList, _ frame: EditFrame, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let item = form.last("item").map { String($0.prefix(64)) }
    var page = try await servants(frame, item, context)
    var check = FormCheck(form)
    if form.last("act") == "save" {
      let draft = ServantsForm.Draft(
        kind: form.last("kind") ?? "", title: check.line("title", longest: Position.Limits.title),
        note: check.text("note", longest: Position.Limits.note), months: String((form.last("months") ?? "").prefix(8)))
      try await savePosition(draft, page.item, &check, frame, signedIn)
      page.draft = draft
    } else {
      do { page.name = try await changePosition(item ?? "", &check, page, signedIn) } catch ServantError.noSuchPosition
      {
        throw WebFailure.notFound
      }
    }
    if check.errors.isEmpty { return .redirect(to: frame.url, type: .normal) }
    page.frame.errors = check.errors
    return context.respond(page.page, status: .unprocessableContent)
  }

  private func savePosition(
    _ draft: ServantsForm.Draft, _ item: String?, _ check: inout FormCheck, _ frame: EditFrame, _ signedIn: SignedIn
  ) async throws {
    let kind = check.choice("kind", ServiceKind.self)
    if kind == .other, draft.title.isEmpty { check.add("title", t("Say what it is called.")) }
    let wasWrong = check.errors.count
    let months = check.number("months", in: Position.Limits.months)
    if months == nil, check.errors.count == wasWrong { check.add("months", t("Write something here.")) }
    guard let kind, let months, check.errors.isEmpty else { return }
    let position = Position(
      id: item ?? members.newID(), kind: kind, title: draft.title, note: draft.note, months: months)
    do {
      try await groups.save(position, in: frame.group.id, isNew: item == nil, by: signedIn.member.id)
    } catch ServantError.tooMany {
      check.add("kind", t("There are as many as fit. Delete one that nobody needs."))
    }
  }

  /// Everything but the position itself.
  ///
  /// - Returns: the name that was typed.
  private func changePosition(_ id: String, _ check: inout FormCheck, _ page: ServantsForm, _ signedIn: SignedIn)
    async throws -> String
  {
    guard let position = page.positions.first(where: { $0.id == id }) else { throw WebFailure.notFound }
    let (groupID, memberID, now) = (page.frame.group.id, signedIn.member.id, now())
    let until = page.today.adding(months: position.months)
    switch check.form.last("act") {
    case "delete": try await groups.delete(id, in: groupID, by: memberID, at: now)
    case "restore": try await groups.delete(id, in: groupID, isBack: true, by: memberID, at: now)
    case "end": try await groups.endTerm(id, in: groupID, by: memberID, at: now)
    case "resume":
      do { try await groups.resumeTerm(id, in: groupID, by: memberID, at: now) } catch ServantError.noEndedTerm {
        check.add(
          ServantsForm.term(id), t("It cannot be brought back: a day is over, or somebody else has come by now."))
      }
    case "accept": try await groups.accept(id, in: groupID, from: page.today, until: until, by: memberID)
    case "decline": try await groups.decline(id, in: groupID, by: memberID)
    case "fill":
      let name = check.line("name-\(id)", longest: Position.Limits.name, isRequired: true)
      if check.errors.isEmpty {
        try await groups.fill(id, in: groupID, name: name, from: page.today, until: until, by: memberID)
      }
      return name
    default: throw WebFailure.notFound
    }
    return ""
  }
}

extension CivilDate {
  /// That many months later, on the last day of a month that is too short.
  func adding(months: Int) -> CivilDate {
    let (year, month, day) = yearMonthDay
    let total = year * 12 + month - 1 + months
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let last = Self.daysInMonth(newMonth, of: newYear)
    return CivilDate(year: newYear, month: newMonth, day: min(day, last)) ?? self
  }
}
