import Meetings
import Pages

/// The trusted servants of a group: who serves until when, and what is open.
struct GroupServants: Component {
  var group: HomeGroup
  var positions: [Position]

  var html: HTML {
    if positions.isEmpty { return "" }
    let filled = positions.filter { $0.holder != nil }
    let open = positions.filter { $0.holder == nil }
    return """
      <section class="group">\(DayHeading(t("Trusted servants")))
      \(DefinitionList(filled.map { (term: $0.name, value: Self.value($0)) }))
      \(open.isEmpty ? nil : Doors(open.map(door)))
      </section>
      """
  }

  private static func value(_ position: Position) -> HTML {
    guard let holder = position.holder else { return "" }
    let term = t("since \(holder.termStart.words), until \(holder.rotation.words)")
    return "\(holder.name)<br><span class=\"soft small\">\(term)</span>"
  }

  private func door(_ position: Position) -> Door {
    Door(
      position.invitation,
      text: position.offer != nil ? t("Somebody has offered") : position.note.isEmpty ? nil : position.note,
      url: GroupPath.offer.url(group.slug, position.id), icon: .hand)
  }
}
