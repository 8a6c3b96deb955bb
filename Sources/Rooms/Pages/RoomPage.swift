import Gathering
import Meetings
import Pages

/// The room, for whoever is inside. Without scripts it is asked for again every quarter of a minute, and words are written on a
/// page of their own; `room.js` keeps it as it is from the room's events.
struct RoomPage {
  var view: RoomView
  /// Shown once, such as why the last form could not be done.
  var problem: String?

  /// Seconds after which a browser without scripts asks again.
  static let refresh = 15
  /// Shares that can be answered with a sign.
  static let answerable = 25

  private var room: Room { view.room }
  private var parts: RoomParts { RoomParts(view: view) }

  var page: Page {
    let refresh: HTML = "<noscript><meta http-equiv=\"refresh\" content=\"\(Self.refresh)\"></noscript>"
    return Page(
      title: view.name, width: .wide, bodyClass: "room in-room", styles: [.roomStyle], scripts: Asset.roomScripts,
      head: refresh, isPrivate: true, showsListings: false, body: body)
  }

  private var body: HTML {
    let error: HTML? = problem.map { "<p class=\"error\" role=\"alert\">\(Icon.warning)<span>\($0)</span></p>" }
    return """
      <div id="room" class="room-now"\(attributes)>
      <header class="room-head"><h1>\(view.name)</h1><div data-live="status">\(parts.status)</div>\(call)</header>
      \(error)
      <div data-live="notices">\(parts.notices)</div>
      <div class="aside">
      <div data-live="topic">\(parts.topic)</div>
      <div data-live="reading">\(parts.reading)</div>
      </div>
      <div class="log">
      <ol class="shares" data-slot="shares">\(shares)</ol>
      <p class="soft" data-slot="none"\(flag: "hidden", when: !room.shares.isEmpty)>\(t("It is quiet. That is fine, too."))</p>
      <p class="soft" data-slot="alone"\(flag: "hidden", when: room.insideCount > 1)>\(t("Nobody else is here at the moment.")) <a href="\(url: CommonPath.help.url())">\(t("Talk to somebody now"))</a></p>
      </div>
      <div class="aside below">
      <div data-live="hands">\(parts.hands)</div>
      <div data-live="people">\(parts.people)</div>
      <p class="soft small">\(t("What is said here stays here. Nothing is kept after the meeting closes."))</p>
      </div>
      </div>
      \(RoomDock(view: view))
      <div class="visually-hidden" role="status" aria-live="polite" data-slot="heard"></div>
      \(RoomTemplates(view: view))
      """
  }

  private var shares: [HTML] {
    let shares = room.shares
    return shares.enumerated().map { index, share in
      ShareItem(view: view, share: share, hasSigns: index >= shares.count - Self.answerable).html
    }
  }

  /// What `room.js` starts from. Times are milliseconds since 1970.
  private var attributes: HTML {
    """
    \(attribute: "data-room", view.id)\(attribute: "data-me", view.me.rawValue)\
    \(attribute: "data-after", "\(view.sequence)")\(attribute: "data-now", "\(view.now.milliseconds)")\
    \(attribute: "data-writers", room.phase?.writers.rawValue)\(attribute: "data-manner", room.phase?.welcomesFeedback == true ? "feedback" : nil)\
    \(flag: "data-passes-itself", when: room.phase?.floorPassesItself == true)\
    \(flag: "data-host", when: view.isHost)\(flag: "data-steward", when: view.isSteward)\
    \(flag: "data-muted", when: view.seat?.isMuted == true)\(flag: "data-listening", when: view.seat?.isListening == true)\
    \(flag: "data-small", when: room.isSmall)\
    \(attribute: "data-events", url: RoomPath.events.url(view.id))\(attribute: "data-here", url: RoomPath.here.url(view.id))
    """
  }

  private var call: HTML? {
    view.callURL.map {
      LinkButton(
        t("Open the call beside this page"), url: $0, kind: .quiet, icon: .screen, isExternal: true,
        attributes: " target=\"_blank\""
      ).html
    }
  }
}
