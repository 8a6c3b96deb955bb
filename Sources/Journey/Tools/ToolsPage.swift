import Pages
import Recovery

/// The tools by when one reaches for them. What helps at once stands first.
struct ToolsPage {
  var isMember: Bool

  var page: Page {
    Page(
      title: t("Tools for hard moments"),
      description: t("Breathe, ride out an urge, think it through, plan ahead. No account needed."),
      activeTab: isMember ? "today" : nil, width: .wide, styles: [.toolsStyle], canonicalPath: ToolPath.all.url(),
      showsListings: false,
      body: """
        \(isMember ? DailyPage.backToToday : nil)
        <h1>\(t("What do you need right now?"))</h1>
        \(Self.part(t("The next minutes"), Tool.quick, kind: "wash"))
        \(Self.part(t("To think it through"), Tool.sheets(.think)))
        \(Self.part(t("To plan"), plans))
        \(Self.part(t("For members of twelve-step fellowships"), steps))
        \(isMember ? kept : "\(JoinHint())")
        """)
  }

  private var plans: [Tool] { ToolLibrary.plans.map { Tool(plan: $0) } + Tool.sheets(.plan) }
  private var steps: [Tool] { Tool.sheets(.steps) }

  private static func part(_ title: String, _ tools: [Tool], kind: String = "plain") -> HTML {
    let doors = tools.map { Door($0.title, text: $0.summary, url: $0.url) }
    let steps =
      tools.contains { $0.id == "nightly" }
      ? Door(t("The twelve steps"), text: t("Questions on the theme of each step"), url: ToolPath.steps.url()) : nil
    return """
      <section class="tool-part \(kind)"><h2>\(title)</h2><div class="doors beside">\(doors)\(steps)</div></section>
      """
  }

  private var kept: HTML {
    "\(Actions("\(LinkButton(t("Your worksheets"), url: ToolPath.saved.url(), kind: .quiet))\(LinkButton(t("Your plans"), url: PlanPath.all.url(), kind: .quiet))"))"
  }

  /// The twelve, in their order.
  static var steps: Page {
    let doors = ToolLibrary.steps.map { Door($0.title.text, text: $0.summary.text, url: ToolPath.tool.url($0.id)) }
    return Page(
      title: t("The twelve steps"), styles: [.toolsStyle], canonicalPath: ToolPath.steps.url(), showsListings: false,
      body: """
        \(BackLink(t("Tools"), url: ToolPath.all.url()))
        <h1>\(t("The twelve steps"))</h1>
        <p class="lead">\(t("Questions of our own on the theme of each step, to write on and to take to a sponsor."))</p>
        \(Doors(doors))
        """)
  }
}
