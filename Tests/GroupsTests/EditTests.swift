import DatabaseTesting
import Foundation
import Gathering
import Meetings
import Members
import MembersTesting
import Testing

@testable import Groups

@Suite("Looking after a group")
struct EditTests {
  @Test("A document that says nothing is a new group's; what is written comes back")
  func document() throws {
    let empty = try JSONDecoder().decode(GroupSettings.self, from: Data("{}".utf8))
    #expect(empty == GroupSettings() && empty.way == WayToRun.preset(.twelveStep))
    var settings = GroupSettings()
    settings.proof = .strict(percent: 75)
    settings.readings = [.init(id: "r", title: "Hello", text: "Words")]
    settings.way = .preset(.smart)
    #expect(try JSONDecoder().decode(GroupSettings.self, from: JSONEncoder().encode(settings)) == settings)
  }

  @Test("Words, door and way are saved and shown", arguments: TestEngine.allCases)
  func parts(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let edit = "/groups/kettle-on/edit"
      let hope = groups.hope
      #expect(
        try await hope.post("\(edit)/about", [("about", "We are <kind>."), ("charter", "One.\r\nTwo.")]).location
          == "\(edit)?saved=about")
      let room = [
        ("door", "lobby"), ("visitors", "listen"), ("proof", "strict"), ("percent", "75"), ("code", "yes"),
        ("itself", "yes"),
      ]
      #expect(try await hope.post("\(edit)/room", room).status == 303)
      #expect(try await hope.post("\(edit)/way", [("act", "style"), ("style", "smart")]).status == 303)
      var settings = try await groups.store.settings(of: groups.group.id)
      #expect(settings.charter == "One.\nTwo." && settings.door == .lobby && settings.visitors == .listen)
      #expect(settings.opensItself)
      #expect(settings.proof == .strict(percent: 75) && settings.usesInPersonCode && !settings.isFirstTimeMarkOn)
      #expect(settings.way == .preset(.smart))
      let page = try await groups.site.stranger.get("/groups/kettle-on").body
      #expect(
        page.contains("We are &lt;kind&gt;.") && page.contains("A greeter welcomes people") && page.contains("75 %"))

      var fields = [("act", "parts"), ("style", "smart")]
      for (index, phase) in settings.way.phases.enumerated() where phase.kind != .arriving {
        fields += [
          ("writers-\(index)", phase.writers.rawValue), ("minutes-\(index)", phase.minutes.map(String.init) ?? ""),
        ]
      }
      fields += [("minutes-2", "12"), ("seconds-2", "45"), ("feedback-2", "yes")]
      #expect(try await hope.post("\(edit)/way", fields).status == 303)
      settings = try await groups.store.settings(of: groups.group.id)
      let checkIn = settings.way.phases[2]
      #expect(checkIn.minutes == 12 && checkIn.secondsPerShare == 45 && checkIn.welcomesFeedback)
      #expect(settings.plan("Kettle", start: groups.now, end: groups.now.adding(minutes: 60)).visitors == .listen)

      let wrong = try await hope.post("\(edit)/way", fields + [("minutes-2", "0")])
      #expect(wrong.status == 422 && wrong.body.contains("from 1 to 240"))
      #expect(try await hope.post("\(edit)/way", fields + [("style", "family")]).status == 422, "parts of another way")
      let percent = try await hope.post("\(edit)/room", room + [("percent", "10")])
      #expect(percent.status == 422 && percent.body.contains("from 50 to 100"))
      let long = try await hope.post(
        "\(edit)/about", [("about", String(repeating: "ä", count: 2_001)), ("charter", "")])
      #expect(long.status == 422 && long.body.contains("at most 2,000 characters"))
    }
  }

  @Test(
    "Readings, news and links: bounded, in order, deleted and brought back for a day", arguments: TestEngine.allCases)
  func entries(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let edit = "/groups/kettle-on/edit"
      let hope = groups.hope
      for title in ["First", "Second"] {
        #expect(
          try await hope.post("\(edit)/readings", [("act", "save"), ("title", title), ("text", "Words")]).status == 303)
      }
      #expect(
        try await hope.post("\(edit)/readings", [("act", "save"), ("title", "Kept title"), ("text", "")]).body.contains(
          "Kept title"))
      var readings = try await groups.store.settings(of: groups.group.id).readings
      _ = try await hope.post("\(edit)/readings", [("act", "up"), ("item", readings[1].id)])
      readings = try await groups.store.settings(of: groups.group.id).readings
      #expect(readings.map(\.title) == ["Second", "First"])
      _ = try await hope.post("\(edit)/readings", [("act", "delete"), ("item", readings[0].id)])
      #expect(try await groups.store.settings(of: groups.group.id).readings.present.map(\.title) == ["First"])
      _ = try await hope.post("\(edit)/readings", [("act", "restore"), ("item", readings[0].id)])
      #expect(try await groups.store.settings(of: groups.group.id).readings.present.count == 2)
      _ = try await hope.post("\(edit)/readings", [("act", "delete"), ("item", readings[0].id)])
      groups.site.clock.advance(minutes: 24 * 60 - 1)
      #expect(try await groups.store.settings(of: groups.group.id).readings.keeping(at: groups.now).count == 2)
      groups.site.clock.advance(minutes: 2)
      let later = try await groups.site.comeBack("Hope")
      #expect(try await later.post("\(edit)/readings", [("act", "restore"), ("item", readings[0].id)]).status == 404)

      for url in ["javascript:alert(1)", "example.org", "/groups", "data:text/html,x"] {
        let answer = try await later.post("\(edit)/links", [("act", "save"), ("title", "Link"), ("url", url)])
        #expect(answer.status == 422 && answer.body.contains("Write a whole address"), "\(url)")
      }
      _ = try await later.post(
        "\(edit)/links", [("act", "save"), ("title", "Map"), ("url", "https://example.org/map")])
      for until in ["2026-11-23", "2030-01-01", "soon", ""] {
        #expect(
          try await later.post("\(edit)/news", [("act", "save"), ("text", "Old"), ("until", until)]).status == 422,
          "\(until)")
      }
      _ = try await later.post(
        "\(edit)/news", [("act", "save"), ("text", "Potluck on Sunday"), ("until", "2026-11-29")])
      let page = try await groups.site.stranger.get("/groups/kettle-on").body
      #expect(page.contains("Potluck on Sunday") && page.contains("href=\"https://example.org/map\""))
      groups.site.clock.advance(days: 6)
      #expect(try await !groups.site.stranger.get("/groups/kettle-on").body.contains("Potluck on Sunday"))
    }
  }
}

@Suite("The keys of a group")
struct HostTests {
  @Test("A host hands them on and gives them back; the last one keeps them", arguments: TestEngine.allCases)
  func keys(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let path = "/groups/kettle-on/edit/hosts"
      let (hopeID, sam) = (try await groups.memberID("Hope"), try await groups.site.join("Sam"))
      let samID = try await groups.memberID("Sam")
      #expect(
        try await groups.hope.post(path, [("act", "remove"), ("item", hopeID)]).body.contains("The last host stays"))
      let nobody = try await groups.hope.post(path, [("act", "add"), ("name", "Nobody Z")])
      #expect(
        nobody.status == 422 && nobody.body.contains("Nobody here has that name.") && nobody.body.contains("Nobody Z"))
      #expect(try await sam.post(path, [("act", "add"), ("name", "Sam")]).status == 403)
      #expect(try await groups.hope.post(path, [("act", "add"), ("name", "sam")]).status == 303)
      #expect(try await groups.store.hosts(of: groups.group.id).map(\.name) == ["Hope", "Sam"])
      #expect(try await sam.get("/groups/kettle-on").body.contains("Look after this group"))
      let left = try await groups.hope.post(path, [("act", "remove"), ("item", hopeID)])
      #expect(left.location == "/groups/kettle-on")
      #expect(try await groups.hope.post(path, [("act", "remove"), ("item", samID)]).status == 403)
      #expect(try await groups.store.hosts(of: groups.group.id).map(\.name) == ["Sam"])
      #expect(try await groups.store.hosts(of: groups.other.id).isEmpty)
    }
  }
}
