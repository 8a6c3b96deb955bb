import Foundation
import Meetings
import Testing

@testable import Directory

@Suite("Demonstration community")
struct DemonstrationTests {
  private let meetings = Demonstration.meetings(timeZone: "America/New_York")
  /// A Monday.
  private let week = Instant(seconds: 1_795_410_000)

  @Test("It is of a good size, the same each time, and every listing is marked as its own")
  func shape() {
    #expect((60...80).contains(meetings.count), "\(meetings.count)")
    #expect(meetings == Demonstration.meetings(timeZone: "America/New_York"))
    #expect(Set(meetings.map(\.slug)).count == meetings.count)
    #expect(Set(meetings.map(\.name)).count == meetings.count)
    for meeting in meetings {
      #expect(meeting.source.name == Source.demonstrationName && meeting.source.key == meeting.slug)
      #expect(meeting.slug.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(meeting.slug)")
      #expect(meeting.schedule.timeZone == "America/New_York")
    }
  }

  @Test("At any moment of the week one is on or starts within the hour, even without the one that never closes")
  func alwaysSomething() {
    let scheduled = meetings.filter { !$0.schedule.slots.contains { $0.recurrence == .aroundTheClock } }
    let occurrences = scheduled.flatMap { $0.occurrences(from: week.adding(days: -1), until: week.adding(days: 8)) }
    for quarter in 0..<(7 * 96) {
      let now = week.adding(minutes: quarter * 15)
      #expect(occurrences.contains { $0.end > now && $0.start <= now.adding(minutes: 60) }, "\(quarter)")
    }
    for day in 0..<7 {
      let evening = week.adding(days: day)
      let inPerson = scheduled.filter { $0.attendance.isInPerson }
        .flatMap { $0.occurrences(from: evening, until: evening.adding(days: 1)) }
      #expect(inPerson.count >= 6, "day \(day)")
    }
  }

  @Test("It has one of everything that a page must be able to show")
  func variety() {
    #expect(Set(meetings.map(\.attendance)) == Set(Attendance.allCases))
    #expect(Set(meetings.map(\.fellowship)).count >= 7)
    let attributes = meetings.reduce(into: AttributeSet(rawValue: 0)) { $0.formUnion($1.attributes) }
    for attribute in [
      Attribute.open, .closed, .women, .men, .newcomers, .family, .youngPeople, .lgbtq, .secular, .wheelchair,
      .signLanguage,
      .veterans, .speaker, .stepStudy, .meditation, .childcare, .childFriendly,
    ] { #expect(attributes.attributes.contains(attribute), "\(attribute)") }
    #expect(meetings.contains { $0.languages == ["es"] })
    #expect(meetings.contains { $0.schedule.isByAppointment && $0.schedule.slots.isEmpty })
    let slots = meetings.flatMap(\.schedule.slots)
    #expect(slots.contains { $0.recurrence == .aroundTheClock })
    #expect(
      slots.contains { if case .monthly(_, let ordinals) = $0.recurrence { ordinals.contains(-1) } else { false } })
    #expect(slots.contains { if case .weekly(_, let interval, _) = $0.recurrence { interval == 2 } else { false } })
    #expect(slots.contains { $0.duration == nil })
    #expect(slots.contains { $0.start.minuteOfDay + $0.assumedOrGivenDuration > 1440 }, "one runs past midnight")
  }

  @Test("Every type code is known, and whoever meets in a place has one, within a morning's drive of the others")
  func wholeListings() throws {
    let centre = Demonstration.centre
    for meeting in meetings {
      for code in meeting.types { #expect(TypeVocabulary.meaning(of: code) != nil, "\(meeting.name) \(code)") }
      #expect(!meeting.languages.isEmpty)
      if meeting.attendance.isInPerson { #expect(meeting.place?.position != nil, "\(meeting.name)") }
      if meeting.attendance.isOnline {
        #expect(meeting.online?.url != nil || meeting.online?.phone != nil, "\(meeting.name)")
      }
      if let position = meeting.place?.position {
        #expect(abs(position.latitude - centre.latitude) < 0.15 && abs(position.longitude - centre.longitude) < 0.15)
      }
    }
  }

  @Test("Nothing leads to the real world: links go to example.org, the telephone number is fictional")
  func fictional() throws {
    for meeting in meetings {
      let links = [
        meeting.online?.url, meeting.source.url, meeting.feedbackURL, meeting.serviceBody?.url, meeting.place?.url,
      ].compactMap { $0 }
      for link in links { #expect(URL(string: link)?.host() == "example.org", "\(link)") }
      if let phone = meeting.online?.phone { #expect(phone.contains("555-01")) }
      #expect(meeting.contacts.isEmpty && meeting.feedbackEmails.isEmpty)
      #expect(meeting.serviceBody?.name.hasSuffix("(made up)") == true)
    }
  }

  @Test("It lives in the zone it is told to, and its confirmations lie within forty days")
  func zoneAndConfirmation() {
    let there = Demonstration.meetings(timeZone: "Pacific/Auckland", confirmed: week)
    #expect(there.allSatisfy { $0.schedule.timeZone == "Pacific/Auckland" })
    #expect(there.map(\.slug) == meetings.map(\.slug))
    #expect(there.allSatisfy { $0.lastConfirmed.map { $0 <= week && $0 > week.adding(days: -40) } ?? false })
    #expect(meetings.allSatisfy { $0.lastConfirmed == nil })
  }
}
