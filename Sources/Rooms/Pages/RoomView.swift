import Gathering
import Meetings
import Members
import Pages
import Web

/// A room as one person sees it: the door, the lobby, the room, or how it ended.
struct RoomView {
  var visitor: RoomVisitor
  var signedIn: SignedIn?
  var links: RoomLinks
  var now: Instant
  var zone: Zone
  /// A form that was refused, and why.
  var typed: ParameterList?
  var refusal: RoomRefusal?
  var hasLeft: Bool

  var page: Page {
    Page(
      title: visitor.room.plan?.name ?? t("The room"), styles: [.roomStyle], isPrivate: true, showsListings: false,
      body: """
        <h1>\(visitor.room.plan?.name ?? t("The room"))</h1>
        \(refusal.map { Notice(.warning, title: $0.title, "<p>\($0.detail ?? "")</p>") })
        \(content)
        """)
  }

  private var id: String { visitor.record.id }
  private var seat: Seat? { visitor.seat.flatMap { visitor.room.seats[$0] } }

  private var content: HTML {
    guard visitor.room.isOpen else { return "<p>\(t("This room has closed. What was said there stayed there."))</p>" }
    guard let seat else { return entrance }
    switch seat.place {
    case .lobby: return "<p>\(t("Welcome. Somebody will let you in soon."))</p>"
    case .removed: return "<p>\(RoomRefusal.removed.title)</p>"
    case .inside: return inside(seat)
    }
  }

  private var entrance: HTML {
    """
    <form method="post" action="\(url: RoomPath.seats.url(id))" class="form">\(signedIn?.formToken)
    \(FormField(
      "name", label: t("What shall we call you here?"), value: typed?.last("name") ?? signedIn?.member.name ?? "",
      isRequired: true, longest: RoomLimits.name))
    \(SubmitButton(t("Come in"), isWide: true))</form>
    """
  }

  private func inside(_ seat: Seat) -> HTML {
    """
    <ol class="shares">\(visitor.room.shares.map { "<li><strong>\($0.name)</strong> \($0.text)</li>" as HTML })</ol>
    <form method="post" action="\(url: RoomPath.act.url(id))" class="form">\(signedIn?.formToken)
    \(FormField(
      "text", label: t("Share"), control: .multiline(rows: 4), value: typed?.last("text") ?? "",
      longest: RoomLimits.share))
    \(SubmitButton(t("Share it"), name: "act", value: "say"))
    \(SubmitButton(t("Raise your hand"), kind: .quiet, name: "act", value: "hand"))
    \(SubmitButton(t("Leave"), kind: .quiet, name: "act", value: "leave"))</form>
    """
  }
}
