import Directory
import Foundation
import Meetings
import MembersTesting
import Testing

@Suite("A meeting's page, and beside a list")
struct MeetingPageTests {
  /// An online meeting of the community that begins later than the lead and has an end.
  private func online(_ site: SiteFixture) throws -> (meeting: Meeting, next: Occurrence) {
    for meeting in site.community where meeting.attendance == .online && meeting.online?.url != nil {
      guard let next = meeting.next(after: site.clock.now), !next.endIsAssumed, !next.isAroundTheClock else { continue }
      if next.start.minutes(since: site.clock.now) > 30 { return (meeting, next) }
    }
    throw Missing()
  }
  private struct Missing: Error {}

  @Test(
    "The button to join is there from a quarter of an hour before the start until the end, and the page says when to look"
  )
  func join() async throws {
    try await SiteFixture.with { site in
      let (meeting, next) = try online(site)
      let join = try #require(meeting.online?.url)
      /// Whether the button is there, and in how many seconds the page changes.
      func page(minutesFromStart: Int) async throws -> (Bool, Int?) {
        site.clock.set(next.start.adding(minutes: minutesFromStart))
        let body = try await site.get("/meetings/\(meeting.slug)").body
        let seconds = body.firstMatch(of: /data-changes-in="(\d+)"/).flatMap { Int($0.output.1) }
        #expect(body.contains("aria-live=\"polite\"") && body.contains("live."))
        return (body.contains("href=\"\(join)\""), seconds)
      }
      let length = next.end.minutes(since: next.start)
      #expect(try await page(minutesFromStart: -20) == (false, 5 * 60 + 1))
      #expect(try await page(minutesFromStart: -15) == (true, 15 * 60 + 1))
      #expect(try await page(minutesFromStart: 0) == (true, length * 60 + 1))
      #expect(try await page(minutesFromStart: length - 1) == (true, 61))
      let after = try await page(minutesFromStart: length)
      #expect(after.0 == false && (after.1 ?? 0) > 60)
      let spanish = try await site.get("/meetings/\(meeting.slug)?lang=es").body
      #expect(spanish.contains("El botón"))
    }
  }

  @Test("The chosen meeting stands beside the list with the filters kept; what the address names wrongly is left out")
  func chosen() async throws {
    try await SiteFixture.with { site in
      let plain = try await site.get("/meetings?when=week&type=women").body
      let slug = try #require(plain.firstMatch(of: /data-choose="([^"]+)"/)).output.1
      #expect(plain.contains("data-detail hidden") && !plain.contains("aria-current=\"true\" data-choose"))
      let chosen = try await site.get("/meetings?when=week&type=women&chosen=\(slug)").body
      #expect(chosen.contains("data-chosen=\"\(slug)\"") && !chosen.contains("data-detail hidden"))
      #expect(chosen.contains("aria-current=\"true\" data-choose=\"\(slug)\""))
      #expect(chosen.contains("href=\"/meetings/\(slug)\"") && chosen.contains("/meetings/\(slug)/problem"))
      // The same search: as many lines, no filter lost, and nothing in the forms that would carry it on.
      #expect(chosen.split(separator: "data-choose").count == plain.split(separator: "data-choose").count)
      #expect(!chosen.contains("name=\"chosen\""))
      for wrong in ["nowhere", "%20", "", String(repeating: "x", count: 500)] {
        let page = try await site.get("/meetings?when=week&type=women&chosen=\(wrong)")
        #expect(page.status == 200 && page.body.contains("data-detail hidden"), "\(wrong)")
      }
      // It is the page's own: programs are told that there is no such parameter.
      #expect(try await site.get("/api/meetings?chosen=\(slug)").status == 400)
      #expect(try await site.get("/meetings?q=zzzzzz").body.contains("data-detail") == false)
    }
  }

  @Test("What is wrong with a search is said in the reader's language")
  func errors() async throws {
    try await SiteFixture.with { site in
      for path in [
        "/meetings?when=someday", "/meetings?place=Nowhereville", "/print?when=someday", "/meetings?cursor=x",
      ] {
        let page = try await site.get(path + "&lang=es")
        #expect(page.status == 400)
        for english in ["must be", "is in no", "The search", "does not", "That place"] {
          #expect(!page.body.contains(english), "\(path): \(english)")
        }
      }
      #expect(try await site.get("/api/meetings?when=someday&lang=es").body.contains("debe ser uno de estos"))
    }
  }
}
