import Pages
import Recovery

/// Something to do while an urge is there.
struct UrgeTool: Sendable, Identifiable {
  /// Lasting: urges refer to it.
  let id: String
  let name: String
  /// What to do, in a few lines.
  let steps: [String]

  /// What needs no worksheet and can begin at once, in the reader's language: the exercises, and three things that need nothing.
  static var quick: [UrgeTool] {
    let exercises = ToolLibrary.exercises.map {
      UrgeTool(id: $0.id, name: $0.title.text, steps: $0.steps.map(\.text.text))
    }
    // Riding it out first, which is made for this.
    let first = exercises.filter { $0.id == surfing } + exercises.filter { $0.id != surfing }
    return Array(first.prefix(2)) + [talk, move] + first.dropFirst(2) + [meeting]
  }

  private static let surfing = "urge-surfing"

  private static var talk: UrgeTool {
    UrgeTool(
      id: "talk", name: t("Talk to somebody"),
      steps: [
        t("Call or write to one person. “I have an urge, stay with me a moment” is enough."),
        t("No one there? Open “Help now”: people answer at any hour."),
      ])
  }

  private static var move: UrgeTool {
    UrgeTool(
      id: "move", name: t("Change the place"),
      steps: [
        t("Stand up and leave the room, the street, the shop, the chat."),
        t("Walk until the number has changed. Take water with you."),
      ])
  }

  private static var meeting: UrgeTool {
    UrgeTool(
      id: "meeting", name: t("Go to a meeting"),
      steps: [t("One may be on now, online or near you."), t("You need not speak. Being there counts.")])
  }

  static func find(_ id: String) -> UrgeTool? { quick.first { $0.id == id } }

  /// What it is called; its id where this version does not know it.
  static func name(_ id: String) -> String { find(id)?.name ?? id }
}
