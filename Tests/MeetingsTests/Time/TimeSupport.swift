import Foundation
import Testing

@testable import Meetings

/// Zones with summer time in both hemispheres, with half and quarter hours, a half-hour shift, Ramadan, changes at midnight, a
/// skipped day and none of all that.
let testZones = [
  "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Havana", "America/Santiago",
  "America/Asuncion",
  "America/Sao_Paulo", "America/Caracas", "America/Mexico_City", "Europe/London", "Europe/Berlin", "Europe/Moscow",
  "Africa/Casablanca", "Africa/Cairo", "Africa/Johannesburg", "Asia/Beirut", "Asia/Tehran", "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Tokyo", "Australia/Sydney", "Australia/Adelaide", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham",
  "Pacific/Apia", "Pacific/Honolulu", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Etc/UTC",
]

func zone(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Zone {
  try #require(Zone.named(name), "\(name)", sourceLocation: sourceLocation)
}

func day(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> CivilDate {
  try #require(CivilDate(text), sourceLocation: sourceLocation)
}

func time(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> WallTime {
  try #require(WallTime(text), sourceLocation: sourceLocation)
}

/// `2026-03-08T07:00:00Z`, read by Foundation.
func instant(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Instant {
  let date = try #require(try? Date(text, strategy: .iso8601), "\(text)", sourceLocation: sourceLocation)
  return Instant(seconds: Int64(date.timeIntervalSince1970))
}
