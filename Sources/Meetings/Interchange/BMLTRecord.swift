/// Between BMLT's field names and a meeting.
///
/// `value` says what a field would be, told from the meeting alone. The decoder keeps in `extras`, under BMLT's own name, every field of which
/// that is not exactly what the server wrote; so `fields(of:)` gives a record back as it was, and extras stay small. People's contacts are never
/// kept there, because extras are exported.
public enum BMLTRecord {
  /// The fields of `GetSearchResults` in a server's own order.
  public static let fieldNames = [
    "id_bigint", "worldid_mixed", "shared_group_id_bigint", "service_body_bigint", "weekday_tinyint", "venue_type",
    "start_time",
    "duration_time", "time_zone", "formats", "lang_enum", "longitude", "latitude", "distance_in_km",
    "distance_in_miles",
    "email_contact", "meeting_name", "location_text", "location_info", "location_street", "location_city_subsection",
    "location_neighborhood", "location_municipality", "location_sub_province", "location_province",
    "location_postal_code_1",
    "location_nation", "comments", "zone", "train_lines", "bus_lines", "contact_phone_2", "contact_email_2",
    "contact_name_2",
    "contact_phone_1", "contact_email_1", "contact_name_1", "published", "root_server_uri",
  ]
  /// Fields that a server sends only where they say something.
  static let optionalFieldNames = [
    "format_shared_id_list", "virtual_meeting_link", "virtual_meeting_additional_info", "phone_meeting_number",
  ]
  /// Depend on the question, not on the meeting.
  static let queryFieldNames: Set<String> = ["distance_in_km", "distance_in_miles"]
  static let contactFieldNames: Set<String> = [
    "email_contact", "contact_phone_2", "contact_email_2", "contact_name_2", "contact_phone_1", "contact_email_1",
    "contact_name_1",
  ]
  /// Our own names among the extras.
  static let parentKey = "bmlt_service_body_parent_id"
  static let contactsKey = "bmlt_contacts"

  /// The meeting as a record of `GetSearchResults`. Values are texts, empty where nothing is known. Private contacts are left empty.
  public static func fields(of meeting: Meeting) -> [String: JSONValue] {
    var record: [String: JSONValue] = [:]
    for name in fieldNames { record[name] = meeting.extras[name] ?? .string(value(name, of: meeting) ?? "") }
    for name in optionalFieldNames {
      let value = meeting.extras[name] ?? value(name, of: meeting).map(JSONValue.string)
      if let value, value != .string("") { record[name] = value }
    }
    for (name, value) in meeting.extras where record[name] == nil && name != parentKey && name != contactsKey {
      record[name] = value
    }
    return record
  }

  /// What a field is, told from the meeting; nil where the model does not hold it.
  static func value(_ name: String, of meeting: Meeting) -> String? {
    timeValue(name, of: meeting) ?? placeValue(name, of: meeting) ?? contactValue(name, of: meeting)
  }

  private static func timeValue(_ name: String, of meeting: Meeting) -> String? {
    let slot = meeting.schedule.slots.first
    switch name {
    case "id_bigint": return meeting.source.key
    case "service_body_bigint": return meeting.serviceBody?.key
    case "meeting_name": return meeting.name
    case "comments": return meeting.notes
    case "lang_enum": return meeting.languages.count == 1 ? meeting.languages.first : nil
    case "published": return meeting.isPublished ? "1" : "0"
    case "weekday_tinyint": return slot?.recurrence.weekdays.min().map { String($0.rawValue + 1) }
    case "start_time": return slot.map { "\($0.start):00" }
    case "duration_time":
      return slot?.duration.map { "\(CivilDate.padded($0 / 60, 2)):\(CivilDate.padded($0 % 60, 2)):00" }
    case "virtual_meeting_link": return meeting.online?.url
    case "virtual_meeting_additional_info": return meeting.online?.urlNotes
    case "phone_meeting_number": return meeting.online?.phone
    default: return nil
    }
  }

  private static func placeValue(_ name: String, of meeting: Meeting) -> String? {
    let place = meeting.place
    switch name {
    case "latitude": return place?.position.map { String($0.latitude) }
    case "longitude": return place?.position.map { String($0.longitude) }
    case "location_text": return place?.name
    case "location_info": return place?.notes
    case "location_street": return place?.street
    case "location_neighborhood": return place?.neighborhood
    case "location_municipality": return place?.city
    case "location_sub_province": return place?.county
    case "location_province": return place?.state
    case "location_postal_code_1": return place?.postalCode
    case "location_nation": return place?.country
    default: return nil
    }
  }

  // MARK: Contacts

  /// The three places of a contact, in the order a meeting keeps them.
  static let contactPlaces = ["1", "2", "email"]

  /// Public contacts only.
  private static func contactValue(_ name: String, of meeting: Meeting) -> String? {
    guard contactFieldNames.contains(name), !meeting.contacts.isEmpty else { return nil }
    let given = meeting.extras[contactsKey]?.bmltText?.split(separator: ",").map(String.init)
    let places = given ?? Array(contactPlaces.prefix(meeting.contacts.count))
    for (place, contact) in zip(places, meeting.contacts) where contact.isPublic {
      switch name {
      case "contact_name_\(place)": return contact.name
      case "contact_email_\(place)": return contact.email
      case "contact_phone_\(place)": return contact.phone
      case "email_contact" where place == "email": return contact.email
      default: continue
      }
    }
    return nil
  }
}
