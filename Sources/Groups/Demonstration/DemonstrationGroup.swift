import Database
import Directory
import Gathering
import Meetings

/// The made-up people behind a few of the demonstration's meetings, so that a first visitor finds a room that is open. It comes and goes
/// with the made-up listings.
public enum DemonstrationGroup {
  static let id = "demonstration"
  static let name = "The Lamp Keepers"
  /// The listings it looks after; the first is on around the clock.
  static let listings = ["the-lamp-in-the-window", "awake-in-the-small-hours", "elevenses"]

  /// Adds the group, or brings it to the listings that it has not got. What was changed about it stays.
  public static func add(to database: Database, at now: Instant) async throws {
    let store = MeetingStore(database)
    var ids: [String] = []
    for slug in listings {
      guard let meeting = try await store.meeting(slug: slug), meeting.source.name == Source.demonstrationName else {
        continue
      }
      ids.append(meeting.id)
    }
    let found = ids
    guard !found.isEmpty else { return }
    try await database.write { connection in
      if try GroupStore.group(id: id, connection) == nil {
        let fellowship = Fellowship.ID(rawValue: "homegroup-demo") ?? .other
        _ = try GroupStore.add(id: id, name: name, fellowship: fellowship, at: now, connection)
        try GroupStore.set(settings, of: id, connection)
      }
      for meetingID in found where try GroupStore.group(ofMeeting: meetingID, connection) == nil {
        try GroupStore.attach(meetingID: meetingID, to: id, connection)
      }
    }
  }

  /// Takes the group out, and whoever was made its host.
  public static func remove(from database: Database) async throws {
    try await database.write { connection in
      guard let group = try GroupStore.group(id: id, connection) else { return }
      try connection.execute("DELETE FROM member_role WHERE role = 'host' AND scope = $1", [.text(group.slug)])
      try connection.execute("DELETE FROM home_group WHERE id = $1", [.text(id)])
    }
  }

  /// Takes it out where no made-up meeting is left: the first real list has ended the demonstration.
  public static func removeIfOver(in database: Database) async throws {
    let isOver = try await database.read { connection in
      try connection.first(
        "SELECT 1 FROM meeting WHERE source = $1 AND retired_at IS NULL LIMIT 1", [.text(Source.demonstrationName)]
      ) { _ in true } == nil
    }
    if isOver { try await remove(from: database) }
  }

  static var settings: GroupSettings {
    var settings = GroupSettings()
    settings.opensItself = true
    settings.way = WayToRun(
      style: .lifeRing,
      phases: [
        Phase(
          .sharing, minutes: nil, writers: .speaker, secondsPerShare: 300, floorPassesItself: true,
          feedbackSeconds: 60)
      ])
    settings.about = """
      We are made up, and our room is real: it is open now. Come in with any name, say something or nothing.

      Nobody hosts us. The room gives the floor to whoever asks for it, keeps the time, and forgets what was said when it closes.
      """
    settings.charter = """
      Somebody leaves a light on. That is all we do.

      We speak of ourselves and not of who else was here. We listen to the end. After a share there is a minute for a kind word, and nobody has to find one.
      """
    settings.readings = [
      GroupSettings.Reading(
        id: "small-hours", title: "For the small hours",
        text: """
          It is late, and you came here instead. That counts.

          The night makes everything larger. Nothing has to be decided before breakfast. Drink some water, put your feet on the floor, stay a while.
          """)
    ]
    return settings
  }
}
