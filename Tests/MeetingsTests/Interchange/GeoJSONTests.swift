import Foundation
import Testing

@testable import Meetings

@Suite struct GeoJSONTests {
  private func encode(_ meetings: [Meeting]) throws -> (JSONValue, pieces: Int) {
    var bytes: [UInt8] = []
    var pieces = 0
    var rest = meetings[...]
    try GeoJSONEncoder().encode(next: { rest.popFirst() }) {
      bytes += $0
      pieces += 1
    }
    return (try JSONDecoder().decode(JSONValue.self, from: Data(bytes)), pieces)
  }

  private func meeting(_ slug: String) throws -> Meeting {
    let slot = Slot(.weekly([.monday, .friday]), at: try #require(WallTime("19:00")), duration: 90)
    return Meeting(
      slug: slug, name: "Say \"Hi\"\n</script>", fellowship: .na, attendance: .inPerson,
      schedule: Schedule(timeZone: "America/New_York", slots: [slot]), source: SourceRecord(name: "test", key: slug))
  }

  @Test func aPointHasItsLongitudeFirst() throws {
    var one = try meeting("a")
    var place = Place(name: "Hall")
    place.position = Position(latitude: 40.5, longitude: -73.25, isApproximate: true)
    one.place = place
    one.contacts = [Contact(name: "Private Person", email: "p@example.org")]
    let (json, _) = try encode([one, try meeting("b")])
    guard case .object(let root) = json, case .array(let features)? = root["features"], features.count == 2,
      case .object(let first) = features[0], case .object(let second) = features[1],
      case .object(let properties)? = first["properties"]
    else {
      Issue.record("not a collection of two features")
      return
    }
    #expect(root["type"] == .string("FeatureCollection"))
    #expect(
      first["geometry"]
        == .object(["type": .string("Point"), "coordinates": .array([.number(-73.25), .number(40.5)])]))
    #expect(second["geometry"] == .null)
    #expect(properties["name"] == .string("Say \"Hi\"\n</script>"))
    #expect(properties["approximate"] == .bool(true))
    #expect(properties["times"] == .array([.string("Monday, Friday 19:00–20:30")]))
    #expect(!"\(properties)".contains("Private Person"))
  }

  @Test func nothingIsAnEmptyCollection() throws {
    #expect(try encode([]).0 == .object(["type": .string("FeatureCollection"), "features": .array([])]))
  }

  @Test func manyAreWrittenInPieces() throws {
    let (json, pieces) = try encode(try (0..<500).map { try meeting("m\($0)") })
    guard case .object(let root) = json, case .array(let features)? = root["features"] else {
      Issue.record("not a collection")
      return
    }
    #expect(features.count == 500)
    #expect(pieces > 2)
  }

  @Test func schedulesReadAsText() throws {
    let seven = try #require(WallTime("19:00"))
    let day = try #require(CivilDate("2026-01-05"))
    #expect(
      Slot(.weekly([.monday], interval: 2, anchor: day), at: seven).summary
        == "every 2 weeks from 2026-01-05: Monday 19:00")
    #expect(Slot(.monthly(.tuesday, ordinals: [-1, 2]), at: seven).summary == "2nd, last Tuesday of the month 19:00")
    #expect(Slot(.dates([day]), at: seven, duration: 60).summary == "2026-01-05 19:00–20:00")
  }
}
