import Hummingbird
import Meetings
import Members
import Pages
import Web

extension GroupsFeature {
  private enum EntryFailure: Error { case full }

  /// One reading, piece of news or link: saved, moved, deleted, brought back.
  func saveEntry(_ form: ParameterList, _ frame: EditFrame, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let item = form.last("item").map { String($0.prefix(64)) }
    switch form.last("act") {
    case "delete": return try await mark(item, deleted: now(), frame, signedIn)
    case "restore": return try await mark(item, deleted: nil, frame, signedIn)
    case "up": return try await moveUp(item, frame, signedIn)
    default: break
    }
    var check = FormCheck(form)
    let draft = Self.draft(frame.part, &check, today: context.zone.date(at: now()))
    if check.errors.isEmpty {
      do {
        try await put(draft, item, frame, signedIn, today: context.zone.date(at: now()))
        return Self.again(frame)
      } catch EntryFailure.full {
        check.add(frame.part == .news ? "text" : "title", t("There are as many as fit. Delete one that nobody needs."))
      }
    }
    var page = EntriesPage(
      frame: frame, settings: try await groups.settings(of: frame.group.id), item: item, draft: draft, now: now())
    page.frame.errors = check.errors
    return context.respond(page.page, status: .unprocessableContent)
  }

  private static func again(_ frame: EditFrame) -> Response { .redirect(to: frame.url, type: .normal) }

  private static func draft(_ part: EditPart, _ check: inout FormCheck, today: CivilDate) -> EntriesPage.Draft {
    var draft = EntriesPage.Draft()
    if part != .news { draft.title = check.line("title", longest: GroupSettings.Limits.title, isRequired: true) }
    switch part {
    case .readings: draft.text = check.text("text", longest: GroupSettings.Limits.reading, isRequired: true)
    case .news:
      draft.text = check.text("text", longest: GroupSettings.Limits.announcement, isRequired: true)
      draft.until = String((check.form.last("until") ?? "").prefix(20))
      let wasWrong = check.errors.count
      let until = check.date("until")
      let days = until.map { $0.daysSinceEpoch - today.daysSinceEpoch } ?? -1
      if check.errors.count == wasWrong, !(0...GroupSettings.Limits.announcementDays).contains(days) {
        check.add("until", t("Choose a day from today on, within a year."))
      }
    default:
      draft.url = check.line("url", longest: GroupSettings.Limits.url, isRequired: true)
      let isLink = SafeURL.isSafe(draft.url) && draft.url.contains(":")
      if !draft.url.isEmpty, !isLink { check.add("url", t("Write a whole address, such as https://example.org")) }
    }
    return draft
  }

  private func put(
    _ draft: EntriesPage.Draft, _ item: String?, _ frame: EditFrame, _ signedIn: SignedIn, today: CivilDate
  ) async throws {
    let id = item ?? members.newID()
    let until = CivilDate(draft.until) ?? today
    try await groups.change(frame.group.id, by: signedIn.member.id, at: now()) { settings in
      switch frame.part {
      case .readings:
        try Self.put(
          .init(id: id, title: draft.title, text: draft.text), in: &settings.readings, GroupSettings.Limits.readings)
      case .news:
        let made = settings.announcements.first { $0.id == id }?.made ?? today
        try Self.put(
          .init(id: id, text: draft.text, made: made, until: until), in: &settings.announcements,
          GroupSettings.Limits.announcements)
      default:
        try Self.put(
          .init(id: id, title: draft.title, url: draft.url), in: &settings.resources, GroupSettings.Limits.resources)
      }
    }
  }

  private static func put<E: GroupEntry>(_ entry: E, in entries: inout [E], _ most: Int) throws {
    if let index = entries.firstIndex(where: { $0.id == entry.id }) {
      entries[index] = entry
      return
    }
    // Those that can still be brought back count too: they take room until then.
    guard entries.count < most else { throw EntryFailure.full }
    entries.append(entry)
  }

  private func mark(_ item: String?, deleted: Instant?, _ frame: EditFrame, _ signedIn: SignedIn) async throws
    -> Response
  {
    try await groups.change(frame.group.id, by: signedIn.member.id, at: now()) { settings in
      switch frame.part {
      case .readings: try Self.mark(item, deleted, in: &settings.readings)
      case .news: try Self.mark(item, deleted, in: &settings.announcements)
      default: try Self.mark(item, deleted, in: &settings.resources)
      }
    }
    return Self.again(frame)
  }

  private static func mark<E: GroupEntry>(_ item: String?, _ deleted: Instant?, in entries: inout [E]) throws {
    guard let index = entries.firstIndex(where: { $0.id == item }) else { throw WebFailure.notFound }
    entries[index].deleted = deleted
  }

  private func moveUp(_ item: String?, _ frame: EditFrame, _ signedIn: SignedIn) async throws -> Response {
    try await groups.change(frame.group.id, by: signedIn.member.id, at: now()) { settings in
      let present = settings.readings.indices.filter { settings.readings[$0].deleted == nil }
      guard let place = present.firstIndex(where: { settings.readings[$0].id == item }), place > 0 else { return }
      settings.readings.swapAt(present[place], present[place - 1])
    }
    return Self.again(frame)
  }
}
