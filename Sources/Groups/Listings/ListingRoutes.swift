import Database
import Directory
import Meetings
import Members
import Pages
import Web

extension GroupsFeature {
  var desk: ListingDesk { ListingDesk(database: members.database, ids: groups.ids) }
  var claims: ClaimStore { ClaimStore(database: members.database, ids: groups.ids, roles: members.roles) }

  func addListingRoutes(to routes: Routes) {
    routes.get(ListingPath.claim, for: members, needsRecord: false, use: claimForm)
    routes.post(ListingPath.claim, for: members, needsRecord: false, use: sendClaim)
    routes.get(ListingPath.claims, for: members, needsRecord: false, use: waitingClaims)
    routes.get(ListingPath.oneClaim, for: members, needsRecord: false, use: openClaim)
    routes.post(ListingPath.oneClaim, for: members, needsRecord: false, use: decideClaim)
    routes.get(ListingPath.all, for: members, needsRecord: false, use: myListings)
    routes.post(ListingPath.all, for: members, needsRecord: false, use: withdrawClaim)
    routes.get(ListingPath.ofBodies, for: members, needsRecord: false, use: editorListings)
    routes.get(ListingPath.listing, for: members, needsRecord: false, use: listingHome)
    routes.post(ListingPath.listing, for: members, needsRecord: false, use: settleListing)
    routes.get(ListingPath.edit, for: members, needsRecord: false, use: editListingForm)
    routes.post(ListingPath.edit, for: members, upTo: ListingFormLimits.bytes, needsRecord: false, use: editListing)
    routes.get(ListingPath.pause, for: members, needsRecord: false, use: pauseListingForm)
    routes.post(ListingPath.pause, for: members, needsRecord: false, use: pauseListing)
    routes.get(ListingPath.history, for: members, needsRecord: false, use: listingHistory)
    routes.get(ListingPath.version, for: members, needsRecord: false, use: listingVersion)
    routes.post(ListingPath.version, for: members, needsRecord: false, use: restoreListing)
    routes.get(ListingPath.giveUp, for: members, needsRecord: false, use: giveUpListingForm)
    routes.post(ListingPath.giveUp, for: members, needsRecord: false, use: giveUpListing)
    routes.get(ListingPath.new, for: members, needsRecord: false, use: newListing)
    routes.get(ListingPath.newForm, for: members, needsRecord: false, use: newForm)
    routes.post(ListingPath.newForm, for: members, upTo: ListingFormLimits.bytes, needsRecord: false, use: addListing)
  }

  /// On the page of a meeting: the way in for those who look after it, or would.
  func listingPart(_ meeting: Meeting, _ context: AppContext) async throws -> HTML? {
    let (by, group) = try await desk.standing(of: context.signedIn?.member.id, for: meeting)
    if by != nil {
      return """
        \(Actions("\(LinkButton(t("Look after this listing"), url: ListingPath.listing.url(meeting.slug), kind: .quiet))"))
        """
    }
    let question =
      group.map { t("Looked after by \($0.name). Are you one of its hosts?") } ?? t("Is this your group’s meeting?")
    return """
      <p class="soft small">\(question) <a href="\(url: ListingPath.claim.url(meeting.slug))" rel="nofollow">\
      \(t("Look after it"))</a></p>
      """
  }

  /// On "For those who serve".
  func listingServeDoors(_ context: AppContext) async throws -> [Door] {
    let listings = Door(
      t("Look after your meeting’s listing"), text: t("Times, place, link, a pause: you keep it right yourselves"),
      url: ListingPath.all.url(), icon: .calendar)
    guard let signedIn = context.signedIn else { return [listings] }
    return try await [listings] + editorDoor(signedIn.member.id) + claimsDoor(signedIn.member.id)
  }

  /// On "Me", for those who have a role or have asked for one.
  func listingDoors(_ signedIn: SignedIn) async throws -> [Door] {
    let id = signedIn.member.id
    var doors: [Door] = []
    let hasListings = try await !desk.groups(of: id).isEmpty
    let hasAsked = try await !claims.ofMember(id).isEmpty
    if hasListings || hasAsked {
      doors.append(
        Door(t("Your listings"), text: t("What your groups look after"), url: ListingPath.all.url(), icon: .calendar))
    }
    return try await doors + editorDoor(id) + claimsDoor(id)
  }

  private func claimsDoor(_ memberID: String) async throws -> [Door] {
    guard let count = try await claims.waitingCount(for: memberID) else { return [] }
    let text = count == 0 ? t("Nobody waits") : t(count: count, one: "1 waits for you", other: "\(count) wait for you")
    return [Door(t("Who asks to look after a listing"), text: text, url: ListingPath.claims.url(), icon: .people)]
  }

  /// What is done by itself.
  var listingTasks: [PeriodicTask] {
    let (listings, claims, now) = (listings, claims, now)
    return [
      PeriodicTask("listings: back after a pause", every: .seconds(120)) {
        "\(try await listings.bringBackDue(at: now())) brought back"
      },
      PeriodicTask("listings: found by their editors", every: .seconds(3_600)) {
        "\(try await listings.fillEditorKeys()) filled in"
      },
      PeriodicTask("listings: claims decided long ago", every: .seconds(86_400)) {
        "\(try await claims.removeSettled(at: now())) taken out"
      },
    ]
  }
}
