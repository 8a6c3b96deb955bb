import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// A change on its way: what was typed, over which version, and what somebody else did meanwhile.
struct EditFlow {
  /// The form has what the list it came from says now.
  static let news = "news"
  /// The count of the change that the form was made from.
  static let seen = "seen"

  var opened: ListingDesk.Opened
  var form: ListingForm
  var isNews: Bool
  /// What others changed while this was written, and whether the two touch the same.
  var meanwhile: [ListingChange] = []
  var isBoth = false
  /// What the form was made from is not known any more (the listing was its source's then), so the two cannot be put together.
  var isBaseLost = false

  var meeting: Meeting { opened.meeting }
  var slug: String { meeting.slug }

  var hidden: [(String, String)] {
    [(Self.seen, String(opened.listing.change))] + (isNews ? [(Self.news, "1")] : [])
  }

  /// The form as the listing fills it, or as its source would.
  init(opened: ListingDesk.Opened, isNews: Bool) {
    self.opened = opened
    form = ListingForm(opened.meeting)
    self.isNews = false
    guard isNews, let origin = opened.listing.kept?.origin, let news = opened.listing.kept?.news else { return }
    self.isNews = true
    var typed = ListingForm(news)
    _ = typed.rebase(from: ListingForm(origin), onto: form)
    form = typed
  }

  /// What a browser sent, brought up to what the listing says by now.
  /// - Parameter base: the version that the form was made from; nil where that is not known any more.
  init(opened: ListingDesk.Opened, sent: ParameterList, base: Meeting?) {
    self.opened = opened
    form = ListingForm(sent)
    isNews = sent.last(Self.news) == "1"
    guard sent.last(Self.seen) != String(opened.listing.change) else { return }
    guard let base else {
      meanwhile = form.applied(to: opened.meeting).meeting.changes(to: opened.meeting)
      isBaseLost = true
      return
    }
    meanwhile = base.changes(to: opened.meeting)
    isBoth = !form.rebase(from: ListingForm(base), onto: ListingForm(opened.meeting)).isEmpty
  }

  func page(_ token: HiddenField, errors: [FieldError] = [], moreTimes: Int = 0) -> Page {
    ListingFormPage(
      title: t("Change the listing"), back: BackLink(meeting.name, url: ListingPath.listing.url(slug)),
      action: ListingPath.edit.url(slug), token: token, form: form, meeting: meeting, errors: errors, hidden: hidden,
      moreTimes: moreTimes, notice: notice
    ).page
  }

  private var notice: HTML {
    if meanwhile.isEmpty { return "" }
    let words =
      isBaseLost
      ? t("The form has all that you sent, and this is what the listing says now. Look at each before you save.")
      : isBoth
        ? t("Where you both wrote, the form has your words; the rest has theirs. Nothing is saved yet.")
        : t("Their changes are in the form now, and yours are too. Nothing is saved yet.")
    return """
      \(Notice(.warning, title: t("Somebody changed it meanwhile"), "<p>\(words)</p>\(ChangeList(changes: meanwhile))"))
      """
  }

  func preview(_ token: HiddenField, of changed: Meeting, now: Instant, _ context: AppContext) -> Page {
    ListingPreviewPage(
      title: t("Change the listing"), action: ListingPath.edit.url(slug), token: token, form: form, hidden: hidden,
      meeting: changed,
      preview: MeetingPreview(changed, now: now, zone: context.zone, unit: context.distanceUnit),
      changes: meeting.changes(to: changed), save: t("Save")
    ).page
  }
}

extension GroupsFeature {
  func editListingForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let opened = try await desk.open(slug: try context.value(of: ListingPath.edit), by: signedIn.member.id)
    let flow = EditFlow(opened: opened, isNews: try context.query.contains(EditFlow.news))
    return context.respond(flow.page(signedIn.formToken))
  }

  /// Looks, saves, or goes on: by the button that was pressed. What somebody else changed meanwhile is shown first, whichever it was.
  func editListing(_ sent: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let flow = try await self.flow(sent, context, signedIn)
    let act = sent.last(ListingFormPage.Act.field).flatMap(ListingFormPage.Act.init) ?? .preview
    if !flow.meanwhile.isEmpty { return context.respond(flow.page(signedIn.formToken), status: .conflict) }
    if act == .edit || act == .time {
      return context.respond(flow.page(signedIn.formToken, moreTimes: act == .time ? 1 : 0))
    }
    let (changed, errors) = flow.form.applied(to: flow.meeting)
    if !errors.isEmpty {
      return context.respond(flow.page(signedIn.formToken, errors: errors), status: .unprocessableContent)
    }
    if act == .preview {
      return context.respond(flow.preview(signedIn.formToken, of: changed, now: now(), context))
    }
    do {
      try await desk.save(
        changed, slug: flow.slug, seen: flow.opened.listing.change, settlesNews: flow.isNews, by: signedIn.member.id,
        at: now())
    } catch ListingEditError.changedMeanwhile {
      // Between the look above and the save: the next look shows it.
      return context.respond(try await self.flow(sent, context, signedIn).page(signedIn.formToken), status: .conflict)
    }
    return home(of: flow.slug, flow.meeting.changes(to: changed).isEmpty ? .confirmed : .saved)
  }

  private func flow(_ sent: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> EditFlow {
    let opened = try await desk.open(slug: try context.value(of: ListingPath.edit), by: signedIn.member.id)
    let seen = sent.last(EditFlow.seen).flatMap { Int64($0) } ?? 0
    let base = seen == opened.listing.change ? nil : try await desk.version(change: seen, of: opened.meeting)
    return EditFlow(opened: opened, sent: sent, base: base)
  }
}
