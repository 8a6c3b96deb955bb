import Hummingbird
import Meetings
import Members
import Pages
import Web

extension GroupsFeature {
  func addMembershipRoutes(to routes: Routes) {
    routes.get(GroupPath.membership, for: members, use: membership)
    routes.post(GroupPath.membership, for: members, use: changeMembership)
  }

  private func membership(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let group = try await group(context.value(of: GroupPath.membership))
    return context.respond(try await membershipPage(group, signedIn).page)
  }

  private func membershipPage(_ group: HomeGroup, _ signedIn: SignedIn) async throws -> MembershipPage {
    let mark = RollMark(signedIn.vault, group: group.id)
    let entry = try await groups.rollEntry(mark, of: group.id)
    return MembershipPage(
      group: group, formToken: signedIn.formToken, entry: entry,
      names: entry == nil ? [] : try await groups.shownNames(of: group.id, to: mark))
  }

  private func changeMembership(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let group = try await group(context.value(of: GroupPath.membership))
    let mark = RollMark(signedIn.vault, group: group.id)
    if form.last("act") == "leave" {
      try await groups.leave(mark, group.id)
      try await signedIn.vault.update(HomeGroupEntry.collection) { $0.removeAll { $0.id == group.id } }
      return .redirect(to: GroupPath.group.url(group.slug, query: [("done", "left")]), type: .normal)
    }
    var check = FormCheck(form)
    let name = check.line("name", longest: MembershipPage.longestName)
    if check.errors.isEmpty {
      do {
        try await groups.join(mark, group.id, shownName: name.isEmpty ? nil : name, at: now())
        try await remember(group, signedIn, today: context.zone.date(at: now()))
        return .redirect(to: GroupPath.group.url(group.slug, query: [("done", "joined")]), type: .normal)
      } catch GroupStore.RollError.nameTaken {
        check.add("name", t("Another member is seen by that name. Choose one that tells you apart."))
      } catch GroupStore.RollError.full {
        check.add("name", t("The group has as many members as a roll here can hold."))
      }
    }
    var page = try await membershipPage(group, signedIn)
    (page.shownName, page.errors) = (name, check.errors)
    return context.respond(page.page, status: .unprocessableContent)
  }

  /// Not in the transaction of the roll: rows that were written together could be found together.
  private func remember(_ group: HomeGroup, _ signedIn: SignedIn, today: CivilDate) async throws {
    let entry = HomeGroupEntry(id: group.id, slug: group.slug, name: group.name, joined: today)
    try await signedIn.vault.update(HomeGroupEntry.collection) { entries in
      if !entries.contains(where: { $0.id == entry.id }) { entries.append(entry) }
    }
  }
}
