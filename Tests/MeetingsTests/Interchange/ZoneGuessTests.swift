import Foundation
import Testing

@testable import Meetings

@Suite("Zone guesses")
struct ZoneGuessTests {
  private func zone(
    state: String? = nil, country: String? = nil, city: String? = nil, address: String? = nil,
    at position: (Double, Double)? = nil
  ) -> String? {
    ZoneGuess.guess(
      ZoneGuess.Clues(
        state: state, country: country, city: city, address: address,
        position: position.flatMap { Position(latitude: $0.0, longitude: $0.1) }))?.zone
  }

  @Test("A state with one zone decides, by code or name, in a field or an address")
  func states() {
    #expect(zone(address: "3217 Willits Rd B, Philadelphia, PA 19114, USA") == "America/New_York")
    #expect(zone(address: "Philadelphia, PA, USA") == "America/New_York")
    #expect(zone(address: "1122 Fair Ave, San Jose CA 95122") == "America/Los_Angeles")
    #expect(zone(address: "8406 118 Avenue NW, Edmonton, Alberta, T5B 0S5, Canada") == "America/Edmonton")
    #expect(zone(state: "ca") == "America/Los_Angeles")
    #expect(zone(state: "California", country: "CA") == nil)
    #expect(zone(state: "WA", country: "Australia") == "Australia/Perth")
    #expect(zone(state: "WA") == "America/Los_Angeles")
    #expect(zone(state: "Nuevo León", country: "México") == "America/Monterrey")
    #expect(zone(address: "100 Peachtree St, Atlanta, Georgia") == "America/New_York")
    #expect(zone(address: "123 George St, Sydney NSW 2000, Australia") == "Australia/Sydney")
  }

  @Test("A divided state is decided by the nearest town, by its name, or by where most people live")
  func dividedStates() {
    #expect(zone(state: "TX", country: "USA", at: (31.8, -106.4)) == "America/Denver")
    #expect(zone(state: ".TX", country: "USA", at: (33.5, -101.9)) == "America/Chicago")
    #expect(zone(state: "TX", city: "El Paso") == "America/Denver")
    #expect(zone(address: "1 Main St, El Paso, TX 79901, USA") == "America/Denver")
    #expect(zone(state: "TX", city: "Pampa") == "America/Chicago")
    #expect(zone(state: "FL", at: (30.4, -87.2)) == "America/Chicago")
    #expect(zone(state: "FL", at: (28.5, -81.4)) == "America/New_York")
    #expect(zone(state: "Tennessee", at: (35.9, -84.0)) == "America/New_York")
    #expect(zone(state: "KY", at: (37.1, -88.6)) == "America/Chicago")
    #expect(zone(state: "IN", at: (41.6, -87.3)) == "America/Chicago")
    #expect(zone(state: "ON", at: (49.8, -94.5)) == "America/Winnipeg")
  }

  @Test("A country of one zone decides; elsewhere the nearest town, and nothing where nothing is near")
  func countries() {
    #expect(zone(country: "Ireland") == "Europe/Dublin")
    #expect(zone(country: "GBR") == "Europe/London")
    #expect(zone(address: "10 High Street, Cardiff, Wales") == "Europe/London")
    #expect(zone(country: "IN") == "Asia/Kolkata")
    #expect(zone(country: "Deutschland") == "Europe/Berlin")
    #expect(zone(country: "Brazil", at: (-3.1, -60.0)) == "America/Manaus")
    #expect(zone(at: (39.95, -75.16)) == "America/New_York")
    #expect(zone(at: (33.749, -84.388)) == "America/New_York")
    #expect(zone(at: (48.85, 2.35)) == "Europe/Paris")
    #expect(zone(at: (-60.0, -140.0)) == nil)
    #expect(zone(country: "USA") == nil)
    #expect(zone(address: "Online") == nil)
    #expect(zone() == nil)
  }

  @Test("Every zone in the tables exists, and every town is on Earth")
  func tables() {
    for city in ZoneCities.all {
      #expect(Zone.named(city.zone) != nil, "\(city.name): \(city.zone)")
      #expect(Position(latitude: city.latitude, longitude: city.longitude) != nil)
    }
    #expect(ZoneCities.all.count > 600)
    for country in ZoneCountries.byCode.values {
      if let zone = country.zone { #expect(Zone.named(zone) != nil, "\(country.name): \(zone)") }
    }
    #expect(ZoneCountries.byCode.count > 220)
    for country in ZoneStates.countries {
      for city in ZoneCities.byArea[country] ?? [] {
        let state = ZoneStates.state(named: String(city.area.dropFirst(3)), country: country)
        #expect(
          state.map { $0.isOnly ? $0.zone == city.zone : true } == true, "\(city.name), \(city.area): \(city.zone)")
        if let state { #expect(Zone.named(state.zone) != nil) }
      }
    }
  }
}
