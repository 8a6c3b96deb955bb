import Hummingbird
import Members
import Pages
import Web

/// What the hosts of a group can change, part by part.
enum EditPart: String, CaseIterable {
  case about, way, room, readings, servants, news, links, hosts

  var title: String {
    switch self {
    case .about: t("What we say of ourselves")
    case .way: t("How we run our meetings")
    case .room: t("The door of the room")
    case .readings: t("Our readings")
    case .servants: t("Trusted servants")
    case .news: t("News")
    case .links: t("Links")
    case .hosts: t("Hosts")
    }
  }

  var text: String {
    switch self {
    case .about: t("A few words to newcomers, and the charter")
    case .way: t("Parts of the meeting, time to share, who may write")
    case .room: t("Who comes in, first-timers, proof of attendance")
    case .readings: t("Texts of the group, to show in the room")
    case .servants: t("Who serves until when, and what is open")
    case .news: t("Announcements, each with an end")
    case .links: t("What helps your people")
    case .hosts: t("Who can change all this and open the room")
    }
  }
}

/// Everything that a host can change, on one page.
struct LookAfterPage {
  var group: HomeGroup
  var saved: EditPart?
  /// Positions that somebody has offered to take.
  var offers: Int

  var page: Page {
    let done: HTML? = saved.map { "\(Notice(.done, title: $0.title, "<p>\(t("Saved."))</p>"))" }
    let waiting: HTML? =
      offers == 0
      ? nil
      : "\(Notice(title: t(count: offers, one: "Somebody offered to serve", other: "\(offers) people offered to serve"), "<p><a href=\"\(url: GroupPath.editPart.url(group.slug, EditPart.servants.rawValue))\">\(t("Say yes or no"))</a></p>"))"
    let doors = EditPart.allCases.map {
      Door($0.title, text: $0.text, url: GroupPath.editPart.url(group.slug, $0.rawValue))
    }
    return Page(
      title: t("Look after \(group.name)"), isPrivate: true, showsListings: false,
      body: """
        \(BackLink(group.name, url: GroupPath.group.url(group.slug)))
        <h1>\(t("Look after \(group.name)"))</h1>
        \(done)\(waiting)
        \(Doors(doors))
        """)
  }
}

/// The frame of a part's page.
struct EditFrame {
  var group: HomeGroup
  var part: EditPart
  var formToken: HiddenField
  var errors: [FieldError] = []

  var url: String { GroupPath.editPart.url(group.slug, part.rawValue) }

  func page(_ body: HTML) -> Page {
    Page(
      title: part.title, styles: [.groupsStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Look after \(group.name)"), url: GroupPath.edit.url(group.slug)))
        <h1>\(part.title)</h1>
        \(ErrorSummary(errors))
        \(body)
        """)
  }

  /// One form of the page.
  func form(_ fields: HTML, hidden: [(String, String)] = []) -> HTML {
    """
    <form method="post" action="\(url: url)" class="form">\(formToken)\(hidden.map { HiddenField($0.0, $0.1) })
    \(fields)
    </form>
    """
  }

  /// A form that is only a button.
  func button(_ label: String, act: String, item: String, kind: ButtonKind = .quiet) -> HTML {
    """
    <form method="post" action="\(url: url)">\(formToken)\(HiddenField("act", act))\(HiddenField("item", item))\
    \(SubmitButton(label, kind: kind))</form>
    """
  }
}

extension GroupsFeature {
  /// A form's most bytes: a charter in any script, percent-encoded.
  private static let longestEdit = 200_000

  func addEditRoutes(to routes: Routes) {
    routes.get(GroupPath.edit, for: members, use: lookAfter)
    routes.get(GroupPath.editPart, for: members, use: editForm)
    routes.post(GroupPath.editPart, for: members, upTo: Self.longestEdit, use: edit)
  }

  private func lookAfter(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let group = try await group(context.value(of: GroupPath.edit))
    try await requireHost(signedIn, group)
    let offers = try await groups.positions(of: group.id).count { $0.offer != nil }
    let saved = try context.query.last("saved").flatMap(EditPart.init)
    return context.respond(LookAfterPage(group: group, saved: saved, offers: offers).page)
  }

  /// For pages; what changes something asks again in its own transaction.
  func requireHost(_ signedIn: SignedIn, _ group: HomeGroup) async throws {
    guard try await groups.isHost(signedIn.member.id, of: group.id) else { throw MemberError.notAllowed }
  }

  /// The group and the part of an address, for one of its hosts.
  private func frame(_ context: AppContext, _ signedIn: SignedIn) async throws -> EditFrame {
    let (slug, name) = try context.values(of: GroupPath.editPart)
    guard let part = EditPart(rawValue: name) else { throw WebFailure.notFound }
    let group = try await group(slug)
    try await requireHost(signedIn, group)
    return EditFrame(group: group, part: part, formToken: signedIn.formToken)
  }

  private func editForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let frame = try await frame(context, signedIn)
    let item = try context.query.last("item")
    let settings = try await groups.settings(of: frame.group.id)
    switch frame.part {
    case .about: return context.respond(AboutForm(frame: frame, settings: settings).page)
    case .way: return context.respond(WayForm(frame: frame, way: settings.way).page)
    case .room: return context.respond(RoomForm(frame: frame, settings: settings).page)
    case .servants: return try await servantsForm(frame, item, context)
    case .hosts: return context.respond(try await hostsForm(frame, signedIn).page)
    case .readings, .news, .links:
      return context.respond(EntriesPage(frame: frame, settings: settings, item: item, now: now()).page)
    }
  }

  private func edit(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let frame = try await frame(context, signedIn)
    switch frame.part {
    case .about: return try await saveAbout(form, frame, context, signedIn)
    case .way: return try await saveWay(form, frame, context, signedIn)
    case .room: return try await saveRoom(form, frame, context, signedIn)
    case .servants: return try await saveServants(form, frame, context, signedIn)
    case .hosts: return try await saveHosts(form, frame, context, signedIn)
    case .readings, .news, .links: return try await saveEntry(form, frame, context, signedIn)
    }
  }

  /// Back to all that can be changed.
  func saved(_ frame: EditFrame) -> Response {
    .redirect(to: GroupPath.edit.url(frame.group.slug, query: [("saved", frame.part.rawValue)]), type: .normal)
  }
}
