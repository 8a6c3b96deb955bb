import Hummingbird
import Pages
import Web

/// What the server can and cannot read: in plain words, and column by column.
struct PrivacyPage {
  var tables: [StoredTable]

  var page: Page {
    Page(
      title: t("What the server can and cannot read"),
      description: t("What is stored, who can read it, and what nobody has."),
      activeTab: "me", styles: [.membersStyle], showsListings: false,
      body: """
        <h1>\(t("What the server can and cannot read"))</h1>
        <p class="lead">\(t("What a member writes is sealed with a key of their own before it reaches the disk. The key is not there."))</p>
        <h2>\(t("Not asked for, not kept"))</h2>
        <ul class="agreement">\(Self.absent.map { item -> HTML in "<li>\(item)</li>" })</ul>
        <h2>\(t("Who could get what"))</h2>
        \(Self.parties.map(card))
        <h2>\(t("Every column of every table"))</h2>
        <p>\(t("Made from the program itself, and checked against the real database by its tests."))</p>
        \(tables.map(table))
        """)
  }

  static var absent: [String] {
    [
      t("E-mail, phone number, real name, birthday: there is no field for them."),
      t("Internet addresses: counted in memory to slow down guessing, never written anywhere."),
      t("Who looked for which meeting or read which page: the log has the kind of page and how long it took."),
      t("Passphrases and recovery codes, in any form."),
      t("Anything that another company could count: no page loads anything from elsewhere."),
    ]
  }

  private struct Party {
    var name: String
    var gets: String
    var not: String
  }

  private static var parties: [Party] {
    [
      Party(
        name: t("A court that asks for the data"),
        gets: t(
          "The names of accounts, who has which role, about how much each record holds, and the hours in which sessions began and were last used. It could also order what the last of these four describes."
        ),
        not: t(
          "What anybody wrote, when, or with which of the tools. The people who run this site cannot hand over what they cannot open."
        )),
      Party(
        name: t("A thief with the disk or a backup"),
        gets: t(
          "The same. They could also try passphrases, at great cost for each try: that is why yours should be long."),
        not: t("What anybody wrote, unless they guess that person’s passphrase.")),
      Party(
        name: t("The people who run this site"),
        gets: t(
          "The same, and they see whether the site is busy. They can end an account’s sessions, or delete everything."),
        not: t("What you wrote. They cannot reset your passphrase either.")),
      Party(
        name: t("Somebody who runs this site and means harm"),
        gets: t(
          "From the moment they change the program, or look into its memory: what people write and read while they are signed in. While a page of yours is being made, the running server holds your key. No website can rule this out."
        ),
        not: t("The records of people who have not been here since, and passphrases that were typed before.")),
    ]
  }

  private func card(_ party: Party) -> Card {
    Card(
      .plain,
      """
      <h3>\(party.name)</h3>\
      \(DefinitionList([(term: t("Could get"), value: "\(party.gets)"), (term: t("Could not get"), value: "\(party.not)")]))
      """)
  }

  private func table(_ table: StoredTable) -> Disclosure {
    let rows = table.columns.map { column -> HTML in
      """
      <tr><th scope="row"><code translate="no">\(column.name)</code></th><td>\(column.access.word)</td>\
      <td>\(column.meaning())</td></tr>
      """
    }
    return Disclosure(
      table.purpose(),
      """
      <div class="table-scroll" role="region" tabindex="0" aria-label="\(table.purpose())">\
      <table class="stored"><caption><code translate="no">\(table.name)</code></caption><thead><tr>\
      <th scope="col">\(t("Column"))</th><th scope="col">\(t("On the disk"))</th><th scope="col">\(t("What it is"))</th>\
      </tr></thead><tbody>\(rows)</tbody></table></div>
      """)
  }
}

extension StoredColumn.Access {
  fileprivate var word: String {
    switch self {
    case .readable: t("readable")
    case .sealed: t("sealed")
    }
  }
}

extension MembersFeature {
  func privacy(_ request: Request, _ context: AppContext) async throws -> Response {
    context.respond(PrivacyPage(tables: stored).page)
  }
}
