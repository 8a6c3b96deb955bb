import Meetings
import Pages

/// How to get in: the door, the link, the phone.
struct MeetingAccess {
  var meeting: Meeting
  var next: Occurrence?
  var reader: Reader

  var html: HTML {
    if meeting.attendance == .suspended { return place ?? "" }
    return "\(online)\(place)"
  }

  private var online: HTML? {
    guard meeting.attendance.isOnline, let access = meeting.online else { return nil }
    let notes: HTML? = access.urlNotes.map { "<p class=\"notes\">\($0)</p>" }
    return """
      <section class="card" data-live="online" aria-live="polite"><h2>\(t("Online"))</h2>\
      \(join(access))\(notes)\(phone(access))</section>
      """
  }

  /// Short, for beside a list.
  var summary: HTML {
    if meeting.attendance == .suspended { return "\(address)" }
    return "\(meeting.attendance.isOnline ? meeting.online.flatMap(join) : nil)\(address)\(way)"
  }

  private func join(_ access: OnlineAccess) -> HTML? {
    guard let url = access.url else { return nil }
    if meeting.joinURL(next, now: reader.now) != nil {
      // Beside a room that is open here, the call comes second.
      let kind: ButtonKind = reader.openRooms[meeting.slug] == nil ? .primary : .quiet
      return "\(LinkButton(t("Join"), url: url, kind: kind, icon: .screen, isWide: true, isExternal: true))"
    }
    guard let next else { return nil }
    return "<p>\(t("The button to join appears here from \(reader.day(next.opens)), \(reader.clock(next.opens))."))</p>"
  }

  private func phone(_ access: OnlineAccess) -> HTML? {
    guard let phone = access.phone else { return nil }
    let dial = phone.filter { $0.isASCII && ($0.isNumber || "+,#*".contains($0)) }
    let notes: HTML? = access.phoneNotes.map { "<p class=\"notes\">\($0)</p>" }
    return "<p><a href=\"\(url: "tel:" + dial)\">\(t("Join by phone: \(phone)"))</a></p>\(notes)"
  }

  private var place: HTML? {
    guard let address else { return nil }
    let notes: HTML? = meeting.place?.notes.map { "<p class=\"notes\">\($0)</p>" }
    return "<section class=\"card\"><h2>\(t("In person"))</h2>\(address)\(notes)\(directions)</section>"
  }

  private var address: HTML? {
    guard meeting.attendance != .online, let place = meeting.place, place.name != nil || place.address != nil else {
      return nil
    }
    let name: HTML? = place.name.map { "<p class=\"lead\">\($0)</p>" }
    let address: HTML? = place.address.map { "<address>\($0)</address>" }
    return "\(name)\(address)"
  }

  /// Where to go; nil where nobody should, or where the door is not known.
  private var door: Position? {
    guard meeting.hasDoor, meeting.attendance != .suspended else { return nil }
    return meeting.place?.position
  }

  private static func point(_ position: Position) -> String { "\(position.latitude),\(position.longitude)" }

  /// A plain link, followed only by a tap. It works in every browser, which `geo:` does not.
  private var way: HTML? {
    guard let door, !door.isApproximate else { return nil }
    let map = "https://www.openstreetmap.org/directions?to=" + Self.point(door)
    return "\(LinkButton(t("Take me there"), url: map, icon: .route, isWide: true, isExternal: true))"
  }

  private var directions: HTML? {
    guard let door else { return nil }
    if door.isApproximate {
      return "<p class=\"soft small\">\(t("The source gives only the area, not the door."))</p>"
    }
    let app = "geo:\(Self.point(door))?q=\(Self.point(door))"
    return "\(way)\(Actions("\(LinkButton(t("Open in a maps app"), url: app, kind: .quiet))"))"
  }
}
