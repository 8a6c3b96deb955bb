import Meetings
import Testing
@Test func x() { #expect(MeetingQuery.Limits.mostRows == 500) }
