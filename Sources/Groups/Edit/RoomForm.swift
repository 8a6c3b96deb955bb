import Gathering
import Hummingbird
import Members
import Pages
import Web

/// Who comes into the room and how, and what they can take home.
struct RoomForm {
  enum Proof: String, CaseIterable { case off, simple, strict }

  var frame: EditFrame
  var settings: GroupSettings
  /// As it was typed; nil for the group's own.
  var percent: String?

  var page: Page {
    frame.page(
      frame.form(
        """
        \(ChoiceGroup(
          t("The door"), name: "door", kind: .radio,
          choices: [
            Choice("open", label: t("Everybody walks in"), isOn: settings.door == .open),
            Choice("lobby", label: t("A greeter lets people in from a lobby"), isOn: settings.door == .lobby),
          ], errors: frame.errors))
        \(ChoiceGroup(
          t("Without a host"), name: "itself",
          choices: [
            Choice("yes", label: t("The room opens by itself and runs itself"), isOn: settings.opensItself)
          ],
          hint: t(
            "\(GroupSettings.Limits.opensItself) minutes before each online meeting, with its door open. Hosts can come in at any time."
          )))
        \(ChoiceGroup(
          t("Without an account"), name: "visitors", kind: .radio,
          choices: [
            Choice("share", label: t("People may listen and share"), isOn: settings.visitors == .share),
            Choice("listen", label: t("People may listen"), isOn: settings.visitors == .listen),
            Choice("none", label: t("People do not come in"), isOn: settings.visitors == .none),
          ], errors: frame.errors))
        \(ChoiceGroup(
          t("Newcomers"), name: "first",
          choices: [
            Choice("yes", label: t("May tell the host that it is their first time"), isOn: settings.isFirstTimeMarkOn)
          ]))
        \(proof)
        \(SubmitButton(t("Save")))
        """))
  }

  private var proof: HTML {
    """
    \(ChoiceGroup(
      t("Proof of attendance"), name: "proof", kind: .radio,
      choices: [
        Choice("off", label: t("None"), isOn: chosen == .off),
        Choice("simple", label: t("For everybody who is there at the end"), isOn: chosen == .simple),
        Choice("strict", label: t("For everybody who is there for most of it"), isOn: chosen == .strict),
      ], hint: t("For a court, a job or a sponsor. It says that somebody was there, and the server never learns who."),
      errors: frame.errors))
    \(FormField(
      "percent", label: t("How much of it, in percent"), control: .input("number"), value: percent ?? ownPercent,
      hint: t("For the last of these."), errors: frame.errors, isRequired: true))
    \(ChoiceGroup(
      t("On paper"), name: "code",
      choices: [Choice("yes", label: t("The host shows a code at the end, for meetings in person"), isOn: settings.usesInPersonCode)]))
    """
  }

  private var chosen: Proof {
    switch settings.proof {
    case .off: .off
    case .simple: .simple
    case .strict: .strict
    }
  }

  private var ownPercent: String {
    if case .strict(let percent) = settings.proof { return String(percent) }
    return String(GroupSettings.ProofPolicy.usualPercent)
  }
}

extension GroupsFeature {
  func saveRoom(_ form: ParameterList, _ frame: EditFrame, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    var check = FormCheck(form)
    let door = check.choice("door", GroupSettings.Door.self)
    let visitors = check.choice("visitors", VisitorRule.self)
    let proof = check.choice("proof", RoomForm.Proof.self)
    let percent = check.number("percent", in: GroupSettings.ProofPolicy.percents)
    var new = GroupSettings()
    if let door { new.door = door }
    if let visitors { new.visitors = visitors }
    new.opensItself = form.contains("itself")
    new.isFirstTimeMarkOn = form.contains("first")
    new.usesInPersonCode = form.contains("code")
    switch proof {
    case .simple: new.proof = .simple
    case .strict: new.proof = .strict(percent: percent ?? GroupSettings.ProofPolicy.usualPercent)
    case .off, nil: new.proof = .off
    }
    guard check.errors.isEmpty else {
      var page = RoomForm(frame: frame, settings: new, percent: String((form.last("percent") ?? "").prefix(8)))
      page.frame.errors = check.errors
      return context.respond(page.page, status: .unprocessableContent)
    }
    let chosen = new
    try await groups.change(frame.group.id, by: signedIn.member.id, at: now()) { settings in
      (settings.door, settings.visitors, settings.proof) = (chosen.door, chosen.visitors, chosen.proof)
      settings.opensItself = chosen.opensItself
      (settings.isFirstTimeMarkOn, settings.usesInPersonCode) = (chosen.isFirstTimeMarkOn, chosen.usesInPersonCode)
    }
    return saved(frame)
  }
}
