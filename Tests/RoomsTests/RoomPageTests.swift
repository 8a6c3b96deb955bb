import Gathering
import Meetings
import Pages
import Testing
import Web

@testable import Rooms

@Suite("The room’s pages")
struct RoomPageTests {
  /// What a person can do stands there; what they cannot is hidden.
  private func shown(_ html: String) -> Set<String> {
    Set(
      html.matches(of: /data-when="([a-zA-Z ]+)"( hidden)?/).filter { $0.2 == nil }
        .flatMap { $0.1.split(separator: " ").map(String.init) })
  }

  @Test("At the thumb stands what somebody can do now, and nothing else")
  func dock() throws {
    var scene = try RoomScene()
    func dock(_ seat: String) -> Set<String> { shown(RoomDock(view: scene.view(seat)).html.string) }
    #expect(dock("me") == ["mayRaise"])
    #expect(dock("chair") == ["mayWrite", "mayRaise"])
    try scene.do(.raiseHand, "rosa")
    try scene.do(.raiseHand, "me")
    #expect(dock("rosa") == ["mayWrite", "speaking"])
    #expect(dock("me") == ["handUp"])
    #expect(dock("chair") == ["mayRaise"])
    try scene.do(.mute(SeatID("me")), "chair")
    #expect(dock("me") == ["muted"])
    try scene.do(.setListening(true), "j")
    #expect(dock("j") == ["listening"])
    var talking = try RoomScene(.smart, in: .discussion)
    #expect(shown(RoomDock(view: talking.view("me")).html.string) == ["mayWrite"])
    try talking.do(.callOn(SeatID("me")), "chair")
    #expect(shown(RoomDock(view: talking.view("me")).html.string) == ["mayWrite", "speaking"])
  }

  @Test("Hands are in sight where somebody waits for the floor, and not where everybody writes")
  func hands() throws {
    var scene = try RoomScene(.lifeRing, in: .checkIn)
    try scene.do(.raiseHand, "rosa")
    try scene.do(.raiseHand, "me")
    #expect(!RoomParts(view: scene.view("me")).hands.string.contains("aria-labelledby=\"hands\" hidden"))
    try scene.do(.endShare, "rosa")
    try scene.do(.move(.next), "chair")
    #expect(scene.room.phase?.writers == .everyone && !scene.room.hands.isEmpty)
    #expect(RoomParts(view: scene.view("me")).hands.string.contains("aria-labelledby=\"hands\" hidden"))
  }

  @Test("Only hosts see who is here for the first time, who wants somebody, and the notes")
  func forHostsAlone() throws {
    var scene = try RoomScene()
    try scene.do(.wantSomebody(true), "rosa")
    try scene.do(.noteToHosts("My neighbour is here"), "rosa")
    func page(_ seat: String) -> String {
      RoomScene.render(RoomPage(view: scene.view(seat)).page)
        + RoomScene.render(RoomToolsPage(view: scene.view(seat)).page)
    }
    let member = RoomScene.render(RoomPage(view: scene.view("me")).page)
    #expect(
      !member.contains("first time here") && !member.contains("wants somebody") && !member.contains("note to you"))
    let host = page("chair")
    for text in ["data-tag=\"first\">", "1 wants somebody afterwards", "1 note to you", "My neighbour is here"] {
      #expect(host.contains(text), "\(text)")
    }
  }

  @Test("Who is not a host has no host’s tools, on whichever page")
  func toolsAreForHosts() throws {
    let scene = try RoomScene(door: .lobby)
    let tools = RoomScene.render(RoomToolsPage(view: scene.view("me")).page)
    for act in [RoomAct.mute, .remove, .close, .door, .makeCoHost] {
      #expect(!tools.contains("value=\"\(act.rawValue)\""))
    }
  }

  @Test("Names and words cannot become markup")
  func escaped() throws {
    var scene = try RoomScene(.smart, in: .discussion)
    try scene.enter("x", "<b>&\"'", .member)
    try scene.do(.say(Words("</p><script>alert(1)</script>")), "x")
    try scene.do(.raiseHand, "x")
    try scene.do(.noteToHosts("<img src=x>"), "x")
    try scene.do(.setTopic("<i>"), "chair")
    for page in [
      RoomPage(view: scene.view("chair")).page, RoomToolsPage(view: scene.view("chair")).page,
      RoomMorePage(view: scene.view("x")).page,
      RoomReportPage(view: scene.view("me"), share: scene.room.share(ShareID(1))).page,
    ] {
      let html = RoomScene.render(page)
      for markup in ["<b>&", "<script>alert", "<img src=x", "<i>"] { #expect(!html.contains(markup)) }
    }
  }

  @Test("Every form of the pages is one that the room understands")
  func formsAreCommands() throws {
    var scene = try RoomScene(door: .lobby)
    try scene.enter("late", "Lou", .visitor)
    try scene.conversation()
    try scene.do(.remove(SeatID("mae")), "chair")
    try scene.do(.handChair(SeatID("me")), "chair")
    var acts: Set<String> = []
    for seat in ["chair", "me", "rosa"] {
      for page in [
        RoomPage(view: scene.view(seat)).page, RoomToolsPage(view: scene.view(seat)).page,
        RoomMorePage(view: scene.view(seat)).page,
      ] {
        for match in RoomScene.render(page).matches(of: /name="act" value="([a-zA-Z]+)"/) {
          acts.insert(String(match.1))
        }
      }
    }
    #expect(acts.count > 25)
    let fields = [
      ("seat", "s"), ("share", "1"), ("with", "strength"), ("index", "1"), ("minutes", "5"), ("seconds", "60"),
      ("door", "lobby"), ("text", "x"), ("name", "x"),
    ].map { ParameterList.Item(name: $0.0, value: $0.1) }
    for act in acts.union(RoomAct.allCases.map(\.rawValue)) {
      #expect(throws: Never.self, "\(act)") {
        try RoomAct.command(ParameterList([.init(name: "act", value: act)] + fields))
      }
    }
    for act in ["explode", "mute"] {
      #expect(throws: WebFailure.self) { try RoomAct.command(ParameterList([.init(name: "act", value: act)])) }
    }
    let words = RoomAct.words(
      ParameterList(
        [("text", "Hi"), ("keep", "3"), ("pass", "1"), ("key", "k")].map { .init(name: $0.0, value: $0.1) }))
    #expect(words == Words("Hi", isWhole: false, endsTurn: true, keep: 3, key: "k"))
  }

  @Test("The page says of itself what the script starts from")
  func startingPoint() throws {
    var scene = try RoomScene()
    try scene.conversation()
    let html = RoomScene.render(RoomPage(view: scene.view("me")).page)
    for part in [
      "data-after=\"42\"", "data-me=\"me\"", "data-writers=\"speaker\"", "data-passes-itself", "data-share=\"2\"",
      "http-equiv=\"refresh\" content=\"15\"", "Rosa is sharing", "<noscript>",
    ] { #expect(html.contains(part), "\(part)") }
    #expect(!html.contains("data-host"))
  }
}
