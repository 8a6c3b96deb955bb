import Directory
import Foundation
import Meetings
import Pages
import Testing
import Web

@testable import Groups

@Suite("The form of a listing")
struct ListingFormTests {
  /// Through a browser and back: as its fields are sent.
  private static func sent(_ form: ListingForm) -> ListingForm {
    ListingForm(ParameterList(form.pairs.map { ParameterList.Item(name: $0.0, value: $0.1) }))
  }

  @Test("Untouched, it changes nothing, whatever the listing holds", arguments: [1, 2, 3, 4])
  func untouched(seed: UInt64) {
    var maker = ListingMaker(seed)
    for _ in 0..<300 {
      let meeting = maker.meeting()
      let (after, errors) = Self.sent(ListingForm(meeting)).applied(to: meeting)
      #expect(errors.isEmpty, "seed \(seed): \(errors) \(meeting)")
      #expect(after == meeting, "seed \(seed)")
    }
  }

  @Test("The form alone holds all that it shows: put on a blank listing it says the same", arguments: [11, 12, 13, 14])
  func whole(seed: UInt64) {
    var maker = ListingMaker(seed)
    for _ in 0..<300 {
      var meeting = maker.meeting()
      // Its parts say the same.
      if meeting.place?.street != nil { meeting.place?.formattedAddress = nil }
      let form = Self.sent(ListingForm(meeting))
      let (after, errors) = form.applied(
        to: .blank(fellowship: meeting.fellowship, timeZone: meeting.schedule.timeZone), isNew: true)
      #expect(errors.isEmpty, "seed \(seed): \(errors)")
      #expect(after.schedule == meeting.schedule && after.attendance == meeting.attendance, "seed \(seed)")
      #expect(
        after.name == meeting.name && after.notes == meeting.notes && after.place == meeting.place, "seed \(seed)")
      #expect(after.online == meeting.online && after.contacts == meeting.contacts, "seed \(seed)")
      #expect(Set(after.types.filter { !ListingForm.saysLanguage($0) }) == Set(meeting.types), "seed \(seed)")
      #expect(
        Set(after.languages) == Set(meeting.languages) && after.group?.name == meeting.group?.name, "seed \(seed)")
      #expect(after.contributions == meeting.contributions, "seed \(seed)")
      #expect(ListingForm(after) == form, "seed \(seed)")
    }
  }

  @Test("Real lists: no listing loses anything", .enabled(if: RealLists.isPresent), arguments: RealLists.files)
  func real(file: String) throws {
    var count = 0
    try RealLists.each(file) { meeting in
      count += 1
      // One in seven: real lists repeat themselves, and all of them take half a minute.
      guard count % 7 == 1 else { return }
      let (after, errors) = Self.sent(ListingForm(meeting)).applied(to: meeting)
      #expect(after == meeting && errors.isEmpty, "\(meeting.slug) \(errors)")
    }
    #expect(count > 0)
  }

  @Test("One field changed, all others stay to the letter", arguments: [21, 22])
  func one(seed: UInt64) {
    var maker = ListingMaker(seed)
    for _ in 0..<200 {
      let meeting = maker.meeting()
      var form = ListingForm(meeting)
      form["notes"] = "Something else"
      var expected = meeting
      expected.notes = "Something else"
      #expect(Self.sent(form).applied(to: meeting).meeting == expected)
    }
  }

  @Test("Two people's changes come together by what they touched", arguments: [31, 32])
  func rebase(seed: UInt64) {
    var maker = ListingMaker(seed)
    for _ in 0..<100 {
      let base = maker.meeting()
      var (mine, theirs) = (ListingForm(base), ListingForm(base))
      mine["name"] = "Mine"
      theirs["notes"] = "Theirs"
      theirs.set("languages", ["en", "es", "fr"])
      #expect(mine.rebase(from: ListingForm(base), onto: theirs).isEmpty)
      #expect(mine["name"] == "Mine" && mine["notes"] == "Theirs" && mine.all("languages") == ["en", "es", "fr"])
      theirs["name"] = "Theirs too"
      #expect(mine.rebase(from: ListingForm(base), onto: theirs) == [.field("name")])
      #expect(mine["name"] == "Mine")
    }
  }

  @Test("A difference is told exactly where there is one", arguments: [41, 42])
  func differences(seed: UInt64) {
    var maker = ListingMaker(seed)
    for _ in 0..<200 {
      let (one, other) = (maker.meeting(), maker.meeting())
      var same = one
      // Not what a listing says, but where it comes from.
      same.slug = other.slug
      same.source = SourceRecord(name: "elsewhere", key: "9")
      same.lastConfirmed = Instant(milliseconds: 1)
      #expect(one.changes(to: same).isEmpty && one.changes(to: one).isEmpty)
      var alike = other
      (alike.slug, alike.id) = (one.slug, one.id)
      #expect(one.changes(to: other).isEmpty == (alike == one))
      var (extra, paid) = (one, one)
      extra.extras["new"] = .bool(true)
      paid.contributions.venmo = "@another"
      #expect(one.changes(to: extra).map(\.field) == [.other] && one.changes(to: paid).map(\.field) == [.contributions])
    }
  }

  @Test("Wall-clock times stay what they are when the clocks change")
  func clocks() throws {
    let (days, start) = ([Weekday.sunday], try #require(WallTime("02:30")))
    let slot = Slot(.weekly(Set(days)), at: start, duration: 90)
    var meeting = Meeting.blank(fellowship: .aa, timeZone: "America/New_York")
    meeting.name = "Night owls"
    meeting.place = Place(name: "Hall")
    meeting.schedule.slots = [slot]
    let form = Self.sent(ListingForm(meeting))
    #expect(form["t0.start"] == "02:30" && form["t0.end"] == "04:00")
    let after = form.applied(
      to: .blank(fellowship: .aa, timeZone: "America/New_York"), isNew: true
    ).meeting
    #expect(after.schedule == meeting.schedule)
    // The night of 2027-03-14 skips from 02:00 to 03:00, that of 2026-11-01 has 01:00 to 02:00 twice: 90 minutes pass all the same.
    let zone = try #require(Zone.named("America/New_York"))
    for day in ["2027-03-14", "2026-11-01"] {
      let date = try #require(CivilDate(day))
      let from = zone.instant(of: date, at: .midnight)
      let found = try #require(after.occurrences(from: from, until: from.adding(days: 1)).first)
      #expect(found.end.minutes(since: found.start) == 90 && found.date == date)
    }
    // Across midnight, and a whole day long.
    for (start, duration) in [("23:30", 90), ("19:00", 1440), ("10:00", 2000)] {
      var long = meeting
      long.schedule.slots = [Slot(.weekly(.friday), at: try #require(WallTime(start)), duration: duration)]
      let read = Self.sent(ListingForm(long)).applied(
        to: .blank(fellowship: .aa, timeZone: "America/New_York"), isNew: true)
      #expect(read.meeting.schedule == long.schedule && read.errors.isEmpty)
    }
  }

  @Test("What is wrong is said beside its field")
  func wrong() {
    func errors(_ change: (inout ListingForm) -> Void) -> [String] {
      var form = ListingForm(ListingSite.meeting("lamp"))
      change(&form)
      return Self.sent(form).applied(to: ListingSite.meeting("lamp")).errors.map(\.field)
    }
    #expect(errors { $0["name"] = "" } == ["name"])
    #expect(errors { $0["name"] = String(repeating: "x", count: ListingFormLimits.line + 1) } == ["name"])
    #expect(errors { $0["notes"] = String(repeating: "x", count: ListingFormLimits.text + 1) } == ["notes"])
    #expect(errors { $0["zone"] = "Mars/Olympus" } == ["zone"])
    #expect(errors { $0["t0.start"] = "25:00" } == ["t0.start"])
    #expect(errors { $0["t0.end"] = "19:00" } == ["t0.end"])
    #expect(errors { $0.set("t0.days", []) } == ["t0.days"])
    #expect(errors { $0["t0.kind"] = "monthly" } == ["t0.nth"])
    #expect(errors { $0["t0.kind"] = "interval" } == ["t0.weeks"])
    // Numbers that nobody means are refused as others are.
    for number in ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "4"] {
      #expect(errors { $0["t0.longer"] = number } == ["t0.end"], "\(number)")
    }
    let nth = errors {
      $0["t0.kind"] = "monthly"
      $0.set("t0.nth", ["-9223372036854775808", "0", "6"])
    }
    #expect(nth == ["t0.nth"])
    #expect(
      errors {
        $0["t0.kind"] = "dates"
        $0["t0.dates"] = "2026-02-30"
      } == ["t0.dates"])
    #expect(errors { $0["latitude"] = "91" } == ["latitude"])
    #expect(errors { $0["longitude"] = "" } == ["latitude"])
    #expect(errors { $0["link"] = "ftp://x.org" } == ["link"])
    #expect(
      errors {
        $0["link"] = ""
        $0["place"] = ""
        $0["street"] = ""
        $0["city"] = ""
      } == ["place", "link"])
    #expect(errors { $0["attendance"] = "by ship" } == ["attendance"])
    for name in ["venmo", "square", "paypal"] {
      #expect(errors { $0[name] = String(repeating: "x", count: ListingFormLimits.line + 1) } == [name])
      #expect(errors { $0[name] = String(repeating: "x", count: ListingFormLimits.line) } == [])
    }
    #expect(errors { $0.set("types", ["nonsense"]) } == ["types"])
    #expect(errors { $0.set("languages", ["!"]) } == ["languages"])
    #expect(
      errors {
        $0["c0.name"] = "Rosa"
        $0["c0.email"] = "rosa"
      } == ["c0.email"])
  }

  @Test("The address follows its parts, and languages their codes")
  func follows() {
    var meeting = ListingSite.meeting("lamp")
    meeting.place?.formattedAddress = "1625 Locust St, Philadelphia, PA, USA"
    var form = ListingForm(meeting)
    form["street"] = "2 Quay St"
    #expect(form.applied(to: meeting).meeting.place?.address == "2 Quay St, Philadelphia")
    meeting.place = Place(name: nil, formattedAddress: "Philadelphia, PA, USA")
    form = ListingForm(meeting)
    form["address"] = "9 Elm St, Philadelphia, PA, USA"
    #expect(form.applied(to: meeting).meeting.place?.address == "9 Elm St, Philadelphia, PA, USA")
    form.set("languages", ["es"])
    let spanish = form.applied(to: meeting).meeting
    #expect(spanish.types == [TypeCode(.aa, "O"), TypeCode(.aa, "X"), TypeCode(.aa, "S")])
    var back = ListingForm(spanish)
    back.set("languages", [])
    #expect(back.applied(to: spanish).meeting.types == meeting.types)
  }

  @Test("Accounts to give to are read as a list's are: one line, what is seen of it, nothing where nothing is")
  func giving() {
    var meeting = ListingSite.meeting("lamp")
    meeting.contributions.paypal = "LampGroup"
    var form = ListingForm(meeting)
    #expect(form["paypal"] == "LampGroup" && form["venmo"] == "")
    form["venmo"] = "  @Lamp\u{202E}\n Group "
    form["paypal"] = " "
    let (after, errors) = Self.sent(form).applied(to: meeting)
    #expect(errors.isEmpty && after.contributions.venmo == "@Lamp Group" && after.contributions.paypal == nil)
    let change = meeting.changes(to: after)
    #expect(change.map(\.before) == ["PayPal: LampGroup"] && change.map(\.after) == ["Venmo: @Lamp Group"])
  }

  @Test("Typed text has no invisible characters, and lines end alike")
  func text() {
    #expect(ListingText.line(" a\u{202E}b \t c\r\n") == "ab c")
    #expect(ListingText.text("\r\none  \r\ntwo\u{0000}\n\n") == "one\ntwo")
    #expect(ListingText.url("meet.example.org/x") == "https://meet.example.org/x")
    #expect(ListingText.url("javascript:alert(1)") == nil)
  }
}
