import Hummingbird
import Pages
import Web

/// Reading a record file in: chosen by a script, or pasted without one.
struct ImportPage {
  static let field = "record"

  var formToken: HiddenField
  var errors: [FieldError] = []
  var lines: [RecordImport.Line]?

  var page: Page {
    Page(
      title: t("Bring a record back"), activeTab: "me", styles: [.membersStyle], scripts: [.membersScript],
      isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Take your record with you"), url: MemberPath.export.url()))
        <h1>\(t("Bring a record back"))</h1>
        \(lines.map(report))
        \(ErrorSummary(errors))
        \(lines == nil ? form : nil)
        """)
  }

  private var form: HTML {
    let id = FormField.id(of: Self.field)
    return """
      <form method="post" action="\(url: MemberPath.importData.url())" class="form">\(formToken)
      <div class="field with-script"><label for="record-file">\(t("The data file"))</label>\
      <input type="file" id="record-file" accept="application/json,.json" data-into="\(id)"></div>
      \(FormField(
        Self.field, label: t("Its text"), control: .multiline(rows: 6),
        hint: t("The file you chose appears here. You can also paste it."), errors: errors, isRequired: true))
      \(SubmitButton(t("Read it in")))
      </form>
      """
  }

  private func report(_ lines: [RecordImport.Line]) -> HTML {
    let rows = lines.map { line -> HTML in
      let refused = line.refused.sorted { $0.key < $1.key }.map { reason, count -> HTML in
        "<br>\(t(count: count, one: "1 was refused: \(reason).", other: "\(count) were refused: \(reason)."))"
      }
      return """
        <div><dt>\(line.title)</dt><dd>\(t(count: line.added, one: "1 came in", other: "\(line.added) came in")), \
        \(t(count: line.known, one: "1 was here already", other: "\(line.known) were here already")).\(refused)</dd></div>
        """
    }
    let list: HTML = rows.isEmpty ? "<p>\(t("There was nothing in it."))</p>" : "<dl class=\"facts-list\">\(rows)</dl>"
    return "\(Notice(.done, "<p>\(t("The file was read."))</p>"))\(Card(.plain, list))"
  }
}

extension MembersFeature {
  func importForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(ImportPage(formToken: signedIn.formToken).page)
  }

  func importRecord(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    do {
      let file = try RecordFile.read(form.last(ImportPage.field) ?? "")
      let lines = try await RecordImport(collections: collections).run(file, into: signedIn.vault)
      return context.respond(ImportPage(formToken: signedIn.formToken, lines: lines).page)
    } catch let problem as RecordFile.Problem {
      let message =
        problem == .tooNew
        ? t("This file is of a later Homegroup than this one.")
        : t("This is not a record file, or it is not whole. Choose the file whose name ends in .json.")
      let page = ImportPage(
        formToken: signedIn.formToken, errors: [FieldError(field: ImportPage.field, message: message)])
      return context.respond(page.page, status: .unprocessableContent)
    }
  }
}
