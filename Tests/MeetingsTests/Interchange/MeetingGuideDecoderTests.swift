import Testing

@testable import Meetings

@Suite("Meeting Guide, field by field")
struct MeetingGuideDecoderTests {
  private static let options = DecodingOptions(sourceName: "test", fellowship: .aa, timeZone: "America/New_York")

  /// The one record in `fields`, which stand in braces.
  private func read(_ fields: String, _ options: DecodingOptions = options) throws -> (
    meeting: Meeting, findings: [Finding]
  ) {
    let feed = try DecodedFeed(MeetingGuideDecoder(), FeedSample.text("[{\(fields)}]"), options)
    return (try #require(feed.meetings.first), feed.findings)
  }
  private let base = #""name":"Serenity","slug":"serenity""#

  @Test("Every field of the specification has its place, and none is remarked on")
  func everyField() throws {
    let (meeting, findings) = try read(
      #"""
      "name":"Sunday Serenity","slug":"sunday-serenity-14","day":0,"time":"18:00","end_time":"19:30","timezone":"America/Chicago",
      "location":"Alano Club","location_notes":"Ring.\nTwice.","location_url":"https://x.org/l","group":"The Group","group_notes":"Notes",
      "district":"7","sub_district":"7b","website":"https://g.org","website_2":"https://h.org","email":"g@x.org","phone":"555-010-9999",
      "mailing_address":"PO Box 1","notes":"Upstairs","updated":"2014-05-31 14:32:23","last_contact":"2024-01-02","url":"https://x.org/m",
      "types":["O","T","LGBTQ","S"],"formatted_address":"123 Main St, Anytown, IL 60641, US","address":"123 Main St","city":"Anytown",
      "state":"IL","postal_code":60641,"country":"US","approximate":"no","latitude":"41.9","longitude":-87.7,"regions":["North","Anytown"],
      "region":"North","sub_region":"Anytown","conference_url":"https://zoom.us/j/1","conference_url_notes":"Code 1",
      "conference_phone":"+13125550100,,1#","conference_phone_notes":"Dial","venmo":"@x","square":"$x","paypal":"x",
      "feedback_emails":["f@x.org"],"feedback_url":"https://x.org/f","entity":"District 123","entity_email":"info@d.org",
      "entity_feedback_emails":["f@x.org","u@d.org"],"entity_location":"A County","entity_logo":"https://d.org/l.svg",
      "entity_phone":"+1-123-456-7890","entity_website_url":"https://d.org","contact_1_name":"Ann","contact_1_email":"a@x.org",
      "contact_2_phone":"555-010-1234","attendance_option":"hybrid","id":14,"edit_url":"https://x.org/e"
      """#)
    #expect(findings.isEmpty)
    #expect(meeting.source == SourceRecord.of("sunday-serenity-14", url: "https://x.org/m", updated: 1_401_546_743))
    #expect(meeting.lastConfirmed == Instant(seconds: 1_704_153_600))
    #expect(meeting.types.map(\.description) == ["aa:O", "aa:T", "aa:LGBTQ", "aa:S"])
    #expect(meeting.languages == ["es"])
    #expect(meeting.attendance == .hybrid)
    let start = try #require(WallTime("18:00"))
    #expect(
      meeting.schedule
        == Schedule(timeZone: "America/Chicago", slots: [Slot(.weekly(.sunday), at: start, duration: 90)]))
    let place = try #require(meeting.place)
    #expect(place.name == "Alano Club" && place.notes == "Ring.\nTwice." && place.url == "https://x.org/l")
    #expect(place.formattedAddress == "123 Main St, Anytown, IL 60641, US" && place.street == "123 Main St")
    #expect(place.city == "Anytown" && place.state == "IL" && place.postalCode == "60641" && place.country == "US")
    #expect(place.position == Position(latitude: 41.9, longitude: -87.7))
    #expect(meeting.online?.url == "https://zoom.us/j/1" && meeting.online?.urlNotes == "Code 1")
    #expect(meeting.online?.phone == "+13125550100,,1#" && meeting.online?.phoneNotes == "Dial")
    #expect(meeting.regions == ["North", "Anytown"] && meeting.notes == "Upstairs")
    let group = try #require(meeting.group)
    #expect(group.name == "The Group" && group.notes == "Notes" && group.district == "7" && group.subDistrict == "7b")
    #expect(group.website == "https://g.org" && group.website2 == "https://h.org" && group.email == "g@x.org")
    #expect(group.phone == "555-010-9999" && group.mailingAddress == "PO Box 1")
    let body = try #require(meeting.serviceBody)
    #expect(body.key == "District 123" && body.name == "District 123" && body.url == "https://d.org")
    #expect(body.email == "info@d.org" && body.phone == "+1-123-456-7890" && body.location == "A County")
    #expect(meeting.contacts == [Contact(name: "Ann", email: "a@x.org"), Contact(phone: "555-010-1234")])
    #expect(meeting.feedbackEmails == ["f@x.org", "u@d.org"] && meeting.feedbackURL == "https://x.org/f")
    #expect(
      meeting.contributions.venmo == "@x" && meeting.contributions.square == "$x" && meeting.contributions.paypal == "x"
    )
    #expect(
      meeting.extras == [
        "id": .number(14), "entity_logo": .string("https://d.org/l.svg"), "edit_url": .string("https://x.org/e"),
      ])
  }

  @Test("Trimming, empty texts, entities and other spellings of a value are not remarked on")
  func normalisation() throws {
    let (meeting, findings) = try read(
      #""name":" Stop &amp; Go ","slug":5202,"day":"3","time":"8:00 PM","end_time":"","notes":"","region":null,"types":[],"group":"  ""#
    )
    #expect(findings.isEmpty)
    #expect(
      meeting.name == "Stop & Go" && meeting.slug == "5202" && meeting.source.key == "5202" && meeting.group == nil)
    #expect(meeting.schedule.slots == [Slot(.weekly(.wednesday), at: try #require(WallTime("20:00")))])
    #expect(meeting.extras.isEmpty && meeting.notes == nil)
  }

  @Test(
    "Days and times",
    arguments: [
      (#""day":1,"time":"19:00","end_time":"20:00""#, "[monday] 19:00 60", ""),
      (#""day":[1,3,"5"],"time":"19:00""#, "[monday, wednesday, friday] 19:00 nil", ""),
      (#""day":"Lunes","time":"noon""#, "[monday] 12:00 nil", ""),
      (#""day":6,"time":"23:30","end_time":"00:30""#, "[saturday] 23:30 60", ""),
      (#""day":6,"time":"22:00","end_time":"24:00""#, "[saturday] 22:00 120", ""),
      (#""day":6,"time":"24:00""#, "[sunday] 00:00 nil", "time"),
      (#""day":6,"time":"19:30","end_time":"19:30""#, "[saturday] 19:30 nil", "end_time"),
      (#""day":6,"time":"19:15","end_time":"08:15""#, "[saturday] 19:15 nil", "end_time"),
      (#""day":6,"time":"19:15","end_time":"late""#, "[saturday] 19:15 nil", "end_time"),
      (#""day":null,"time":null"#, "appointment", ""),
      (#""notes":"call""#, "appointment", ""),
      (#""day":7,"time":"19:00""#, "appointment", "day"),
      (#""day":1"#, "appointment", "time"),
      (#""time":"19:00""#, "appointment", "day"),
      (#""day":1,"time":"25:00""#, "appointment", "time"),
    ])
  func daysAndTimes(fields: String, expected: String, remarked: String) throws {
    let (meeting, findings) = try read(base + "," + fields)
    #expect(findings.map(\.field) == (remarked.isEmpty ? [] : [remarked]))
    #expect(findings.allSatisfy { $0.kind == .repaired && $0.name == "Serenity" })
    guard let slot = meeting.schedule.slots.first else {
      #expect(expected == "appointment" && meeting.schedule.isByAppointment)
      return
    }
    let duration = slot.duration.map(String.init) ?? "nil"
    #expect(
      "\(slot.recurrence.weekdays.sorted().map { "\($0)" }) \(slot.start) \(duration)".filter { $0 != "\"" } == expected
    )
  }

  @Test(
    "Attendance, given or derived",
    arguments: [
      (#""attendance_option":"in_person""#, Attendance.inPerson, false),
      (#""attendance_option":"Online","types":["TC"],"conference_url":"https://zoom.us/j/1""#, .onlineInstead, false),
      (#""attendance_option":"inactive","conference_url":"https://zoom.us/j/1""#, .suspended, false),
      (#""attendance_option":"in_person","types":["TC"]"#, .suspended, true),
      (#""attendance_option":"hybrid","types":["TC"],"conference_phone":"+13125550100""#, .onlineInstead, true),
      (#""attendance_option":"maybe""#, .inPerson, true),
      (#""types":["TC","ONL"]"#, .suspended, false),
      (#""types":["TC"],"conference_phone":"+13125550100""#, .onlineInstead, false),
      (
        #""formatted_address":"1 Main St, Anytown, IL 60641, USA","conference_url":"https://zoom.us/j/1""#, .hybrid,
        false
      ),
      (#""formatted_address":"1 Main St, Anytown, IL 60641, USA","types":["ONL"]"#, .hybrid, false),
      (#""formatted_address":"Anytown, IL, USA","conference_url":"https://zoom.us/j/1""#, .online, false),
      (#""formatted_address":"Anytown, IL, USA""#, .inPerson, false),
      (#""conference_url":"https://zoom.us/j/1""#, .online, false),
      (
        #""location":"Virtual Only (D23)","formatted_address":"1 Main St, Anytown, IL 60641, USA","conference_url":"https://zoom.us/j/1""#,
        .online, false
      ),
      (#""location":"Online Meeting","formatted_address":"San Jose, CA, USA""#, .online, false),
      (#""formatted_address":"Online""#, .online, false),
      (#""location":"Online Bakery","formatted_address":"1 Main St, Anytown, IL 60641, USA""#, .inPerson, false),
      (#""notes":"x""#, .inPerson, false),
    ])
  func attendance(fields: String, expected: Attendance, isRemarked: Bool) throws {
    let (meeting, findings) = try read(base + "," + fields)
    #expect(meeting.attendance == expected)
    #expect(findings.map(\.field) == (isRemarked ? ["attendance_option"] : []))
  }

  @Test(
    "Approximate, given or taken from the address",
    arguments: [
      (#""formatted_address":"1 Main St, Anytown, IL 60641, USA""#, false),
      (#""formatted_address":"Anytown, IL 60641, USA""#, true),
      (#""formatted_address":"10 High St, Leeds LS1 1AA, UK""#, false),
      (#""formatted_address":"Edmonton, Alberta, T5B 0S5, Canada""#, true),
      (#""formatted_address":"Edmonton, Alberta, Canada , Edmonton, Alberta, Canada""#, true),
      (##""formatted_address":"#209 8203 118 Ave NW, Edmonton, Alberta, T5B 0S2, Canada""##, false),
      (#""address":"8406 118 Avenue NW, Edmonton, Alberta, T5B 0S5, Canada""#, false),
      (#""address":"1 Main St","city":"Anytown""#, false),
      (#""city":"Anytown","state":"IL""#, true),
      (#""formatted_address":"1 Main St, Anytown, IL 60641, USA","approximate":"yes""#, true),
      (#""formatted_address":"Anytown, IL, USA","approximate":false"#, false),
    ])
  func approximate(fields: String, expected: Bool) throws {
    let (meeting, _) = try read(base + #","latitude":41.9,"longitude":-87.7,"# + fields)
    #expect(meeting.place?.position?.isApproximate == expected)
  }

  @Test("Types as a list, a text or names; unknown codes stay as they are")
  func types() throws {
    func codes(_ json: String) throws -> ([String], Int) {
      let (meeting, findings) = try read(base + #","types":"# + json)
      #expect(findings.allSatisfy { $0.field == "types" && $0.kind == .repaired })
      return (meeting.types.map(\.code), findings.count)
    }
    #expect(try codes(#"["O","ASBI","x-1","O",""]"#) == (["O", "ASBI", "x-1"], 0))
    #expect(try codes(#""[open]""#) == (["O"], 1))
    #expect(try codes(#""[closed]""#) == (["C"], 1))
    #expect(try codes(#""O, D; W""#) == (["O", "D", "W"], 0))
    #expect(try codes(#"["Big Book","Young People","EN"]"#) == (["B", "Y", "EN"], 2))
    #expect(
      try codes("[" + (0..<100).map { "\"q\($0)\"" }.joined(separator: ",") + "]") == ((0..<64).map { "q\($0)" }, 1))
    #expect(try codes("null") == ([], 0))
  }

  @Test("The fellowship is the option's, or other")
  func fellowship() throws {
    #expect(try read(base).meeting.fellowship == .aa)
    #expect(try read(base, DecodingOptions(sourceName: "x")).meeting.fellowship == .other)
    #expect(try read(base + #","homegroup_fellowship":"al-anon""#).meeting.fellowship == .alAnon)
  }

  @Test("The zone: the record's, mended, else the option's, else a guess, else UTC; each said")
  func zones() throws {
    let bare = DecodingOptions(sourceName: "test", fellowship: .aa)
    func zone(_ fields: String, _ options: DecodingOptions) throws -> (String, [Finding.Kind]) {
      let (meeting, findings) = try read(base + fields, options)
      #expect(findings.allSatisfy { $0.field == "timezone" })
      return (meeting.schedule.timeZone, findings.map(\.kind))
    }
    #expect(try zone(#","timezone":"America/Toronto ""#, bare) == ("America/Toronto", []))
    #expect(try zone(#","timezone":"pacific/honolulu""#, bare) == ("Pacific/Honolulu", [.repaired]))
    #expect(try zone(#","timezone":"Mars/Olympus""#, Self.options) == ("America/New_York", [.repaired]))
    #expect(try zone("", Self.options) == ("America/New_York", []))
    #expect(try zone(#","formatted_address":"Denver, CO, USA""#, bare) == ("America/Denver", [.assumed]))
    #expect(try zone("", bare) == ("UTC", [.assumed]))
  }

  @Test("Slugs and names that are missing or cannot stand in an address")
  func slugs() throws {
    let (made, said) = try read(#""name":"Dawn Patrol","day":1,"time":"6:30""#)
    #expect(made.slug == "dawn-patrol-mon-0630" && made.source.key == made.slug)
    #expect(said.map(\.field) == ["slug"])
    let (byID, saidID) = try read(#""name":"Dawn","id":77"#)
    #expect(byID.source.key == "77" && byID.slug == "dawn" && saidID.map(\.kind) == [.assumed])
    let (odd, saidOdd) = try read(#""name":"Women","slug":"women%E2%80%99s-1103""#)
    #expect(odd.slug == "womens-1103" && odd.source.key == "women%E2%80%99s-1103" && saidOdd.map(\.field) == ["slug"])
    let (unnamed, saidName) = try read(#""slug":"a","location":"Church""#)
    #expect(unnamed.name == "Church" && saidName.map(\.field) == ["name"])
    #expect(try read(#""slug":"a""#).meeting.name == "Meeting")
    let script = try read(#""name":"断酒会","day":1,"time":"06:30""#)
    #expect(Cleaning.isSlug(script.meeting.slug))
  }

  @Test("What is no meeting is rejected, and the rest goes on")
  func rejected() throws {
    let feed = try DecodedFeed(
      MeetingGuideDecoder(),
      FeedSample.text(#"[{},{"foo":1},7,{"name":"A","slug":"a","x":tru},{"name":"B","slug":"b"}]"#), Self.options)
    #expect(feed.read == 5 && feed.meetings.map(\.name) == ["B"])
    #expect(feed.findings.map(\.kind) == [.rejected, .rejected, .rejected, .rejected])
    #expect(feed.findings.map(\.index) == [0, 1, 2, 3])
  }

  @Test("Unsafe links and impossible people are left out and said, once each")
  func unsafe() throws {
    let (meeting, findings) = try read(
      base
        + #","conference_url":"javascript:alert(1)","url":"zoom.us/j/1","feedback_url":"mailto:a@x.org?subject=s","#
        + #""conference_phone":"Meeting ID: 755","contact_1_email":"call me","entity":"E","entity_phone":"n/a","latitude":0,"longitude":0"#
    )
    #expect(
      meeting.online?.url == nil && meeting.online?.phone == nil && meeting.online?.phoneNotes == "Meeting ID: 755")
    #expect(meeting.source.url == "https://zoom.us/j/1" && meeting.feedbackEmails == ["a@x.org"])
    #expect(meeting.contacts.isEmpty && meeting.serviceBody?.phone == nil && meeting.place == nil)
    #expect(
      Set(findings.map(\.field)) == [
        "conference_url", "url", "conference_phone", "contact_1_email", "entity_phone", "latitude",
      ])
    #expect(
      findings.count == 6 && findings.allSatisfy { $0.kind == .repaired && $0.value != nil && !$0.reason.isEmpty })
  }
}

extension SourceRecord {
  fileprivate static func of(_ key: String, url: String, updated: Int64) -> SourceRecord {
    var record = SourceRecord(name: "test", key: key)
    record.url = url
    record.updated = Instant(seconds: updated)
    return record
  }
}
