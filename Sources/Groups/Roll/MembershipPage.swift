import Pages

/// "It is my home group": what that means, and by which name the other members see one, if any.
struct MembershipPage {
  var group: HomeGroup
  var formToken: HiddenField
  /// Nil for somebody who does not belong yet.
  var entry: GroupStore.RollEntry?
  /// The members who chose to be seen; empty for somebody who does not belong.
  var names: [String] = []
  var shownName: String?
  var errors: [FieldError] = []

  /// Characters, as many as an account's name has.
  static let longestName = 40

  var page: Page {
    Page(
      title: group.name, isPrivate: true, showsListings: false,
      body: """
        \(BackLink(group.name, url: GroupPath.group.url(group.slug)))
        <h1>\(entry == nil ? t("Make it your home group?") : t("Your home group"))</h1>
        <p class="lead">\(t("A home group is the one you come back to: you are missed when you are not there, you can serve, and you vote on what the group decides."))</p>
        \(Disclosure(t("Who can see it?"), privacy))
        \(ErrorSummary(errors))
        <form method="post" action="\(url: GroupPath.membership.url(group.slug))" class="form">\(formToken)
        \(FormField(
          "name", label: t("A name for the other members"), value: shownName ?? entry?.shownName ?? "",
          hint: t("Leave it empty to belong without being seen."), errors: errors, longest: Self.longestName))
        \(SubmitButton(entry == nil ? t("Make it my home group") : t("Save"), isWide: entry == nil, name: "act", value: "join"))
        </form>
        \(entry == nil ? nil : members)
        \(entry == nil ? nil : leave)
        """)
  }

  private var privacy: HTML {
    """
    <p>\(t("That you belong stands sealed in your own record. The group’s roll holds a fingerprint that only your key can make, so the disk tells nobody who belongs."))</p>
    <p>\(t("The page of the group shows how many belong, from five on, and never who. Members who chose a name see each other’s names; hosts see no more than they do."))</p>
    <p>\(t("While you press the button, the running server sees it, as it must to write it down. It writes down nothing else."))</p>
    """
  }

  private var members: HTML {
    if names.isEmpty { return "<p class=\"soft\">\(t("None of the members has chosen to be seen."))</p>" }
    return "<section class=\"group\">\(DayHeading(t("Members who chose to be seen")))\(TagList(names))</section>"
  }

  private var leave: HTML {
    let form: HTML = """
      <p>\(t("Your place on the roll is erased, and with it what you serve as. What you said in discussions stays until you delete it."))</p>\
      <form method="post" action="\(url: GroupPath.membership.url(group.slug))">\(formToken)\
      \(SubmitButton(t("It is not my home group any more"), kind: .quiet, name: "act", value: "leave"))</form>
      """
    return "\(Disclosure(t("Leave the group"), form))"
  }
}
