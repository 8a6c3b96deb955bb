import HTTPTypes
import Hummingbird
import Meetings
import NIOCore
import Pages
import Web

/// "Take your record with you": two files out, one back in.
struct ExportPage {
  var page: Page {
    Page(
      title: t("Take your record with you"), activeTab: "me", isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Me"), url: MemberPath.account.url()))
        <h1>\(t("Take your record with you"))</h1>
        <p class="lead">\(t("Everything you wrote here, in two files. They are not sealed: keep them where only you can open them."))</p>
        \(Doors([
          Door(t("To read and print"), text: t("One page that opens in any browser"), url: MemberPath.exportPage.url(), icon: .printer),
          Door(t("To keep and bring back"), text: t("A data file (JSON), for this site or another Homegroup"), url: MemberPath.exportData.url(), icon: .share),
        ]))
        <h2>\(t("Bring a record back"))</h2>
        <p>\(t("What is here already stays as it is; what is new is added."))</p>
        \(Actions("\(LinkButton(t("Read in a file"), url: MemberPath.importData.url(), kind: .quiet))"))
        """)
  }
}

extension MembersFeature {
  func exportChoice(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(ExportPage().page)
  }

  func exportPage(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let contents = try await signedIn.vault.read { try $0.contents() }
    let document = RecordDocument(
      name: signedIn.member.name, when: context.hour(members.now()), contents: contents, collections: collections)
    let bytes = Language.$current.withValue(context.language) { document.html.bytes }
    return saved(bytes, type: "text/html; charset=utf-8", ending: "html", context)
  }

  func exportData(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let contents = try await signedIn.vault.read { try $0.contents() }
    let file = RecordFile(name: signedIn.member.name, exported: members.now(), contents: contents)
    return saved(try file.bytes(), type: "application/json", ending: "json", context)
  }

  /// A file for the browser to save, under a name that says little.
  private func saved(_ bytes: [UInt8], type: String, ending: String, _ context: AppContext) -> Response {
    let day = context.zone.date(at: members.now())
    var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    response.headers[.contentType] = type
    response.headers[.contentDisposition] = "attachment; filename=\"record-\(day).\(ending)\""
    response.headers[.cacheControl] = "no-store"
    return response
  }
}
