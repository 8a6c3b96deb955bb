import Gathering
import Meetings
import Members
import Pages

/// Before somebody sits down: a name for this room, and nothing else that has to be.
struct RoomDoorPage {
  var id: String
  var room: Room
  var now: Instant
  var zone: Zone
  var token: HTML = ""
  var name = ""
  var isListening = false
  var isFirstTime = false
  var isSignedIn: Bool
  var errors: [FieldError] = []
  /// Why nobody comes in: a locked door, an account that is asked for.
  var refusal: RoomRefusal?
  var meetingURL: String?

  var page: Page {
    Page(
      title: room.plan?.name ?? t("A meeting"), bodyClass: "room", styles: [.roomStyle], isPrivate: true,
      showsListings: false, body: body)
  }

  private var body: HTML {
    """
    \(meetingURL.map { BackLink(t("The meeting"), url: $0) })
    <h1>\(room.plan?.name ?? "")</h1>
    \(when)
    \(refusal.map { closed($0) } ?? form)
    """
  }

  private var when: HTML {
    guard let plan = room.plan else { return "" }
    func clock(_ instant: Instant) -> String {
      TimeText.clock(minuteOfDay: zone.wallClock(at: instant).time.minuteOfDay)
    }
    let time =
      now < plan.start
      ? t("It begins at \(clock(plan.start)). You can come in now.")
      : t("It is on until \(clock(room.end ?? plan.end)).")
    let here =
      room.isSmall
      ? t(count: room.insideCount, one: "1 person is here.", other: "\(room.insideCount) people are here.") : nil
    return "<p class=\"lead\">\([time, here].compactMap { $0 }.joined(separator: " "))</p>"
  }

  private var form: HTML {
    let onlyListens = !isSignedIn && room.plan?.visitors == .listen
    let hint =
      onlyListens
      ? t("Without an account you can listen in this group. Sign in to share.")
      : t("Any name you like. Nobody checks it.")
    let listening: HTML? = onlyListens ? nil : check("listening", t("I only want to listen"), isListening)
    let first: HTML? =
      room.plan?.asksFirstTime == true
      ? check("first", t("It is my first time. Only the hosts see this."), isFirstTime) : nil
    let lobby: HTML? =
      room.door == .lobby
      ? "<p class=\"soft\">\(t("Somebody at the door lets people in. It takes a moment."))</p>" : nil
    return """
      \(ErrorSummary(errors))
      <form class="form" method="post" action="\(url: RoomPath.seats.url(id))">\(token)\
      \(FormField("name", label: t("Your name in this room"), value: name, hint: hint, errors: errors, isRequired: true, longest: RoomLimits.name))\
      <div>\(listening)\(first)</div>\(lobby)\
      \(SubmitButton(t("Come in"), isWide: true))</form>
      <p class="soft small">\(t("What is said here stays here. Nothing is kept after the meeting closes."))</p>
      """
  }

  private func check(_ name: String, _ label: String, _ isOn: Bool) -> HTML {
    """
    <label class="choice"><input type="checkbox" name="\(name)" value="1"\(flag: "checked", when: isOn)><span>\(label)</span></label>
    """
  }

  private func closed(_ refusal: RoomRefusal) -> HTML {
    let text =
      switch refusal {
      case .doorLocked:
        t("The hosts let nobody new in for the rest of this meeting. There are others that would be glad of you.")
      case .accountNeeded: t("It takes a name and a passphrase. No e-mail, no phone number.")
      case .removed:
        t(
          "You cannot come back into this meeting. If that was a mistake, write to the group, or find another meeting now."
        )
      case .full: t("More people came than the room holds. There are other meetings on.")
      default: t("There are other meetings on.")
      }
    let actions: HTML =
      refusal == .accountNeeded
      ? "\(LinkButton(t("Sign in"), url: MemberPath.signIn.url(query: [("to", RoomPath.room.url(id))])))"
      : "\(LinkButton(t("Find another meeting"), url: CommonPath.home.url()))"
    return EmptyState(refusal.title, text: text, actions: actions).html
  }
}

/// Before the door is opened to somebody: a warm place to wait, that asks again by itself.
struct RoomLobbyPage {
  var view: RoomView

  /// Seconds until it asks again.
  static let refresh = 8

  var page: Page {
    Page(
      title: view.name, bodyClass: "room", styles: [.roomStyle], scripts: [.lobbyScript],
      head: "<noscript><meta http-equiv=\"refresh\" content=\"\(Self.refresh)\"></noscript>", isPrivate: true,
      showsListings: false,
      body: """
        <h1>\(view.name)</h1>
        <div class="card wash" data-lobby\(attribute: "data-here", url: RoomPath.here.url(view.id))>
        <h2>\(t("Welcome, \(view.seat?.name ?? "")"))</h2>
        <p role="status">\(t("You are at the door. Somebody lets you in soon; this page sees to it by itself."))</p>
        <p class="soft small">\(t("You have nothing to do, and nothing to prove. Until then nobody in the room sees you but those at the door."))</p>
        \(view.form(.leave, t("Not today"), kind: .text))
        </div>
        """)
  }
}
