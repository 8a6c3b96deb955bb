import Hummingbird
import Pages
import Web

/// What members promise each other: a few lines, shown before joining and always there to read again.
enum Agreement {
  static var points: [String] {
    [
      t("What you hear here stays here. No names, no pictures of the screen, no recordings."),
      t("Speak of your own experience. Give advice when somebody asks for it."),
      t("Nobody has to share, believe or buy anything."),
      t("Be kind, above all with newcomers. No threats, no hate, no asking for sex or money."),
      t("Nothing to drink, use or bet on is sold or arranged here."),
      t("We are peers and not a clinic. When somebody is in danger, we say so and call for help."),
      t("You may leave at any time, and take all that is yours with you."),
    ]
  }

  static var list: HTML {
    let lines = points.map { point -> HTML in "<li>\(point)</li>" }
    return "<ul class=\"agreement\">\(lines)</ul>"
  }
}

extension MembersFeature {
  func agreement(_ request: Request, _ context: AppContext) async throws -> Response {
    context.respond(
      Page(
        title: t("Our agreement"), activeTab: "me", styles: [.membersStyle], showsListings: false,
        body: """
          <h1>\(t("Our agreement"))</h1>
          <p class="lead">\(t("Everybody with an account here has said yes to this."))</p>
          \(Card(.plain, Agreement.list))
          """))
  }
}
