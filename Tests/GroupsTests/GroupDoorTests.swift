import Database
import DatabaseTesting
import Meetings
import Members
import MembersTesting
import Testing

@testable import Groups

@Suite("Who gets into groups")
struct GroupDoorTests {
  static let membersPages = ["/groups/kettle-on/membership"]
  static let hostPages =
    ["/groups/kettle-on/edit"] + EditPart.allCases.map { "/groups/kettle-on/edit/\($0.rawValue)" }
  static let consciencePages = ["/groups/kettle-on/conscience", "/groups/kettle-on/conscience/new"]

  @Test("Everybody sees a group; its members decide; its hosts alone change it", arguments: TestEngine.allCases)
  func pages(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let sam = try await groups.site.join("Sam")
      let mae = try await groups.member("Mae")
      for page in ["/groups", "/groups?q=kettle", "/groups/kettle-on", "/groups/lampara"] {
        #expect(try await groups.site.stranger.get(page).status == 200, "\(page)")
      }
      for page in Self.membersPages + Self.hostPages + Self.consciencePages {
        let stranger = try await groups.site.stranger.get(page)
        #expect(stranger.status == 303 && stranger.location == "/sign-in?to=\(page)", "\(page)")
      }
      for page in Self.hostPages {
        #expect(try await sam.get(page).status == 403, "\(page)")
        #expect(try await mae.get(page).status == 403, "\(page)")
        #expect(try await groups.hope.get(page).status == 200, "\(page)")
        let others = page.replacing("kettle-on", with: "lampara")
        #expect(try await groups.hope.get(others).status == 403, "\(others)")
      }
      for page in Self.consciencePages {
        #expect(try await sam.get(page).status == 403, "\(page)")
        #expect(try await mae.get(page).status == 200, "\(page)")
      }
      // A host who does not belong reads what is decided, and does not decide.
      #expect(try await groups.hope.get("/groups/kettle-on/conscience").status == 200)
      #expect(try await groups.hope.get("/groups/kettle-on/conscience/new").status == 403)
      for page in ["/groups/none", "/groups/none/edit", "/groups/none/membership", "/groups/kettle-on/edit/none"] {
        #expect(try await groups.hope.get(page).status == 404, "\(page)")
      }
    }
  }

  @Test("Nobody else's form changes anything", arguments: EditPart.allCases)
  func forms(part: EditPart) async throws {
    try await GroupsSite.with { groups in
      let path = "/groups/kettle-on/edit/\(part.rawValue)"
      let fields = [
        ("act", "save"), ("about", "zq"), ("title", "zq"), ("text", "zq"), ("url", "https://zq.example"),
        ("until", "2026-12-01"), ("kind", "greeter"), ("months", "6"), ("door", "lobby"), ("visitors", "none"),
        ("proof", "simple"), ("percent", "80"), ("style", "smart"),
      ]
      let mae = try await groups.member("Mae")
      #expect(try await mae.post(path, fields).status == 403)
      #expect(try await groups.hope.post(path, fields, isForged: true).status != 303)
      #expect(try await groups.store.settings(of: groups.group.id) == GroupSettings())
      #expect(try await groups.store.positions(of: groups.group.id) == [])
      // The store itself refuses, whoever calls it.
      let memberID = try await groups.memberID("Mae")
      await #expect(throws: (any Error).self) {
        try await groups.store.change(groups.group.id, by: memberID, at: groups.now) { $0.about = "zq" }
      }
    }
  }

  @Test("The list is searched, filtered and paged", arguments: TestEngine.allCases)
  func list(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let now = groups.now
      try await groups.site.database.write { connection in
        for number in 100..<(100 + GroupStore.groupsPerPage) {
          _ = try GroupStore.add(
            id: "many-\(number)", name: "Many \(number)%", fellowship: .aa, at: now, connection)
        }
      }
      func names(_ query: String) async throws -> [String] {
        try await groups.site.stranger.get("/groups\(query)").body
          .matches(of: /<span class="door-text"><strong>([^<]*)/).map { String($0.1) }
      }
      #expect(try await names("?q=lampara") == ["Lámpara"], "without accents")
      #expect(try await names("?q=KETTLE") == ["Kettle On"])
      #expect(try await names("?q=%25").count == GroupStore.groupsPerPage, "a percent sign is a percent sign")
      #expect(try await names("?fellowship=na") == ["Lámpara"])
      let first = try await groups.site.stranger.get("/groups").body
      let next = try #require(first.firstMatch(of: /href="(\/groups\?after=[^"]*)"/)?.1)
      let rest = try await groups.site.stranger.get(String(next).replacing("&amp;", with: "&")).body
      #expect(rest.contains("Many 149%") && !rest.contains("Kettle On"))
      #expect(try await names("?q=zz") == [])
    }
  }
}
