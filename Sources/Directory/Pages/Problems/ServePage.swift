import Hummingbird
import Meetings
import Pages
import Web

extension DirectoryFeature {
  /// "I host or serve": what the directory offers to those who run meetings.
  func serve(_ request: Request, _ context: AppContext) async throws -> Response {
    let further = try await additions.serve(context)
    return context.respond(
      Page(
        title: t("For those who serve"), activeTab: "meetings",
        body: """
          <h1>\(t("For those who serve"))</h1>
          <p class="lead">\(t("Thank you. Somebody finds the door tonight because you keep it open."))</p>
          \(Doors(further + [
            Door(
              t("A list for the noticeboard"), text: t("By day, on A4 or Letter"), url: DirectoryPath.print.url(),
              icon: .printer),
            Door(
              t("A calendar to subscribe to"), text: t("Every listing, kept up to date"),
              url: DirectoryPath.calendar.url(), icon: .calendar),
            Door(
              t("Data for your own website or app"), text: t("JSON, described by OpenAPI"),
              url: DirectoryPath.apiDescription.url(), icon: .globe),
          ]))
          <h2>\(t("Is your meeting listed wrongly?"))</h2>
          <p>\(t("Open its page and choose “Something wrong?”. If it is your group’s own, choose “Look after it”, and keep it right yourselves."))</p>
          \(Actions("\(LinkButton(t("Find your meeting"), url: DirectoryPath.meetings.url(), kind: .quiet))"))
          """))
  }
}
