import Database
import DatabaseTesting
import Directory
import Meetings
import Members
import MembersTesting
import Testing

@testable import Groups

@Suite("Claims of listings")
struct ClaimTests {
  private static let asked = [("group-name", "Lamp Group"), ("words", "I am its secretary.")]

  private static func id(_ page: String) throws -> String {
    String(try #require(page.firstMatch(of: /\/serve\/claims\/([0-9A-Z]{26})/)).1)
  }

  @Test(
    "Asked, approved: the group is made and looks after it, the member hosts it, and it is noted",
    arguments: TestEngine.allCases)
  func approved(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let (rosa, sam) = (try await listings.join("Rosa"), try await listings.join("Sam"))
      let ed = try await listings.join("Ed", RoleGrant(.editor, scope: "HARBOUR  Intergroup"))
      #expect(try await listings.site.stranger.get("/meetings/lamp").body.contains("/meetings/lamp/claim"))
      let form = try await rosa.get("/meetings/lamp/claim")
      #expect(form.status == 200 && form.body.contains("The lamp group"))
      #expect(try await rosa.post("/meetings/lamp/claim", Self.asked).status == 303)
      #expect(try await rosa.get("/serve/listings").body.contains("has not answered yet"))

      let queue = try await ed.get("/serve/claims").body
      #expect(queue.contains("1 waits for you") && queue.contains("Meeting lamp"))
      let id = try Self.id(queue)
      let one = try await ed.get("/serve/claims/\(id)").body
      #expect(one.contains("Rosa") && one.contains("I am its secretary."))
      #expect(try await rosa.get("/serve/listings/lamp").status == 403)
      #expect(try await ed.post("/serve/claims/\(id)", [("act", "approve")]).status == 303)

      #expect(try await rosa.get("/serve/listings/lamp").status == 200)
      #expect(try await sam.get("/serve/listings/lamp").status == 403)
      #expect(try await rosa.get("/serve/listings").body.contains("Lamp Group"))
      #expect(try await rosa.get("/me").body.contains("/serve/listings"))
      #expect(try await listings.groups.group(slug: "lamp-group")?.fellowship == .aa)
      let log = try await AuditEntry.latest(1, in: listings.site.database)
      #expect(try await listings.site.members.words(try #require(log.first)) == "Ed gave Rosa: host lamp-group")
      #expect(try await ed.get("/serve/claims").body.contains("Nobody waits"))
      let again = try await ed.post("/serve/claims/\(id)", [("act", "refuse")])
      #expect(again.status == 404, "it is decided")
      #expect(try await listings.importing(ListingSite.slugs.map(ListingSite.meeting)).kept == 1)
    }
  }

  @Test(
    "Editors see and decide what is of their service body; what is of none, admins alone",
    arguments: TestEngine.allCases)
  func scopes(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let rosa = try await listings.join("Rosa")
      let ed = try await listings.join("Ed", RoleGrant(.editor, scope: ListingSite.body))
      let other = try await listings.join("Otto", RoleGrant(.editor, scope: "Valley Area"))
      let admin = try await listings.join("Ada", RoleGrant(.admin))
      let host = try await listings.host("Hana", of: "kettle", group: "Kettle Group")
      for slug in ["lamp", "lonely"] {
        #expect(try await rosa.post("/meetings/\(slug)/claim", Self.asked).status == 303)
      }
      let edSees = try await ed.get("/serve/claims").body
      #expect(edSees.contains("Meeting lamp") && !edSees.contains("Meeting lonely"))
      let otherSees = try await other.get("/serve/claims")
      #expect(otherSees.status == 200 && otherSees.body.contains("Nobody waits"))
      let adminSees = try await admin.get("/serve/claims").body
      #expect(adminSees.contains("Meeting lamp") && adminSees.contains("Meeting lonely"))
      #expect(adminSees.contains("2 wait for you"))

      let id = try Self.id(edSees)
      for visitor in [rosa, other, host] {
        #expect(try await visitor.get("/serve/claims/\(id)").status == 404)
        for act in ["approve", "refuse"] {
          #expect(try await visitor.post("/serve/claims/\(id)", [("act", act)]).status == 404)
        }
      }
      for visitor in [rosa, host] { #expect(try await visitor.get("/serve/claims").status == 403) }
      let stranger = listings.site.stranger
      #expect(try await stranger.get("/serve/claims").location == "/sign-in?to=/serve/claims")
      #expect(try await stranger.get("/meetings/lamp/claim").status == 303)
      #expect(try await stranger.post("/meetings/lamp/claim", Self.asked).status == 401)
      #expect(try await stranger.post("/serve/claims/\(id)", [("act", "approve")]).status == 401)
      #expect(try await rosa.post("/meetings/lamp/claim", Self.asked, isForged: true).status == 403)
      #expect(try await ed.post("/serve/claims/\(id)", [("act", "dance")]).status == 404)
      #expect(try await listings.claims.ofMember(try await listings.memberID("Rosa")).allSatisfy { $0.state == .open })
    }
  }

  @Test("An editor does not decide what they asked for themselves", arguments: TestEngine.allCases)
  func ownClaim(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let ed = try await listings.join("Ed", RoleGrant(.editor, scope: ListingSite.body))
      #expect(try await ed.post("/meetings/lamp/claim", Self.asked).status == 303)
      let id = try Self.id(try await ed.get("/serve/claims").body)
      #expect(try await ed.post("/serve/claims/\(id)", [("act", "approve")]).status == 403)
      #expect(try await listings.claims.ofMember(try await listings.memberID("Ed")).allSatisfy { $0.state == .open })
      let eve = try await listings.join("Eve", RoleGrant(.editor, scope: ListingSite.body))
      #expect(try await eve.post("/serve/claims/\(id)", [("act", "approve")]).status == 303)
    }
  }

  @Test("Refused with a line that the member reads; taken away when read", arguments: TestEngine.allCases)
  func refused(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let (rosa, sam) = (try await listings.join("Rosa"), try await listings.join("Sam"))
      let ed = try await listings.join("Ed", RoleGrant(.editor, scope: ListingSite.body))
      _ = try await rosa.post("/meetings/lamp/claim", Self.asked)
      let id = try Self.id(try await ed.get("/serve/claims").body)
      let tooLong = String(repeating: "x", count: ClaimLimits.answer + 1)
      let long = try await ed.post("/serve/claims/\(id)", [("act", "refuse"), ("answer", tooLong)])
      #expect(long.status == 422 && long.body.contains(tooLong), "nothing typed is lost")
      let no = try await ed.post("/serve/claims/\(id)", [("act", "refuse"), ("answer", "Please ring us <first>.")])
      #expect(no.status == 303)
      let mine = try await rosa.get("/serve/listings").body
      #expect(mine.contains("No, not for now.") && mine.contains("Please ring us &lt;first&gt;."))
      #expect(try await rosa.get("/serve/listings/lamp").status == 403)
      #expect(try await sam.post("/serve/listings", [("id", id)]).status == 404, "not theirs to take away")
      #expect(try await rosa.post("/serve/listings", [("id", id)]).status == 303)
      #expect(try await listings.claims.ofMember(try await listings.memberID("Rosa")).isEmpty)
    }
  }

  @Test("What is missing or too much is said, and nothing typed is lost", arguments: TestEngine.allCases)
  func errors(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let rosa = try await listings.join("Rosa")
      let blank = try await rosa.post("/meetings/lamp/claim", [("group-name", "Lamp & Wick"), ("words", " ")])
      #expect(blank.status == 422 && blank.body.contains("Lamp &amp; Wick") && blank.body.contains("how they can know"))
      let nameless = try await rosa.post("/meetings/lamp/claim", [("words", "Ask for Rosa")])
      #expect(nameless.status == 422 && nameless.body.contains("Ask for Rosa"))
      let long = String(repeating: "é", count: ClaimLimits.words + 1)
      #expect(try await rosa.post("/meetings/lamp/claim", [("group-name", "L"), ("words", long)]).status == 422)
      #expect(try await rosa.post("/meetings/nowhere/claim", Self.asked).status == 404)
      #expect(try await rosa.post("/meetings/lamp/claim", [("group", "not-mine"), ("words", "x")]).status == 403)
      #expect(try await rosa.post("/meetings/lamp/claim", Self.asked).status == 303)
      let twice = try await rosa.post("/meetings/lamp/claim", Self.asked)
      #expect(twice.status == 422 && twice.body.contains("You have asked already"))
    }
  }

  @Test("Somebody else of the same group becomes its second host", arguments: TestEngine.allCases)
  func secondHost(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      _ = try await listings.host()
      let sam = try await listings.join("Sam")
      let admin = try await listings.join("Ada", RoleGrant(.admin))
      let twin = try await listings.join("Toni")
      #expect(try await twin.post("/meetings/kettle/claim", Self.asked).status == 303)
      let twins = try Self.id(try await admin.get("/serve/claims").body)
      #expect(try await admin.get("/serve/claims/\(twins)").body.contains("A group of that name is here already"))
      #expect(try await admin.post("/serve/claims/\(twins)", [("act", "refuse")]).status == 303)
      #expect(try await sam.get("/meetings/lamp/claim").body.contains("Lamp Group looks after it already"))
      #expect(try await sam.post("/meetings/lamp/claim", [("words", "I chair on Mondays")]).status == 303)
      let id = try Self.id(try await admin.get("/serve/claims").body)
      #expect(try await admin.post("/serve/claims/\(id)", [("act", "approve")]).status == 303)
      #expect(try await sam.get("/serve/listings/lamp").status == 200)
      #expect(try await listings.groups.group(slug: "lamp-group-2") == nil, "no second group is made")
    }
  }

  @Test("Decided claims go after 30 days, and a member's with the account", arguments: TestEngine.allCases)
  func goes(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let rosa = try await listings.join("Rosa")
      _ = try await listings.join("Ada", RoleGrant(.admin))
      for slug in ["lamp", "kettle"] { _ = try await rosa.post("/meetings/\(slug)/claim", Self.asked) }
      let (member, admin) = (try await listings.memberID("Rosa"), try await listings.memberID("Ada"))
      let first = try #require(try await listings.claims.ofMember(member).first)
      try await listings.claims.refuse(first.id, answer: "", by: admin, at: listings.site.clock.now)
      listings.site.clock.advance(days: 29)
      #expect(try await listings.claims.removeSettled(at: listings.site.clock.now) == 0)
      listings.site.clock.advance(days: 1)
      #expect(try await listings.claims.removeSettled(at: listings.site.clock.now) == 1)
      #expect(try await listings.claims.ofMember(member).count == 1)
      let left = try await listings.site.database.write { connection in
        try connection.execute("DELETE FROM member WHERE id = $1", [.text(member)])
        return try connection.first("SELECT count(*) FROM listing_claim") { try $0.integer(0) }
      }
      #expect(left == 0)
    }
  }

  @Test("A new meeting: at once for a host's own group, through an editor for others", arguments: TestEngine.allCases)
  func new(engine: TestEngine) async throws {
    try await ListingSite.with(engine) { listings in
      let host = try await listings.host()
      let sam = try await listings.join("Sam")
      let ed = try await listings.join("Ed", RoleGrant(.editor, scope: ListingSite.body))
      var form = ListingForm(ListingSite.meeting("new"))
      form["name"] = "Brand New"
      let pairs = form.pairs
      #expect(try await host.get("/serve/new-listing").body.contains("For Lamp Group"))
      #expect(try await host.get("/serve/new-listing/form?group=lamp-group").status == 200)
      #expect(try await sam.get("/serve/new-listing/form?group=lamp-group").status == 403)
      let listed = try await host.post("/serve/new-listing/form", pairs + [("group", "lamp-group"), ("act", "save")])
      #expect(listed.location?.hasPrefix("/serve/listings/brand-new") == true)
      #expect(try await listings.store.meeting(slug: "brand-new")?.source.name == Source.ownName)
      let stolen = try await sam.post("/serve/new-listing/form", pairs + [("group", "lamp-group"), ("act", "save")])
      #expect(stolen.status == 403)

      let asked: [(String, String)] = [
        ("fellowship", "aa"), ("group-name", "Sams Group"), ("body", ListingSite.body), ("act", "save"),
      ]
      let wordless = try await sam.post("/serve/new-listing/form", pairs + asked)
      #expect(wordless.status == 422 && wordless.body.contains("Brand New"))
      let preview = try await sam.post(
        "/serve/new-listing/form", pairs + asked.dropLast() + [("words", "Ring me"), ("act", "preview")])
      #expect(preview.status == 200 && preview.body.contains("Send it to the editor"))
      let sent = try await sam.post("/serve/new-listing/form", pairs + asked + [("words", "Ring me")])
      #expect(sent.status == 303)
      #expect(try await listings.store.meeting(slug: "brand-new-2") == nil, "not yet")
      let id = try Self.id(try await ed.get("/serve/claims").body)
      #expect(try await ed.post("/serve/claims/\(id)", [("act", "approve")]).status == 303)
      let added = try #require(try await listings.store.meeting(slug: "brand-new-2"))
      #expect(added.serviceBody?.name == ListingSite.body && added.schedule.slots.count == 1)
      #expect(try await sam.get("/serve/listings/brand-new-2").status == 200)
    }
  }
}
