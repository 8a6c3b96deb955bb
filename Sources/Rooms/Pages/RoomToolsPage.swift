import Gathering
import Groups
import Pages

/// The hosts' tools, behind one button. A greeter sees the lobby alone.
struct RoomToolsPage {
  var view: RoomView
  var problem: String?
  private var room: Room { view.room }

  var page: Page {
    RoomSheet(
      view: view, title: view.isHost ? t("Host’s tools") : t("The lobby"), problem: problem,
      body: view.isHost
        ? "\(lobby)\(notes)\(wanting)\(chair)\(now)\(parts)\(people)\(show)\(safety)\(hall)\(end)"
        : "\(lobby)\(wanting)"
    ).page
  }

  // MARK: What waits

  private var lobby: HTML {
    let waiting = room.lobby.compactMap { room.seats[$0] }.sorted { $0.cameAt < $1.cameAt }
    if waiting.isEmpty { return view.isHost ? "" : "<p>\(t("Nobody waits in the lobby."))</p>" }
    let rows = waiting.prefix(Self.mostShown).map { seat -> HTML in
      let first: HTML? =
        view.isHost && seat.isFirstTime ? "<span class=\"soft small\">\(t("first time here"))</span>" : nil
      let remove: HTML? = view.isHost ? view.form(.remove, t("Not now"), kind: .text, ("seat", seat.id.rawValue)) : nil
      return
        "<li data-key=\"\(seat.id.rawValue)\"><span>\(seat.name) \(first)</span>\(view.form(.admit, t("Let in"), kind: .primary, ("seat", seat.id.rawValue)))\(remove)</li>"
    }
    return """
      <section><h2>\(t("In the lobby"))</h2><ul class="tool-rows">\(rows)</ul>\
      \(waiting.count > 1 ? view.form(.admitAll, t("Let everybody in")) : nil)</section>
      """
  }
  /// Rows of a list; the rest comes when these are dealt with.
  private static let mostShown = 100
  /// So many people stand there without a tap.
  private static let fewPeople = 12

  private var notes: HTML {
    if room.notes.isEmpty { return "" }
    let rows = room.notes.suffix(12).reversed().map { note -> HTML in
      "<li><span><strong>\(note.name)</strong> <span class=\"soft small\">\(view.clock(note.at))</span><br>\(note.text)</span></li>"
    }
    return "<section><h2>\(t("Notes to you"))</h2><ul class=\"tool-rows\">\(rows)</ul></section>"
  }

  private var wanting: HTML {
    let names = room.seats.values.filter { $0.wantsSomebody && $0.place == .inside }.map(\.name).sorted()
    if names.isEmpty { return "" }
    return "<section><h2>\(t("Somebody after the meeting"))</h2><p>\(names.joined(separator: ", "))</p></section>"
  }

  // MARK: Running it

  private var chair: HTML? {
    guard room.chair == nil, view.seat?.kind.mayHoldChair == true else { return nil }
    return """
      <section><h2>\(t("The chair"))</h2><p>\(t("Nobody holds it: the room runs itself."))</p>\
      \(view.form(.takeChair, t("Take the chair")))</section>
      """
  }

  private var now: HTML {
    var rows: HTML = ""
    if let floor = room.floor {
      rows = """
        <p><strong>\(t("\(floor.name) is sharing"))</strong></p><div class="actions">\
        \(view.form(.giveTime, t("One more minute"), ("seconds", "60")))\
        \(view.form(.askToClose, t("Ask to close")))\
        \(view.form(.endShare, t("End the turn"), kind: .text))</div>
        """
    }
    let hands =
      room.floor == nil
      ? room.hands.prefix(8).map { hand -> HTML in
        "<li><span>\(hand.name)</span>\(view.form(.callOn, t("Give the floor"), ("seat", hand.seat.rawValue)))</li>"
      } : []
    if rows.isEmpty, hands.isEmpty { return "" }
    return "<section><h2>\(t("The floor"))</h2>\(rows)<ul class=\"tool-rows\">\(HTML.joined(hands))</ul></section>"
  }

  private var parts: HTML {
    guard let plan = room.plan, let index = room.phaseIndex else { return "" }
    let phases = plan.way.phases.enumerated().map { number, phase -> HTML in
      if number == index {
        return
          "<li aria-current=\"step\"><span><strong>\(phase.kind.name)</strong> <span class=\"soft small\">\(t("now"))</span></span></li>"
      }
      return
        "<li><span>\(phase.kind.name)</span>\(view.form(.phase, number == index + 1 ? t("Go on to it") : t("Go there"), kind: number == index + 1 ? .primary : .text, ("index", "\(number)")))</li>"
    }
    return """
      <section><h2>\(t("Parts of the meeting"))</h2><ol class="tool-rows">\(phases)</ol>\
      \(view.form(.extend, t("Five more minutes"), ("minutes", "5")))</section>
      """
  }

  private var show: HTML {
    let topic = FormField("text", label: t("Topic card"), value: room.topic, longest: RoomLimits.topic)
    let readings = (room.plan?.readings ?? []).enumerated().map { index, reading -> HTML in
      let isShown = room.reading == index
      return
        "<li><span>\(reading.title)</span>\(isShown ? view.form(.hideReading, t("Put away")) : view.form(.showReading, t("Show it"), ("index", "\(index)")))</li>"
    }
    let list: HTML? = readings.isEmpty ? nil : "<h3>\(t("Readings"))</h3><ul class=\"tool-rows\">\(readings)</ul>"
    return Disclosure(t("Topic and readings"), "\(view.form(.topic, button: t("Show it"), "\(topic)"))\(list)").html
  }

  // MARK: People

  private var people: HTML {
    let others = room.present.filter { $0.id != view.me }
    let gone = room.removed.compactMap { room.seats[$0] }.sorted { $0.name < $1.name }.map { seat -> HTML in
      let hasWords = room.shares.contains { $0.seat == seat.id && !$0.isHidden }
      let hide: HTML? =
        hasWords ? view.form(.hideShares, t("Take their words off the screen"), ("seat", seat.id.rawValue)) : nil
      return
        "<li><span>\(seat.name) <span class=\"soft small\">\(t("asked to leave"))</span></span>\(hide)\(view.form(.bringBack, t("Bring back"), ("seat", seat.id.rawValue)))</li>"
    }
    let rows = HTML.joined(others.map { person($0) }) + HTML.joined(gone)
    let none: HTML? = rows.isEmpty ? "<p class=\"soft\">\(t("Nobody else is here yet."))</p>" : nil
    return Disclosure(
      t("People"), isOpen: others.count <= Self.fewPeople, "\(none)<ul class=\"tool-rows\">\(rows)</ul>"
    ).html
  }

  private func person(_ seat: Seat) -> HTML {
    let id = ("seat", seat.id.rawValue)
    let isCoHost = room.coHosts.contains(seat.id)
    let mayKeep = seat.id != room.chair && (!isCoHost || view.isChair)
    let first: HTML? = seat.isFirstTime ? "<span class=\"soft small\">\(t("first time here"))</span>" : nil
    let keep: HTML = """
      \(seat.isMuted ? view.form(.unmute, t("Unmute"), id) : view.form(.mute, t("Mute"), id))\
      \(view.form(.remove, t("Ask to leave"), id))
      """
    let greeter = room.greeters.contains(seat.id)
    let help: HTML = """
      \(room.floor == nil && !seat.isMuted && !seat.isListening ? view.form(.callOn, t("Give the floor"), kind: .text, id) : nil)\
      \(seat.isMuted ? nil : greeter ? view.form(.unmakeGreeter, t("No longer greeter"), kind: .text, id) : view.form(.makeGreeter, t("Make greeter"), kind: .text, id))\
      \(view.isChair && !seat.isMuted ? chairs(seat, isCoHost: isCoHost) : nil)
      """
    return """
      <li class="person" data-key="\(seat.id.rawValue)"><details><summary><span>\(seat.name)</span> \(first)\(marks(seat))</summary>\
      <div class="actions">\(mayKeep ? keep : nil)\(help)</div></details></li>
      """
  }

  private func chairs(_ seat: Seat, isCoHost: Bool) -> HTML {
    let id = ("seat", seat.id.rawValue)
    let isOffered = room.chairOffer?.seat == seat.id
    return """
      \(isCoHost ? view.form(.unmakeCoHost, t("No longer co-host"), kind: .text, id) : view.form(.makeCoHost, t("Make co-host"), kind: .text, id))\
      \(isOffered ? view.form(.keepChair, t("Keep the chair"), kind: .text, ("seat", view.me.rawValue)) : view.form(.handChair, t("Hand over the chair"), kind: .text, id))
      """
  }

  private func marks(_ seat: Seat) -> HTML {
    let marks = [
      seat.id == room.chair ? t("host") : nil, room.coHosts.contains(seat.id) ? t("co-host") : nil,
      room.greeters.contains(seat.id) ? t("greeter") : nil, seat.isListening ? t("listening") : nil,
      seat.isMuted ? t("muted") : nil, seat.isAway ? t("away") : nil,
      room.chairOffer?.seat == seat.id ? t("the chair is offered") : nil,
    ].compactMap { $0 }
    return marks.isEmpty ? "" : "<span class=\"soft small\">\(marks.joined(separator: ", "))</span>"
  }

  // MARK: Safety

  private var safety: HTML {
    let door = ChoiceGroup(
      t("The door"), name: "door", kind: .radio,
      choices: RoomDoor.allCases.map { Choice($0.rawValue, label: $0.words, isOn: $0 == room.door) })
    let slow = FormField(
      "seconds", label: t("Slow mode"),
      control: .select(
        [Choice("0", label: t("off"))]
          + [10, 30, 60, 120].map { Choice("\($0)", label: RoomParts.pace($0)) }),
      value: "\(room.slowSeconds ?? 0)", isRequired: true)
    return Disclosure(
      t("Door and pace"),
      "\(view.form(.door, button: t("Set the door"), "\(door)"))\(view.form(.slow, button: t("Set the pace"), "\(slow)"))"
    ).html
  }

  private var hall: HTML? {
    view.hallURL.map {
      "\(Doors([Door(t("The code for people in the hall"), text: t("For their proof of attendance, at the end"), url: $0)]))"
    }
  }

  private var end: HTML {
    Disclosure(
      t("Close the meeting"),
      "<p>\(t("Everybody sees that the meeting is over. What was said is erased."))</p>\(view.form(.close, t("Close it now"), kind: .help))"
    ).html
  }
}
