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
    return "<section class=\"card\"><h2>\(t("Online"))</h2>\(join(access))\(notes)\(phone(access))</section>"
  }

  private func join(_ access: OnlineAccess) -> HTML? {
    guard let url = access.url else { return nil }
    if meeting.joinURL(next, now: reader.now) != nil {
      return "\(LinkButton(t("Join"), url: url, icon: .screen, isWide: true, isExternal: true))"
    }
    guard let next else { return nil }
    let opens = next.start.adding(minutes: -MeetingRow.joinLead)
    return "<p>\(t("The button to join appears here from \(reader.day(opens)), \(reader.clock(opens))."))</p>"
  }

  private func phone(_ access: OnlineAccess) -> HTML? {
    guard let phone = access.phone else { return nil }
    let dial = phone.filter { $0.isASCII && ($0.isNumber || "+,#*".contains($0)) }
    let notes: HTML? = access.phoneNotes.map { "<p class=\"notes\">\($0)</p>" }
    return "<p><a href=\"\(url: "tel:" + dial)\">\(t("Join by phone: \(phone)"))</a></p>\(notes)"
  }

  private var place: HTML? {
    guard meeting.attendance != .online, let place = meeting.place, place.name != nil || place.address != nil else {
      return nil
    }
    let name: HTML? = place.name.map { "<p class=\"lead\">\($0)</p>" }
    let address: HTML? = place.address.map { "<address>\($0)</address>" }
    let notes: HTML? = place.notes.map { "<p class=\"notes\">\($0)</p>" }
    return "<section class=\"card\"><h2>\(t("In person"))</h2>\(name)\(address)\(notes)\(directions(place))</section>"
  }

  /// Plain links, followed only by a tap: the phone's own maps, or OpenStreetMap.
  private func directions(_ place: Place) -> HTML? {
    guard meeting.attendance != .suspended, meeting.attendance != .onlineInstead, let position = place.position else {
      return nil
    }
    let point = "\(position.latitude),\(position.longitude)"
    if position.isApproximate {
      return "<p class=\"soft small\">\(t("The source gives only the area, not the door."))</p>"
    }
    let map = "https://www.openstreetmap.org/directions?to=" + point
    return """
      \(Actions("""
        \(LinkButton(t("Take me there"), url: "geo:\(point)?q=\(point)", icon: .route))\
        \(LinkButton(t("Directions on OpenStreetMap"), url: map, kind: .quiet, isExternal: true))
        """))
      """
  }
}
