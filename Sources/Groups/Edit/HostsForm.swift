import Hummingbird
import Members
import Pages
import Web

/// Who looks after the group: handing the keys on, and giving them back.
struct HostsForm {
  var frame: EditFrame
  var hosts: [Member]
  /// The reader's own account.
  var ownID: String
  /// As it was typed.
  var name = ""

  /// Characters: more than a name has, so that somebody sees what they typed.
  static let longestName = 80

  var page: Page {
    frame.page(
      """
      <ul class="stack tight">\(hosts.map { host -> HTML in "<li>\(card(host))</li>" })</ul>
      <section class="group">\(DayHeading(t("Hand the keys to somebody else too")))
      \(frame.form(
        """
        \(FormField(
          "name", label: t("The name of their account"), value: name,
          hint: t("They can change everything here from then on, as you can."), errors: frame.errors, isRequired: true,
          longest: Self.longestName))
        \(SubmitButton(t("Make them a host")))
        """, hidden: [("act", "add")]))
      </section>
      """)
  }

  private func card(_ host: Member) -> HTML {
    let isOwn = host.id == ownID
    let button: HTML? =
      hosts.count > 1
      ? frame.button(isOwn ? t("Give my keys back") : t("Take the keys back"), act: "remove", item: host.id) : nil
    let note: HTML? = isOwn ? "<p class=\"soft small\">\(t("You"))</p>" : nil
    return "<div class=\"card\"><h2>\(host.name)</h2>\(note)\(button)</div>"
  }
}

extension GroupsFeature {
  func hostsForm(_ frame: EditFrame, _ signedIn: SignedIn) async throws -> HostsForm {
    HostsForm(frame: frame, hosts: try await groups.hosts(of: frame.group.id), ownID: signedIn.member.id)
  }

  func saveHosts(_ form: ParameterList, _ frame: EditFrame, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let memberID = signedIn.member.id
    var check = FormCheck(form)
    var name = ""
    do {
      if form.last("act") == "remove" {
        let item = form.last("item") ?? ""
        try await groups.removeHost(item, from: frame.group, by: memberID, at: now(), members.roles)
        if item == memberID { return .redirect(to: GroupPath.group.url(frame.group.slug), type: .normal) }
      } else {
        name = check.line("name", longest: HostsForm.longestName, isRequired: true)
        if check.errors.isEmpty {
          try await groups.addHost(named: name, to: frame.group, by: memberID, at: now(), members.roles)
        }
      }
    } catch GroupStore.HostError.noSuchMember {
      check.add("name", t("Nobody here has that name."))
    } catch GroupStore.HostError.tooMany {
      check.add("name", t("There are as many hosts as one group can have."))
    } catch GroupStore.HostError.lastHost {
      check.add("name", t("The last host stays: nobody could look after the group any more."))
    }
    if check.errors.isEmpty { return .redirect(to: frame.url, type: .normal) }
    var page = try await hostsForm(frame, signedIn)
    (page.name, page.frame.errors) = (name, check.errors)
    return context.respond(page.page, status: .unprocessableContent)
  }
}
