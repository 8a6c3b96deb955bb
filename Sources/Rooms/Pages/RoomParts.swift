import Gathering
import Groups
import Meetings
import Pages

/// What stands around the shares: the topic, the reading, who is here, whose hands are up.
struct RoomParts {
  var view: RoomView
  private var room: Room { view.room }

  /// "Sharing · 23 here · ends at 8:00 pm · no crosstalk".
  var status: HTML {
    guard let phase = room.phase, let end = room.end else { return "" }
    let facts: [HTML] =
      [
        "<strong>\(phase.kind.name)</strong>",
        "<span><span data-slot=\"count\">\(room.insideCount)</span> \(t("here"))</span>",
        phase.kind == .arriving
          ? "<span>\(t("begins at \(view.clock(room.plan?.start ?? end))"))</span>"
          : "<span>\(t("ends at \(view.clock(end))"))</span>",
      ] + [phase.manner, slow].compactMap { $0 }.map { "<span>\($0)</span>" }
    return """
      <p class="facts">\(HTML.joined(facts, separator: " <span aria-hidden=\"true\">·</span> "))</p>
      <p class="soft small">\(phase.kind.explanation)</p>
      """
  }

  private var slow: String? { room.slowSeconds.map { Self.pace($0) } }

  static func pace(_ seconds: Int) -> String {
    t(count: seconds, one: "one message a second", other: "one message in \(seconds) seconds")
  }

  var topic: HTML {
    room.topic.isEmpty
      ? "" : "<div class=\"card topic\"><h2 class=\"kicker\">\(t("Topic"))</h2><p>\(room.topic)</p></div>"
  }

  var reading: HTML {
    guard let plan = room.plan, let index = room.reading, plan.readings.indices.contains(index) else { return "" }
    let reading = plan.readings[index]
    return """
      <div class="card reading"><h2>\(reading.title)</h2><p class="words">\(reading.text)</p></div>
      """
  }

  /// Raised hands, in the order in which they get the floor. Where everybody writes as they please nobody waits for it.
  var hands: HTML {
    let nobodyWaits = room.hands.isEmpty || room.phase?.writers == .everyone
    return """
      <section class="hands" aria-labelledby="hands"\(flag: "hidden", when: nobodyWaits) data-slot="hands">\
      <h2 class="kicker" id="hands">\(t("Hands, in order"))</h2>\
      <ol class="tags" data-slot="hand-list">\(room.hands.map { hand($0) })</ol></section>
      """
  }

  func hand(_ hand: Hand?) -> HTML {
    let isMine = hand?.seat == view.me
    return """
      <li\(attribute: "data-seat", hand?.seat.rawValue)\(attribute: "data-shared", hand.map { $0.hasShared ? "1" : "0" })\
      \(attribute: "class", isMine ? "mine" : nil)><span data-slot="name">\(isMine ? t("You") : hand?.name ?? "")</span>\
      <span class="soft small" data-slot="first"\(flag: "hidden", when: hand?.hasShared != false)>\(t("first share"))</span></li>
      """
  }

  var people: HTML {
    let seats = room.present
    let more: HTML? =
      room.isSmall ? nil : "<p class=\"soft small\">\(t("In a large room only some names are shown."))</p>"
    return """
      <details class="disclosure people"><summary>\(t("Who is here"))</summary><div class="disclosed">\(more)\
      <ul class="names" data-slot="people">\(seats.map { person($0) })</ul></div></details>
      """
  }

  func person(_ seat: Seat?) -> HTML {
    let isChair = seat.map { room.chair == $0.id } ?? false
    let isCoHost = seat.map { room.coHosts.contains($0.id) } ?? false
    let isGreeter = seat.map { room.greeters.contains($0.id) } ?? false
    var tags: [(String, String, Bool)] = [
      ("host", t("host"), isChair), ("cohost", t("co-host"), isCoHost), ("greeter", t("greeter"), isGreeter),
      ("listening", t("listening"), seat?.isListening ?? false), ("muted", t("muted"), seat?.isMuted ?? false),
      ("away", t("away"), seat?.isAway ?? false),
    ]
    // The door promises that nobody but the hosts learns it: not even the word stands in the pages of others.
    if view.isHost { tags.append(("first", t("first time here"), seat?.isFirstTime ?? false)) }
    let shown = tags.map { tag -> HTML in
      "<span class=\"soft small\" data-tag=\"\(tag.0)\"\(flag: "hidden", when: !tag.2)>\(tag.1)</span>"
    }
    return """
      <li\(attribute: "data-seat", seat?.id.rawValue)><span data-slot="name">\(seat?.name ?? "")</span>\
      \(seat?.id == view.me ? "<span class=\"soft small\">\(t("you"))</span>" : nil)\(shown)</li>
      """
  }

  /// What concerns this person now: the chair that is offered, a mute, the goodbye.
  var notices: HTML {
    var notices: [HTML] = []
    if let offer = room.chairOffer, offer.seat == view.me {
      notices.append(
        Notice(
          .info, title: t("Would you hold the meeting?"),
          "<p>\(t("The chair is yours if you take it. You can hand it on at any time."))</p>\(view.form(.takeChair, t("Take the chair"), kind: .primary))"
        ).html)
    } else if room.isChairLost(at: view.now) {
      notices.append(Notice(.info, title: t("The host has lost the line"), lostText).html)
    }
    if room.isClosing, room.phase?.kind == .closing, let until = room.phaseUntil {
      let text: HTML =
        "<p>\(t("The room closes a little after \(view.clock(until)). What was said here is erased then."))</p>"
      let over: HTML? = view.nextURL.map {
        "\(LinkButton(t("Go over into the next room"), url: $0, kind: .quiet, icon: .speech))"
      }
      notices.append(Notice(.info, title: t("We are closing"), "\(text)\(over)").html)
    }
    return HTML.joined(notices)
  }

  private var lostText: HTML {
    "<p>\(room.chairOffer == nil ? t("Everything else goes on. There is time to say goodbye.") : t("Somebody else is asked to hold the meeting. Everything else goes on."))</p>"
  }

  /// An undo stands at the thumb for so long; after that among the hosts’ tools.
  private static let undoMinutes = 3

  /// For hosts and greeters: who waits, what came in. Empty for others.
  var forHosts: HTML {
    guard view.isSteward else { return "" }
    let wanting = room.seats.values.filter { $0.wantsSomebody && $0.place != .removed }.count
    let facts: [String] = [
      room.lobby.isEmpty
        ? nil : t(count: room.lobby.count, one: "1 waits in the lobby", other: "\(room.lobby.count) wait in the lobby"),
      room.notes.isEmpty
        ? nil : t(count: room.notes.count, one: "1 note to you", other: "\(room.notes.count) notes to you"),
      wanting == 0
        ? nil : t(count: wanting, one: "1 wants somebody afterwards", other: "\(wanting) want somebody afterwards"),
    ].compactMap { $0 }
    let last = room.removed.compactMap { room.seats[$0] }
      .filter { ($0.removedAt ?? view.now).adding(minutes: Self.undoMinutes) > view.now }
      .max { ($0.removedAt ?? view.now) < ($1.removedAt ?? view.now) }
    let back: HTML? = last.flatMap { seat in
      view.isHost
        ? """
        <div class="undo"><span>\(t("\(seat.name) was asked to leave."))</span>\
        \(view.form(.bringBack, t("Bring back"), ("seat", seat.id.rawValue)))</div>
        """ : nil
    }
    let door: HTML? =
      room.door == .open || !room.lobby.isEmpty ? nil : "<span class=\"soft small\">\(room.door.words)</span>"
    if facts.isEmpty, back == nil, door == nil { return "" }
    let line: HTML? =
      facts.isEmpty
      ? nil
      : "<a class=\"button text\" data-sheet-link href=\"\(url: RoomPath.tools.url(view.id))\">\(facts.joined(separator: " · "))</a>"
    return "<div class=\"for-hosts\">\(line)\(door)\(back)</div>"
  }
}
