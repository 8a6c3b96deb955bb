import Gathering
import Meetings
import Pages

/// A motion: what it says, the vote, and what members say of it.
struct MotionPage {
  var group: HomeGroup
  var found: GroupMotion
  var comments: [MotionComment]
  var voter: GroupStore.Voter
  /// Nil before the vote has ended.
  var outcome: (result: MotionResult, tally: Tally, voters: Int)?
  var isMember: Bool
  var isHost: Bool
  var isAuthor: Bool
  var formToken: HiddenField
  var now: Instant
  var zone: Zone
  var wasCounted = false
  /// What was typed.
  var name = ""
  var comment = ""
  var errors: [FieldError] = []

  private var stage: Motion.Stage { found.motion.stage(at: now) }

  var page: Page {
    let author: HTML? = found.author.map { "<p class=\"soft small\">\(t("proposed by \($0)"))</p>" }
    return Page(
      title: found.title, styles: [.groupsStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Group conscience"), url: GroupPath.conscience.url(group.slug)))
        <header><p class="soft small">\(found.stageWords(at: now, zone: zone))</p><h1>\(found.title)</h1>\(author)</header>
        \(ErrorSummary(errors))
        <p class="notes">\(found.motion.text)</p>
        \(ballot)
        \(rules)
        \(discussion)
        \(withdraw)
        """)
  }

  private func url(_ path: Path2) -> String { path.url(group.slug, found.id) }

  // MARK: The vote

  private var ballot: HTML? {
    switch stage {
    case .discussion, .withdrawn: return nil
    case .decided: return outcome.map { Self.result($0, stirred: found) }
    case .voting: break
    }
    if voter.hasVoted {
      let words = wasCounted ? t("Your vote is counted.") : t("You have voted.")
      return
        "\(Notice(.done, title: words, "<p>\(t("The result is shown when the vote ends; until then nobody is told a number."))</p>"))"
    }
    // A host who does not belong reads along.
    if !isMember { return nil }
    if !voter.mayVote {
      return
        "\(Notice(.info, "<p>\(t("Those vote who belonged before this vote began. You have a voice in the discussion, and a vote in the next."))</p>"))"
    }
    return """
      <div class="card"><h2>\(t("Your vote"))</h2>
      <form method="post" action="\(url: url(GroupPath.vote))" class="form">\(formToken)
      \(ChoiceGroup(
        t("Are you for it?"), name: "choice", kind: .radio,
        choices: [
          Choice("yes", label: t("Yes")), Choice("no", label: t("No")),
          Choice("abstain", label: t("Neither: I take part without a choice")),
        ], hint: t("It cannot be changed: nobody can find it again, not even you."), errors: errors))
      \(SubmitButton(t("Vote"), isWide: true))
      </form>\(secrecy)</div>
      """
  }

  /// Said honestly: what is secret, and what is not.
  private var secrecy: HTML {
    let lines = [
      t(
        "What is kept is three numbers, and a fingerprint made for this vote alone that says somebody voted. It leads to no account, not to the roll and not to a choice; when the vote ends it is erased."
      ),
      t(
        "While you press the button, the running server sees what you choose, as it must to count it. Whoever runs the server could change its program to write that down, or read the three numbers before the end. If you do not trust them that far, vote when you meet."
      ),
      t("With few votes a result can say how people voted: the numbers are shown from five votes on."),
    ]
    return "\(Disclosure(t("Who can see how I vote?"), HTML.joined(lines.map { line -> HTML in "<p>\(line)</p>" })))"
  }

  private static func result(_ outcome: (result: MotionResult, tally: Tally, voters: Int), stirred found: GroupMotion)
    -> HTML
  {
    let title =
      switch outcome.result {
      case .carried: t("Carried")
      case .notCarried: t("Not carried")
      case .noQuorum: t("Too few took part")
      }
    let tally = outcome.tally
    let numbers: HTML =
      tally.mayBeShown
      ? "<p>\(t("\(tally.yes) yes, \(tally.no) no, \(tally.abstain) neither, of \(outcome.voters) who could vote."))</p>"
      : "<p class=\"soft\">\(t("So few votes that their numbers would say who voted how: they are not shown."))</p>"
    return "<div class=\"card \(outcome.result == .carried ? "sun" : "wash")\"><h2>\(title)</h2>\(numbers)</div>"
  }

  private var rules: HTML {
    let quorum = found.motion.quorum
    let threshold = found.motion.threshold.words
    let least = quorum.atLeast
    return
      "<p class=\"soft small\">\(t("Carried by \(threshold) of yes and no, if \(quorum.percent) % of the members take part, \(least) at least."))</p>"
  }

  // MARK: The discussion

  private var discussion: HTML {
    let items = comments.map { comment -> HTML in "<li>\(card(comment))</li>" }
    let list: HTML =
      items.isEmpty
      ? "<p class=\"soft\">\(t("Nobody has said anything yet."))</p>" : "<ul class=\"stack tight\">\(items)</ul>"
    return """
      <section class="group">\(DayHeading(t("What members say")))\(list)</section>
      \(isMember && found.isOpen(at: now) ? form : nil)
      """
  }

  private func card(_ comment: MotionComment) -> HTML {
    var button: HTML?
    if comment.isOwn {
      button = act("delete", comment, t("Delete it"))
    } else if isHost {
      button = comment.isHidden ? act("back", comment, t("Bring it back")) : act("hide", comment, t("Take it away"))
    }
    let note: HTML? = comment.isHidden ? "<p class=\"soft small\">\(t("Taken away: only hosts see it."))</p>" : nil
    return """
      <div class="card"><p class="kicker">\(comment.name) · \(comment.day.words)</p>\
      <p class="notes">\(comment.text)</p>\(note)\(button)</div>
      """
  }

  private func act(_ act: String, _ comment: MotionComment, _ label: String) -> HTML {
    """
    <form method="post" action="\(url: url(GroupPath.comment))">\(formToken)\(HiddenField("act", act))\
    \(HiddenField("number", String(comment.id)))\(SubmitButton(label, kind: .text))</form>
    """
  }

  private var form: HTML {
    """
    <form method="post" action="\(url: url(GroupPath.comment))" class="form">\(formToken)\(HiddenField("act", "say"))
    \(FormField(
      "text", label: t("What do you think?"), control: .multiline(rows: 4), value: comment, errors: errors,
      isRequired: true, longest: GroupMotion.Limits.comment))
    \(FormField(
      "name", label: t("Your name under it"), value: name.isEmpty ? ownName : name,
      hint: t("Members of the group see it. It need not be the name of your account."), errors: errors,
      isRequired: true, longest: GroupMotion.Limits.name))
    \(SubmitButton(t("Say it")))
    </form>
    """
  }

  /// The name that this member used here before.
  private var ownName: String { comments.last { $0.isOwn }?.name ?? (isAuthor ? found.author ?? "" : "") }

  private var withdraw: HTML? {
    guard stage == .discussion, isAuthor || isHost else { return nil }
    let form: HTML = """
      <p>\(t("There will be no vote. It stays here, marked as taken back."))</p>\
      <form method="post" action="\(url: url(GroupPath.withdraw))">\(formToken)\
      \(SubmitButton(t("Take it back"), kind: .quiet))</form>
      """
    return "\(Disclosure(t("Take the motion back"), form))"
  }
}
