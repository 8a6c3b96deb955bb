import DatabaseTesting
import Meetings
import Testing

@testable import Directory

@Suite("Problem reports")
struct ProblemReportTests {
  @Test("Are kept for the operator until settled", arguments: TestEngine.allCases)
  func kept(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one")])
      let meeting = try #require(try await directory.store.meeting(slug: "one"))
      let reports = ProblemReportStore(directory.database, ids: directory.ids)
      try await reports.add(
        kind: .wrongTime, message: "It starts at eight", meetingID: meeting.id, now: directory.clock.now)
      let open = try await reports.open()
      #expect(open.map(\.report.message) == ["It starts at eight"] && open.first?.slug == "one")
      let id = try #require(open.first?.report.id)
      #expect(try await reports.settle(id: id, now: directory.clock.now))
      #expect(try await reports.settle(id: id, now: directory.clock.now) == false)
      #expect(try await reports.open().isEmpty)
    }
  }

  @Test("Are bounded for each listing", arguments: TestEngine.allCases)
  func bounded(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one")])
      let meeting = try #require(try await directory.store.meeting(slug: "one"))
      let reports = ProblemReportStore(directory.database, ids: directory.ids)
      for _ in 0..<ProblemReport.Limits.openPerMeeting {
        try await reports.add(kind: .notThere, message: "", meetingID: meeting.id, now: directory.clock.now)
      }
      await #expect(throws: ProblemReportError.alreadyKnown) {
        try await reports.add(kind: .notThere, message: "", meetingID: meeting.id, now: directory.clock.now)
      }
    }
  }

  @Test("Name every field at fault")
  func validation() {
    let long = String(repeating: "x", count: ProblemReport.Limits.message + 1)
    func errors(_ kind: String?, _ message: String?) -> [ProblemReportError] {
      if case .failure(let errors) = ProblemReport.validated(kind: kind, message: message) { return errors.all }
      return []
    }
    #expect(errors(nil, nil) == [.noKind])
    #expect(errors("nonsense", long) == [.noKind, .messageTooLong])
    #expect(errors("other", "  ") == [.messageMissing])
    #expect(errors("not_there", "") == [])
  }
}
