import Database
import DatabaseTesting
import Directory
import Meetings
import Members
import MembersTesting
import Testing

@testable import Groups

@Suite("Looking after a listing")
struct ListingRouteTests {
  static let pages = ["", "/edit", "/pause", "/history", "/history/1", "/give-up"]

  @Test("Who gets in: its hosts, the editors of its service body, and admins", arguments: TestEngine.allCases)
  func door(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let host = try await listings.host()
      let otherHost = try await listings.host("Hana", of: "kettle", group: "Kettle Group")
      let member = try await listings.join("Mia")
      let editor = try await listings.join("Ed", RoleGrant(.editor, scope: ListingSite.body))
      let otherEditor = try await listings.join("Otto", RoleGrant(.editor, scope: "Valley Area"))
      let admin = try await listings.join("Ada", RoleGrant(.admin))
      for page in Self.pages {
        let path = "/serve/listings/lamp\(page)"
        let stranger = try await listings.site.stranger.get(path)
        #expect(stranger.location == "/sign-in?to=\(path)", "\(page)")
        for visitor in [member, otherHost, otherEditor] {
          #expect(try await visitor.get(path).status == 403, "\(page)")
        }
        for visitor in [host, editor, admin] { #expect(try await visitor.get(path).status == 200, "\(page)") }
        #expect(try await host.get("/serve/listings/nowhere\(page)").status == 404, "\(page)")
      }
      let acts: [(String, [(String, String)])] = [
        ("/edit", try await listings.form("lamp", ["name": "Taken over"]) + [("act", "save")]),
        ("", [("act", "confirm")]), ("", [("act", "settle")]), ("/pause", [("note", "x")]),
        ("/pause", [("act", "back")]),
        ("/history/1", []), ("/give-up", []),
      ]
      let before = try await listings.listing("lamp")
      for (page, fields) in acts {
        let path = "/serve/listings/lamp\(page)"
        #expect(try await listings.site.stranger.post(path, fields).status == 401, "\(page)")
        for visitor in [member, otherHost, otherEditor] {
          #expect(try await visitor.post(path, fields).status == 403, "\(page)")
        }
        #expect(try await host.post(path, fields, isForged: true).status == 403, "\(page)")
      }
      #expect(try await listings.listing("lamp") == before)
      for (visitor, name) in [(host, "By host"), (editor, "By editor"), (admin, "By admin")] {
        let fields = try await listings.form("lamp", ["name": name]) + [("act", "save")]
        #expect(try await visitor.post("/serve/listings/lamp/edit", fields).status == 303)
      }
      let history = try await host.get("/serve/listings/lamp/history").body
      #expect(history.contains("a host of Lamp Group") && history.contains("an editor of Harbour Intergroup"))
      #expect(history.contains("an admin of this site"))
      for name in ["Rosa", "Ed", "Ada"] { #expect(!history.contains(">\(name)<"), "never who") }
    }
  }

  @Test("Looked at first, then saved; an error keeps what was typed", arguments: TestEngine.allCases)
  func edit(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let host = try await listings.host()
      let path = "/serve/listings/lamp/edit"
      let wrong = try await host.post(
        path, try await listings.form("lamp", ["notes": "Bring a cup & <b>", "link": "javascript:alert(1)"]))
      #expect(wrong.status == 422 && wrong.body.contains("Bring a cup &amp; &lt;b&gt;"))
      #expect(wrong.body.contains("Write a web address"))
      let fields = try await listings.form("lamp", ["notes": "Bring a cup", "name": "Lamp in the Window"])
      let preview = try await host.post(path, fields)
      #expect(preview.status == 200 && preview.body.contains("This is how it will look"))
      #expect(preview.body.contains("Monday 30 November 2026") || preview.body.contains("November 30, 2026"))
      #expect(try await listings.listing("lamp").meeting.notes == nil, "nothing changed yet")
      let more = try await host.post(path, fields + [("act", "time")])
      #expect(more.status == 200 && more.body.contains("t1.start") && more.body.contains("Bring a cup"))
      #expect(try await host.post(path, fields + [("act", "edit")]).body.contains("Lamp in the Window"))
      #expect(try await host.post(path, fields + [("act", "save")]).status == 303)
      let saved = try await listings.listing("lamp").meeting
      #expect(saved.notes == "Bring a cup" && saved.name == "Lamp in the Window" && saved.slug == "lamp")
      #expect(saved.place == ListingSite.meeting("lamp").place)
      let page = try await listings.site.stranger.get("/meetings/lamp").body
      #expect(page.contains("Lamp in the Window") && page.contains("Bring a cup"))
    }
  }

  @Test(
    "Where to give: typed, looked at, saved, seen on its page and in its history, and brought back",
    arguments: TestEngine.allCases)
  func giving(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let host = try await listings.host()
      let path = "/serve/listings/lamp/edit"
      let tooLong = String(repeating: "v", count: ListingFormLimits.line + 1)
      let wrong = try await host.post(
        path, try await listings.form("lamp", ["venmo": tooLong, "square": "$lamp", "notes": "Kept"]))
      #expect(wrong.status == 422 && wrong.body.contains("id=\"field-venmo-error\""))
      #expect(wrong.body.contains(tooLong) && wrong.body.contains("value=\"$lamp\"") && wrong.body.contains("Kept"))
      let typed = ["venmo": "@Lamp-Group", "square": "ask <us>", "paypal": "LampGroup"]
      let fields = try await listings.form("lamp", typed)
      let preview = try await host.post(path, fields).body
      #expect(preview.contains("Where to give") && preview.contains("Venmo: @Lamp-Group\nCash App: ask &lt;us&gt;"))
      #expect(preview.contains("href=\"https://venmo.com/Lamp-Group\""))
      #expect(
        try await !listings.site.stranger.get("/meetings/lamp").body.contains("@Lamp-Group"), "nothing changed yet")
      #expect(try await host.post(path, fields + [("act", "save")]).status == 303)
      let page = try await listings.site.stranger.get("/meetings/lamp").body
      #expect(page.contains("<a href=\"https://venmo.com/Lamp-Group\" rel=\"noopener noreferrer\">@Lamp-Group</a>"))
      #expect(page.contains("Cash App: ask &lt;us&gt;") && page.contains("https://www.paypal.com/paypalme/LampGroup"))
      let history = try await host.get("/serve/listings/lamp/history").body
      #expect(history.contains("Where to give") && history.contains("PayPal: LampGroup"))
      #expect(try await host.post("/serve/listings/lamp/history/1").status == 303)
      #expect(try await listings.listing("lamp").meeting.contributions == Contributions())
    }
  }

  @Test("Two tabs: who is later sees what changed, and nothing of either is lost", arguments: TestEngine.allCases)
  func twoTabs(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let host = try await listings.host()
      let path = "/serve/listings/lamp/edit"
      let first = try await listings.form("lamp", ["notes": "From the first tab"])
      let second = try await listings.form("lamp", ["name": "From the second tab"])
      let both = try await listings.form("lamp", ["notes": "Mine instead"])
      #expect(try await host.post(path, first + [("act", "save")]).status == 303)
      let late = try await host.post(path, second + [("act", "save")])
      #expect(late.status == 409 && late.body.contains("Somebody changed it meanwhile"))
      #expect(late.body.contains("From the first tab") && late.body.contains("From the second tab"))
      #expect(late.body.contains("Their changes are in the form now"))
      #expect(try await listings.listing("lamp").meeting.name == "Meeting lamp")
      let clash = try await host.post(path, both + [("act", "save")])
      #expect(clash.status == 409 && clash.body.contains("Where you both wrote"))
      #expect(clash.body.contains(">\nMine instead</textarea>"))

      // As the second tab's form came back, sent again.
      let merged = try await listings.form("lamp", ["name": "From the second tab"])
      #expect(try await host.post(path, merged + [("act", "save")]).status == 303)
      let saved = try await listings.listing("lamp").meeting
      #expect(saved.notes == "From the first tab" && saved.name == "From the second tab")
    }
  }

  @Test(
    "An editor changes a listing that no group looks after: imports leave it from then on",
    arguments: TestEngine.allCases)
  func unclaimed(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let editor = try await listings.join("Ed", RoleGrant(.editor, scope: ListingSite.body))
      let path = "/serve/listings/kettle"
      let late = try await listings.form("kettle", ["notes": "Typed before the import"]) + [("act", "save")]
      var feed = ListingSite.slugs.map(ListingSite.meeting)
      feed[1].name = "Renamed by its list"
      #expect(try await listings.importing(feed).changed == 1)
      let conflict = try await editor.post(path + "/edit", late)
      #expect(conflict.status == 409 && conflict.body.contains("Typed before the import"))
      #expect(conflict.body.contains("Renamed by its list"), "what it says now")
      let fields = try await listings.form("kettle", ["notes": "From its editor"]) + [("act", "save")]
      #expect(try await editor.post(path + "/edit", fields).status == 303)
      #expect(try await editor.get(path).body.contains("Harbour Intergroup looks after it"))
      #expect(try await listings.importing(feed).kept == 1)
      #expect(try await editor.get("/serve/listings/lonely").status == 403, "of no service body: admins alone")
      #expect(try await editor.post(path + "/give-up").status == 303)
      #expect(try await listings.store.meeting(slug: "kettle")?.notes == nil)
      #expect(try await listings.importing(feed).unchanged == 3)
    }
  }

  @Test("Paused with a note and a day, said on its page, brought back", arguments: TestEngine.allCases)
  func pause(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let host = try await listings.host()
      let path = "/serve/listings/lamp/pause"
      for day in ["2026-11-23", "2029-01-01", "soon"] {
        let wrong = try await host.post(path, [("note", "Painted"), ("until", day)])
        #expect(wrong.status == 422 && wrong.body.contains("Painted"), "\(day)")
      }
      #expect(try await host.post(path, [("note", "Painted"), ("until", "2026-12-07")]).status == 303)
      let page = try await listings.site.stranger.get("/meetings/lamp").body
      #expect(page.contains("Not meeting for now") && page.contains("Painted"))
      // A change while it is paused leaves the pause, and the way people will come.
      let fields = try await listings.form("lamp", ["attendance": "in_person"]) + [("act", "save")]
      #expect(try await host.post("/serve/listings/lamp/edit", fields).status == 303)
      #expect(try await listings.listing("lamp").meeting.attendance == .suspended)
      #expect(try await host.post(path, [("act", "back")]).status == 303)
      let back = try await listings.listing("lamp").meeting
      #expect(back.attendance == .inPerson && back.suspension == nil)
    }
  }

  @Test("An older version is looked at and brought back", arguments: TestEngine.allCases)
  func restore(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let host = try await listings.host()
      let fields = try await listings.form("lamp", ["name": "A slip of the finger"]) + [("act", "save")]
      #expect(try await host.post("/serve/listings/lamp/edit", fields).status == 303)
      let version = try await host.get("/serve/listings/lamp/history/1").body
      #expect(version.contains("Bring this version back") && version.contains("A slip of the finger"))
      #expect(try await host.post("/serve/listings/lamp/history/1").status == 303)
      #expect(try await listings.listing("lamp").meeting.name == "Meeting lamp")
      #expect(try await host.get("/serve/listings/lamp/history/9").status == 404)
      #expect(try await host.post("/serve/listings/lamp/history/9").status == 404)
      #expect(try await host.get("/serve/listings/lamp/history").body.contains("An earlier version brought back"))
    }
  }

  @Test(
    "What its list says anew is shown, taken over or settled; given up, it is the list's again",
    arguments: TestEngine.allCases)
  func news(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let host = try await listings.host()
      let fields = try await listings.form("lamp", ["name": "Our name"]) + [("act", "save")]
      #expect(try await host.post("/serve/listings/lamp/edit", fields).status == 303)
      var feed = ListingSite.slugs.map(ListingSite.meeting)
      feed[0].notes = "New from the list"
      #expect(try await listings.importing(feed).kept == 1)
      #expect(try await host.get("/serve/listings/lamp").body.contains("New from the list"))
      let form = try await host.get("/serve/listings/lamp/edit?news=1").body
      #expect(form.contains("New from the list") && form.contains("Our name"))
      let taken = try await listings.form("lamp", ["notes": "New from the list"]) + [("news", "1"), ("act", "save")]
      #expect(try await host.post("/serve/listings/lamp/edit", taken).status == 303)
      #expect(try await listings.listing("lamp").kept?.news == nil)

      feed[0].notes = "Newer"
      _ = try await listings.importing(feed)
      #expect(try await host.post("/serve/listings/lamp", [("act", "settle")]).status == 303)
      #expect(try await listings.listing("lamp").kept?.news == nil)
      #expect(try await listings.listing("lamp").meeting.notes == "New from the list")
      #expect(try await host.get("/serve/listings/lamp/give-up").body.contains("Newer"))
      #expect(try await host.post("/serve/listings/lamp/give-up").status == 303)
      let returned = try await listings.listing("lamp")
      #expect(returned.kept == nil && returned.meeting.name == "Meeting lamp" && returned.meeting.notes == "Newer")
      #expect(try await host.get("/serve/listings/lamp").status == 403, "nobody's any more")
    }
  }
}
