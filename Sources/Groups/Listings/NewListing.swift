import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// A meeting that is not listed yet: for which group it is, and who will decide.
struct NewListing {
  /// The fellowship's types and what else depends on it.
  var fellowship: Fellowship.ID
  /// A group that the member hosts: then it is listed at once.
  var group: HomeGroup?
  var groupName = ""
  /// Which service body's editors read it; empty for the admins.
  var body = ""
  /// How they can know.
  var words = ""

  var isAsked: Bool { group == nil }

  var hidden: [(String, String)] {
    group.map { [("group", $0.slug)] } ?? [
      ("fellowship", fellowship.rawValue), ("group-name", groupName), ("body", body),
    ]
  }

  func blank(zone: Zone) -> Meeting {
    var meeting = Meeting.blank(fellowship: fellowship, timeZone: zone.identifier)
    let name = group?.name ?? groupName
    if !name.isEmpty { meeting.group = Group(name: name) }
    if !body.isEmpty { meeting.serviceBody = ServiceBody(key: body, name: body) }
    return meeting
  }
}

/// The first step of a new listing.
struct NewListingPage {
  var groups: [HomeGroup]
  var bodies: [String]
  var isDemonstration: Bool

  var page: Page {
    Page(
      title: t("Add a meeting"), activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
      body: """
        \(BackLink(t("Your listings"), url: ListingPath.all.url()))
        <h1>\(t("Add a meeting"))</h1>
        <p class="lead">\(t("First look whether it is listed already: then you only have to look after it."))</p>
        \(Actions("\(LinkButton(t("Find your meeting"), url: DirectoryPath.meetings.url(), kind: .quiet))"))
        \(isDemonstration ? demonstration : nil)\(own)\(other)
        """)
  }

  private var demonstration: HTML {
    "\(Notice(.info, "<p>\(t("This site shows made-up meetings. What you add goes with them when the first real list comes."))</p>"))"
  }

  private var own: HTML? {
    if groups.isEmpty { return nil }
    let doors = groups.map {
      Door(
        t("For \($0.name)"), text: t("Listed at once"), url: ListingPath.newForm.url(query: [("group", $0.slug)]),
        icon: .calendar)
    }
    return "<section><h2>\(t("Of a group of yours"))</h2>\(Doors(doors))</section>"
  }

  private var other: HTML {
    let fellowships = Fellowship.known.filter { $0.id.rawValue != "homegroup-demo" }
    let body: HTML? =
      bodies.isEmpty
      ? nil
      : FormField(
        "body", label: t("Service body"),
        control: .select([Choice("", label: t("None of these"))] + bodies.map { Choice($0, label: $0) }),
        hint: t("Its editors read what you send.")
      ).html
    return """
      <section><h2>\(groups.isEmpty ? t("Whose meeting is it?") : t("Of another group"))</h2>
      <form method="get" action="\(url: ListingPath.newForm.url())" class="form">
      \(FormField(
        "fellowship", label: t("Fellowship"),
        control: .select(fellowships.map { Choice($0.id.rawValue, label: $0.localName) } + [Choice(Fellowship.ID.other.rawValue, label: t("Another one"))]),
        isRequired: true))
      \(FormField("group-name", label: t("What is the group called?"), isRequired: true, longest: HomeGroup.longestName))
      \(body)\(SubmitButton(t("Go on"), kind: groups.isEmpty ? .primary : .quiet))</form></section>
      """
  }
}

extension GroupsFeature {
  func newListing(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(
      NewListingPage(
        groups: try await desk.groups(of: signedIn.member.id), bodies: try await desk.bodies(),
        isDemonstration: context.site.isDemonstration()
      ).page)
  }

  func newForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let new = try await newListing(in: try context.query, signedIn)
    guard new.group != nil || !new.groupName.isEmpty else {
      return .redirect(to: ListingPath.new.url(), type: .normal)
    }
    let form = ListingForm(new.blank(zone: context.zone))
    return context.respond(newPage(new, form, context, signedIn))
  }

  func addListing(_ sent: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let new = try await newListing(in: sent, signedIn)
    let form = ListingForm(sent)
    let act = sent.last(ListingFormPage.Act.field).flatMap(ListingFormPage.Act.init) ?? .preview
    if act == .edit || act == .time {
      return context.respond(newPage(new, form, context, signedIn, moreTimes: act == .time ? 1 : 0))
    }
    var (meeting, errors) = form.applied(to: new.blank(zone: context.zone), isNew: true)
    if new.isAsked { errors += Self.errors(in: new) }
    if !errors.isEmpty {
      return context.respond(newPage(new, form, context, signedIn, errors: errors), status: .unprocessableContent)
    }
    if act == .preview {
      return context.respond(newPreview(new, form, meeting, context, signedIn))
    }
    meeting.lastConfirmed = now()
    do {
      return try await add(meeting, new, signedIn)
    } catch let problem as ClaimProblem {
      return context.respond(
        newPage(new, form, context, signedIn, errors: [problem.fieldError]), status: .unprocessableContent)
    }
  }

  private func add(_ meeting: Meeting, _ new: NewListing, _ signedIn: SignedIn) async throws -> Response {
    if let group = new.group {
      let slug = try await desk.add(meeting, groupSlug: group.slug, by: signedIn.member.id, at: now())
      return home(of: slug, .added)
    }
    try await claims.add(
      ClaimStore.Request(subject: .new(meeting), groupName: new.groupName, words: new.words),
      by: signedIn.member.id, at: now())
    return .redirect(to: ListingPath.all.url(query: [("done", MyListingsPage.Done.asked.rawValue)]), type: .normal)
  }

  private static func errors(in new: NewListing) -> [FieldError] {
    var errors: [FieldError] = []
    if new.words.isEmpty { errors.append(ClaimProblem.wordsMissing.fieldError) }
    if new.words.count > ClaimLimits.words { errors.append(ClaimProblem.wordsTooLong.fieldError) }
    return errors
  }

  /// What a query or a form says of a new listing. A group that is not the member's own is none.
  private func newListing(in list: ParameterList, _ signedIn: SignedIn) async throws -> NewListing {
    if let slug = list.last("group") {
      guard let group = try await desk.groups(of: signedIn.member.id).first(where: { $0.slug == slug }) else {
        throw MemberError.notAllowed
      }
      return NewListing(fellowship: group.fellowship, group: group)
    }
    let body = ListingText.line(list.last("body") ?? "")
    return NewListing(
      fellowship: Fellowship.ID(rawValue: list.last("fellowship") ?? "") ?? .other,
      groupName: String(ListingText.line(list.last("group-name") ?? "").prefix(HomeGroup.longestName)),
      body: try await desk.bodies().contains(body) ? body : "", words: ListingText.text(list.last("words") ?? ""))
  }

  private func newPage(
    _ new: NewListing, _ form: ListingForm, _ context: AppContext, _ signedIn: SignedIn, errors: [FieldError] = [],
    moreTimes: Int = 0
  ) -> Page {
    let ending: HTML =
      new.isAsked
      ? """
      <section><h2>\(t("For the editor"))</h2>\(FormField(
        "words", label: t("How can the editor know?"), control: .multiline(rows: 3), value: new.words,
        hint: t("An editor reads it before it is listed."), errors: errors, isRequired: true,
        longest: ClaimLimits.words))</section>
      """ : ""
    return ListingFormPage(
      title: t("Add a meeting"), back: BackLink(t("Add a meeting"), url: ListingPath.new.url()),
      action: ListingPath.newForm.url(), token: signedIn.formToken, form: form,
      meeting: new.blank(zone: context.zone), errors: errors, hidden: new.hidden, moreTimes: moreTimes, ending: ending
    ).page
  }

  private func newPreview(
    _ new: NewListing, _ form: ListingForm, _ meeting: Meeting, _ context: AppContext, _ signedIn: SignedIn
  ) -> Page {
    ListingPreviewPage(
      title: t("Add a meeting"), action: ListingPath.newForm.url(), token: signedIn.formToken, form: form,
      hidden: new.hidden + (new.isAsked ? [("words", new.words)] : []), meeting: meeting,
      preview: MeetingPreview(meeting, now: now(), zone: context.zone, unit: context.distanceUnit),
      save: new.isAsked ? t("Send it to the editor") : t("List it")
    ).page
  }
}
