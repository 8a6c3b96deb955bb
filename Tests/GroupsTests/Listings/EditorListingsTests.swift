import Database
import DatabaseTesting
import Directory
import Meetings
import Members
import MembersTesting
import Testing

@testable import Groups

@Suite("The listings that editors look after")
struct EditorListingsTests {
  private static let path = "/serve/all-listings"

  @Test(
    "Editors see what their service body lists, admins everything, others nothing", arguments: TestEngine.allCases)
  func door(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let member = try await listings.join("Mia")
      let host = try await listings.host()
      let editor = try await listings.join("Ed", RoleGrant(.editor, scope: "HARBOUR  Intergroup"))
      let other = try await listings.join("Otto", RoleGrant(.editor, scope: "Valley Area"))
      let admin = try await listings.join("Ada", RoleGrant(.admin))
      #expect(try await listings.site.stranger.get(Self.path).location == "/sign-in?to=\(Self.path)")
      for visitor in [member, host] {
        #expect(try await visitor.get(Self.path).status == 403)
        #expect(try await !visitor.get("/me").body.contains(Self.path))
      }
      let seen = try await editor.get(Self.path).body
      #expect(seen.contains("Meeting lamp") && seen.contains("Meeting kettle") && !seen.contains("Meeting lonely"))
      #expect(seen.contains("HARBOUR  Intergroup") && seen.contains("2 listings"))
      #expect(seen.contains("/serve/listings/lamp") && seen.contains("Philadelphia"))
      let nothing = try await other.get(Self.path)
      #expect(nothing.status == 200 && nothing.body.contains("No listing names it yet"))
      #expect(!nothing.body.contains("Meeting "))
      let all = try await admin.get(Self.path).body
      #expect(all.contains("All listings") && all.contains("Meeting lonely") && all.contains("3 listings"))
      for visitor in [editor, other, admin] {
        for page in ["/me", "/serve", "/serve/listings"] {
          #expect(try await visitor.get(page).body.contains(Self.path), "\(page)")
        }
      }
      #expect(try await editor.get("/serve/listings/kettle").body.contains("href=\"\(Self.path)\""), "the way back")

      // The role goes, and the list with it.
      try await listings.site.members.roles.revoke(
        RoleGrant(.editor, scope: "HARBOUR  Intergroup"), fromName: "Ed", by: nil, now: listings.site.clock.now)
      #expect(try await editor.get(Self.path).status == 403)
      let id = try await listings.memberID("Ed")
      await #expect(throws: MemberError.notAllowed) { try await listings.desk.editorListings(1, words: "", by: id) }
    }
  }

  @Test("It says what waits to be looked at: claims, pauses, news, and who keeps it", arguments: TestEngine.allCases)
  func states(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let editor = try await listings.join("Ed", RoleGrant(.editor, scope: ListingSite.body))
      let plain = try await editor.get(Self.path).body
      for words in ["looks after it", "Kept on this site", "Its list", "Not meeting for now", "asks to look after"] {
        #expect(!plain.contains(words), "\(words)")
      }
      let host = try await listings.host()
      _ = try await host.post("/serve/listings/lamp/pause", [("note", "Painted")])
      var feed = ListingSite.slugs.map(ListingSite.meeting)
      feed[0].notes = "New from the list"
      _ = try await listings.importing(feed)
      let claimant = try await listings.join("Cleo")
      #expect(
        try await claimant.post("/meetings/kettle/claim", [("group-name", "Kettle"), ("words", "Ask us")]).status == 303
      )
      let id = try await listings.memberID("Ed")
      var lines = try await listings.desk.editorListings(1, words: "", by: id).lines
      #expect(lines.map(\.listing.meeting.slug) == ["kettle", "lamp"], "by name")
      #expect(lines[0].isAsked && lines[0].group == nil && !lines[0].listing.isKept && !lines[0].listing.hasNews)
      #expect(!lines[1].isAsked && lines[1].group == "Lamp Group" && lines[1].listing.isKept)
      #expect(lines[1].listing.hasNews && lines[1].listing.meeting.attendance == .suspended)
      let page = try await editor.get(Self.path).body
      #expect(page.contains("Not meeting for now · Its list says something new"))
      #expect(page.contains("Lamp Group looks after it") && page.contains("Somebody asks to look after it"))
      // Where it leads, the claim is found by those who decide, and by nobody else.
      let claim = try #require(try await listings.claims.waiting(for: id).claims.first?.id)
      #expect(try await editor.get("/serve/listings/kettle").body.contains("/serve/claims/\(claim)"))
      let kettle = lines[0].listing.meeting.id
      for name in ["Rosa", "Cleo"] {
        let other = try await listings.memberID(name)
        #expect(try await listings.claims.waiting(onListing: kettle, for: other).isEmpty)
      }

      _ = try await listings.importing([feed[1], feed[2]])
      lines = try await listings.desk.editorListings(1, words: "lamp", by: id).lines
      #expect(lines.map(\.listing.isGoneAtSource) == [true])
      lines = try await listings.desk.editorListings(1, words: "", isWaiting: true, by: id).lines
      #expect(lines.map(\.listing.meeting.slug) == ["kettle", "lamp"])
      let waiting = try await editor.get("\(Self.path)?show=waiting&q=kettle").body
      #expect(waiting.contains("1 listing") && waiting.contains("name=\"show\" value=\"waiting\""))
      let other = try await listings.join("Otto", RoleGrant(.editor, scope: "Valley Area"))
      let theirs = try await other.get("\(Self.path)?show=waiting").body
      #expect(theirs.contains("Nothing to look at") && !theirs.contains("Meeting lamp"))
      #expect(try await editor.get(Self.path).body.contains("Its list has dropped it"))
    }
  }

  @Test(
    "Found by words of its name or town, however they are written; a list of many has pages",
    arguments: TestEngine.allCases)
  func search(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let editor = try await listings.join("Ed", RoleGrant(.editor, scope: ListingSite.body))
      var feed = (1...120).map { number in
        var meeting = ListingSite.meeting("m\(number)")
        meeting.name = "Noon \(String(number + 1000).dropFirst())"
        meeting.place?.city = number == 77 ? "San José" : "Larkhaven"
        return meeting
      }
      feed[4].name = "100% Percent_Sign"
      _ = try await listings.importing(feed)
      let id = try await listings.memberID("Ed")
      func names(_ words: String, page: Int = 1) async throws -> [String] {
        try await listings.desk.editorListings(page, words: words, by: id).lines.map(\.listing.meeting.name)
      }
      let first = try await listings.desk.editorListings(1, words: "", by: id).page
      #expect(first.count == 120 && first.pages == 3 && first.lines.count == 50)
      for words in ["san JOSE", "josé noon", "locust 077"] {
        #expect(try await names(words) == ["Noon 077"], "\(words)")
      }
      for words in ["%", "_"] { #expect(try await names(words) == ["100% Percent_Sign"], "\(words)") }
      for words in ["077 nowhere", "\\"] { #expect(try await names(words) == [], "\(words)") }
      let pages = try await [names("", page: 1), names("", page: 2), names("", page: 3)].flatMap { $0 }
      #expect(pages == pages.sorted() && Set(pages).count == 120)
      #expect(try await names("", page: 99) == Array(pages.suffix(20)))
      #expect(try await names("", page: Int.min) == Array(pages.prefix(50)))

      let second = try await editor.get("\(Self.path)?page=2").body
      #expect(
        second.contains("Page 2 of 3") && second.contains("\(Self.path)?page=3") && second.contains("120 listings"))
      #expect(second.contains("href=\"\(Self.path)\""), "the first page has one address")
      let found = try await editor.get("\(Self.path)?q=larkhaven&page=2").body
      #expect(found.contains("\(Self.path)?q=larkhaven&amp;page=3") && found.contains("value=\"larkhaven\""))
      let none = try await editor.get("\(Self.path)?q=%3Cb%3E").body
      #expect(none.contains("No listing of yours has these words") && none.contains("&lt;b&gt;"))
      for query in ["page=99999999999999999999", "page=-1", "page=x", "q=" + String(repeating: "a+", count: 900)] {
        #expect(try await editor.get("\(Self.path)?\(query)").status == 200, "\(query)")
      }
    }
  }

  @Test("A change of name, and what an earlier version wrote, is found", arguments: TestEngine.allCases)
  func kept(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let editor = try await listings.join("Ed", RoleGrant(.editor, scope: ListingSite.body))
      let id = try await listings.memberID("Ed")
      let fields = try await listings.form("lamp", ["name": "Lighthouse", "city": "Mérida"]) + [("act", "save")]
      #expect(try await editor.post("/serve/listings/lamp/edit", fields).status == 303)
      func slugs(_ words: String) async throws -> [String] {
        try await listings.desk.editorListings(1, words: words, by: id).lines.map(\.listing.meeting.slug)
      }
      #expect(try await slugs("lighthouse merida") == ["lamp"])
      try await listings.site.database.write {
        try $0.execute("UPDATE meeting SET body_key = NULL, words_key = NULL")
      }
      #expect(try await slugs("") == [])
      #expect(try await listings.store.fillEditorKeys(atATime: 2) == 3)
      #expect(try await listings.store.fillEditorKeys() == 0)
      #expect(try await slugs("lighthouse merida") == ["lamp"])
      #expect(try await slugs("") == ["lamp", "kettle"])
    }
  }
}
