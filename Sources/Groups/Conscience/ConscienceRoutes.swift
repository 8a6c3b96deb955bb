import Database
import Gathering
import Hummingbird
import Meetings
import Members
import Pages
import Web

extension GroupsFeature {
  func addConscienceRoutes(to routes: Routes) {
    routes.get(GroupPath.conscience, for: members, use: conscience)
    routes.get(GroupPath.newMotion, for: members, use: motionForm)
    routes.post(GroupPath.newMotion, for: members, use: propose)
    routes.get(GroupPath.motion, for: members, use: motion)
    routes.post(GroupPath.comment, for: members, use: comment)
    routes.post(GroupPath.vote, for: members, use: vote)
    routes.post(GroupPath.withdraw, for: members, use: withdraw)
  }

  /// Marks of votes that have ended are of no use.
  var conscienceTasks: [PeriodicTask] {
    [
      PeriodicTask("groups: marks of ended votes", every: .seconds(3600)) { [self] in
        "\(try await groups.removeOldMarks(at: now())) taken out"
      }
    ]
  }

  private func reader(_ signedIn: SignedIn, _ group: HomeGroup) -> ConscienceReader {
    ConscienceReader(memberID: signedIn.member.id, roll: RollMark(signedIn.vault, group: group.id))
  }

  private func conscience(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let group = try await group(context.value(of: GroupPath.conscience))
    return try await answering {
      let motions = try await groups.motions(of: group.id, for: reader(signedIn, group))
      let standing = try await groups.standing(of: signedIn, in: group.id)
      return context.respond(
        ConsciencePage(
          group: group, motions: motions, isMember: standing.isMember, now: now(), zone: context.zone
        ).page)
    }
  }

  private func motionForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let group = try await group(context.value(of: GroupPath.newMotion))
    guard try await groups.standing(of: signedIn, in: group.id).isMember else { throw MemberError.notAllowed }
    return context.respond(NewMotionPage(group: group, formToken: signedIn.formToken).page)
  }

  private func propose(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let group = try await group(context.value(of: GroupPath.newMotion))
    var check = FormCheck(form)
    let draft = NewMotionPage.Draft(
      title: check.line("title", longest: GroupMotion.Limits.title, isRequired: true),
      text: check.text("text", longest: Motion.longest, isRequired: true),
      name: check.line("name", longest: GroupMotion.Limits.name, isRequired: true),
      discussion: String((form.last("discussion") ?? "").prefix(8)),
      voting: String((form.last("voting") ?? "").prefix(8)), threshold: form.last("threshold") ?? "")
    let motion = motion(draft, &check)
    if let motion, check.errors.isEmpty {
      let id = members.newID()
      let made = GroupMotion(id: id, title: draft.title, author: draft.name, motion: motion)
      do {
        return try await answering {
          try await groups.propose(
            made, in: group.id, talk: RollMark(signedIn.vault, talkOf: id), by: reader(signedIn, group), at: now())
          return .redirect(to: GroupPath.motion.url(group.slug, id), type: .normal)
        }
      } catch ConscienceError.tooManyMotions {
        check.add("title", t("So much is open already. Let the group decide some of it first."))
      }
    }
    let page = NewMotionPage(group: group, formToken: signedIn.formToken, draft: draft, errors: check.errors)
    return context.respond(page.page, status: .unprocessableContent)
  }

  /// Begins on the hour: the minute would say when its author was here.
  private func motion(_ draft: NewMotionPage.Draft, _ check: inout FormCheck) -> Motion? {
    let discussion = check.number("discussion", in: Motion.discussionDays)
    let voting = check.number("voting", in: Motion.votingDays)
    if draft.discussion.isEmpty { check.add("discussion", t("Write something here.")) }
    if draft.voting.isEmpty { check.add("voting", t("Write something here.")) }
    guard let rule = check.choice("threshold", NewMotionPage.Rule.self), let discussion, let voting else { return nil }
    let hour = now().seconds / 3_600 * 3_600
    return try? Motion(
      text: draft.text, discussionDays: discussion, votingDays: voting, threshold: rule.threshold,
      at: Instant(seconds: hour))
  }

  // MARK: One motion

  private func motion(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (slug, id) = try context.values(of: GroupPath.motion)
    let group = try await group(slug)
    return try await answering {
      var page = try await motionPage(id, group, context, signedIn)
      page.wasCounted = try context.query.contains("counted")
      return context.respond(page.page)
    }
  }

  private func motionPage(_ id: String, _ group: HomeGroup, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> MotionPage
  {
    let reader = reader(signedIn, group)
    let talk = RollMark(signedIn.vault, talkOf: id)
    let found = try await groups.motion(id, of: group.id, for: reader)
    let standing = try await groups.standing(of: signedIn, in: group.id)
    return MotionPage(
      group: group, found: found,
      comments: try await groups.comments(on: id, of: group.id, talk: talk, for: reader),
      voter: try await groups.voter(reader.roll, RollMark(signedIn.vault, voteOn: id), of: found, in: group.id),
      outcome: try await groups.outcome(id, of: group.id, for: reader, at: now()), isMember: standing.isMember,
      isHost: standing.isHost, isAuthor: try await groups.isAuthor(talk, of: id), formToken: signedIn.formToken,
      now: now(), zone: context.zone)
  }

  private func vote(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (slug, id) = try context.values(of: GroupPath.vote)
    let group = try await group(slug)
    var check = FormCheck(form)
    let choice = check.choice("choice", BallotChoice.self)
    return try await answering {
      if let choice {
        do {
          try await groups.cast(
            choice, on: id, of: group.id, roll: RollMark(signedIn.vault, group: group.id),
            vote: RollMark(signedIn.vault, voteOn: id), at: now())
          return .redirect(to: GroupPath.motion.url(slug, id, query: [("counted", "1")]), type: .normal)
        } catch let refusal as Motion.Refusal {
          check.add("choice", refusal.words)
        }
      }
      var page = try await motionPage(id, group, context, signedIn)
      page.errors = check.errors
      return context.respond(page.page, status: .unprocessableContent)
    }
  }

  private func comment(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (slug, id) = try context.values(of: GroupPath.comment)
    let group = try await group(slug)
    let done = Response.redirect(to: GroupPath.motion.url(slug, id), type: .normal)
    return try await answering {
      guard form.last("act") == "say" else {
        try await changeComment(form, id, group, signedIn)
        return done
      }
      var check = FormCheck(form)
      let text = check.text("text", longest: GroupMotion.Limits.comment, isRequired: true)
      let name = check.line("name", longest: GroupMotion.Limits.name, isRequired: true)
      if check.errors.isEmpty {
        do {
          try await groups.comment(
            text, name: name, on: id, of: group.id, talk: RollMark(signedIn.vault, talkOf: id),
            by: reader(signedIn, group), at: now())
          return done
        } catch ConscienceError.nameTaken {
          check.add("name", t("Somebody else signs with that name here. Choose one that tells you apart."))
        } catch ConscienceError.tooManyComments {
          check.add("text", t("That is as much as fits here. Talk about the rest when you meet."))
        } catch ConscienceError.isOver {
          check.add("text", t("It is decided: nothing is added any more."))
        }
      }
      var page = try await motionPage(id, group, context, signedIn)
      (page.name, page.comment, page.errors) = (name, text, check.errors)
      return context.respond(page.page, status: .unprocessableContent)
    }
  }

  private func changeComment(_ form: ParameterList, _ id: String, _ group: HomeGroup, _ signedIn: SignedIn) async throws
  {
    guard let number = form.last("number").flatMap({ Int64($0) }) else { throw WebFailure.notFound }
    switch form.last("act") {
    case "delete":
      try await groups.deleteComment(number, on: id, of: group.id, talk: RollMark(signedIn.vault, talkOf: id))
    case "hide", "back":
      try await groups.hideComment(
        number, on: id, of: group.id, isBack: form.last("act") == "back", by: signedIn.member.id, at: now())
    default: throw WebFailure.notFound
    }
  }

  private func withdraw(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (slug, id) = try context.values(of: GroupPath.withdraw)
    let group = try await group(slug)
    return try await answering {
      // Too late, or taken back already: the page says where it stands.
      do {
        try await groups.withdraw(
          id, of: group.id, talk: RollMark(signedIn.vault, talkOf: id), by: reader(signedIn, group), at: now())
      } catch is Motion.Refusal {}
      return .redirect(to: GroupPath.motion.url(slug, id), type: .normal)
    }
  }

  /// Who does not belong is told so; what is not there is not found.
  private func answering(_ work: () async throws -> Response) async throws -> Response {
    do { return try await work() } catch ConscienceError.notAMember {
      throw MemberError.notAllowed
    } catch ConscienceError.noSuchMotion {
      throw WebFailure.notFound
    }
  }
}

extension Motion.Refusal {
  var words: String {
    switch self {
    case .notVotingYet: t("It is still talked over. The vote has not begun.")
    case .votingIsOver: t("The vote has ended.")
    case .withdrawn, .tooLateToWithdraw: t("It was taken back: there is no vote.")
    case .notAVoter: t("Those vote who belonged before this vote began.")
    case .votedAlready: t("You have voted already. It is counted once.")
    }
  }
}
