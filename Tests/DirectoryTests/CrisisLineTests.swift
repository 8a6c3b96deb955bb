import Foundation
import Meetings
import Testing

@testable import Directory

@Suite("Crisis lines")
struct CrisisLineTests {
  private var lines: [(country: String, line: CrisisLine)] {
    CrisisLines.all.flatMap { country in country.lines.map { (country.code, $0) } }
  }

  @Test("The file decodes, and has the countries that matter most here")
  func decodes() throws {
    _ = try CrisisLines.decode(PackageResources.crisis_lines_json)
    #expect(CrisisLines.all.count >= 30)
    #expect(CrisisLines.all.map(\.name) == CrisisLines.all.map(\.name).sorted())
    for code in ["US", "CA", "GB", "IE", "AU", "NZ", "MX", "ES", "AR", "BR", "DE", "FR", "IN", "ZA", "JP"] {
      let country = try #require(CrisisLines.country(code), "\(code)")
      #expect(!country.lines(for: .crisis).isEmpty)
    }
  }

  @Test("The numbers people know by heart")
  func known() throws {
    func phones(_ code: String) throws -> Set<String> {
      let country = try #require(CrisisLines.country(code))
      return Set(country.emergency.map(\.dial) + country.lines.compactMap(\.dial))
    }
    #expect(try phones("us").isSuperset(of: ["911", "988", "18006624357"]))
    #expect(try phones("GB").isSuperset(of: ["999", "116123"]))
    #expect(try phones("AU").isSuperset(of: ["000", "131114"]))
    #expect(try phones("NZ").isSuperset(of: ["111", "1737"]))
    #expect(try phones("DE").isSuperset(of: ["112", "08001110111"]))
    #expect(try phones("ES").isSuperset(of: ["112", "024"]))
    #expect(try phones("CL").contains("*4141"))
  }

  @Test("Every country has a code, an emergency number and a crisis line; nothing twice")
  func countries() {
    #expect(Set(CrisisLines.all.map(\.code)).count == CrisisLines.all.count)
    for country in CrisisLines.all {
      #expect(country.code.wholeMatch(of: /[A-Z]{2}/) != nil)
      #expect(!country.emergency.isEmpty && !country.lines(for: .crisis).isEmpty, "\(country.code)")
      #expect(country.lines.first?.purposes.contains(.crisis) == true, "\(country.code): the crisis line comes first")
      let numbers = country.emergency.map(\.dial) + country.lines.compactMap(\.dial)
      #expect(Set(numbers).count == numbers.count, "\(country.code): \(numbers)")
      #expect(Set(country.lines.map(\.name)).count == country.lines.count, "\(country.code)")
    }
  }

  @Test("Every number can be dialled, and every line can be reached and has a language")
  func numbers() {
    for country in CrisisLines.all {
      for number in country.emergency { #expect(number.dial.wholeMatch(of: /[0-9]{3,5}/) != nil, "\(number)") }
    }
    for (country, line) in lines {
      #expect(line.phone != nil || line.text != nil || line.chat != nil, "\(country) \(line.name)")
      for number in [line.phone, line.text].compactMap({ $0 }) {
        #expect(number.wholeMatch(of: /[0-9*+() -]+/) != nil, "\(country) \(number)")
        #expect(CrisisLine.dialled(number).wholeMatch(of: /\+?\*?[0-9]{3,15}/) != nil, "\(country) \(number)")
      }
      #expect(line.textWord == nil || line.text != nil, "\(country) \(line.name)")
      #expect(!line.purposes.isEmpty && !line.languages.isEmpty, "\(country) \(line.name)")
      #expect(line.languages.allSatisfy { $0.wholeMatch(of: /[a-z]{2,3}/) != nil }, "\(country) \(line.name)")
    }
  }

  @Test("Every number names its sources, over https, and no date lies in the future of the check")
  func sources() throws {
    let checked = try #require(CrisisLines.checked)
    let all = lines.map(\.line.sources) + CrisisLines.all.flatMap { $0.emergency.map(\.sources) }
    for sources in all {
      #expect(!sources.isEmpty && Set(sources).count == sources.count)
      for source in sources { #expect(URL(string: source)?.scheme == "https", "\(source)") }
    }
    for (_, line) in lines {
      if let chat = line.chat { #expect(URL(string: chat)?.scheme == "https", "\(chat)") }
      guard let dated = line.dated else { continue }
      #expect(dated.wholeMatch(of: /20[0-9]{2}(-[0-9]{2}){0,2}/) != nil && dated <= checked.description, "\(dated)")
    }
  }

  @Test("Hours are read, and nonsense is not")
  func hours() throws {
    func time(_ text: String) throws -> WallTime { try #require(WallTime(text)) }
    #expect(CrisisLine.Hours("24/7") == .always)
    #expect(try CrisisLine.Hours("10:00-24:00") == .daily(time("10:00"), .midnight))
    #expect(try CrisisLine.Hours("15:30-00:30") == .daily(time("15:30"), time("00:30")))
    #expect(try CrisisLine.Hours("weekdays 10:00-18:00") == .weekdays(time("10:00"), time("18:00")))
    for text in ["", "always", "10-18", "weekends 10:00-18:00", "10:00-25:00", "10:00"] {
      #expect(CrisisLine.Hours(text) == nil, "\(text)")
    }
  }

  @Test(
    "The reader's zone leads to the reader's country",
    arguments: [
      ("America/New_York", "US"), ("US/Pacific", "US"), ("Pacific/Honolulu", "US"), ("America/Toronto", "CA"),
      ("Europe/London", "GB"), ("Europe/Dublin", "IE"), ("Australia/Perth", "AU"), ("Pacific/Auckland", "NZ"),
      ("America/Mexico_City", "MX"), ("Europe/Madrid", "ES"), ("America/Sao_Paulo", "BR"), ("Asia/Calcutta", "IN"),
      ("Asia/Kolkata", "IN"), ("Africa/Johannesburg", "ZA"), ("Asia/Tokyo", "JP"),
    ])
  func zones(zone: String, code: String) {
    #expect(CrisisLines.country(timeZone: zone)?.code == code)
  }

  @Test("No zone lies in two countries, each is a zone, and a zone of nowhere leads nowhere")
  func zoneTable() {
    let zones = CrisisLines.all.flatMap(\.zones)
    #expect(Set(zones).count == zones.count)
    for zone in zones { #expect(Zone.named(zone) != nil, "\(zone)") }
    for zone in ["UTC", "Etc/GMT+5", "Africa/Nairobi", "Nowhere"] {
      #expect(CrisisLines.country(timeZone: zone) == nil, "\(zone)")
    }
  }
}
