/// The columns of a meeting spreadsheet: the 37 of the 12 Step Meeting List plugin's template (code4recovery/12-step-meeting-list,
/// `template.csv`) in its order, then what else its importer takes, and what a listing needs to come back whole.
///
/// The raw value is the header that is written. Reading compares letters and digits only, and knows other names (`synonyms`).
enum TSMLColumn: String, CaseIterable, Hashable, Sendable {
  case time = "Time"
  case endTime = "End Time"
  case day = "Day"
  case name = "Name"
  case location = "Location"
  case address = "Address"
  case region = "Region"
  case subRegion = "Sub Region"
  case types = "Types"
  case notes = "Notes"
  case locationNotes = "Location Notes"
  case timeZone = "Timezone"
  case group = "Group"
  case district = "District"
  case subDistrict = "Sub District"
  case website = "Website"
  case website2 = "Website 2"
  case mailingAddress = "Mailing Address"
  case venmo = "Venmo"
  case email = "Email"
  case phone = "Phone"
  case groupNotes = "Group Notes"
  case contact1Name = "Contact 1 Name"
  case contact1Email = "Contact 1 Email"
  case contact1Phone = "Contact 1 Phone"
  case contact2Name = "Contact 2 Name"
  case contact2Email = "Contact 2 Email"
  case contact2Phone = "Contact 2 Phone"
  case contact3Name = "Contact 3 Name"
  case contact3Email = "Contact 3 Email"
  case contact3Phone = "Contact 3 Phone"
  case lastContact = "Last Contact"
  case conferenceURL = "Conference URL"
  case conferencePhone = "Conference Phone"
  case author = "Author"
  case slug = "Slug"
  case updated = "Updated"
  // Beyond the template
  case id = "ID"
  case formattedAddress = "Formatted Address"
  case city = "City"
  case state = "State"
  case postalCode = "Postal Code"
  case country = "Country"
  case county = "County"
  case neighborhood = "Neighborhood"
  case latitude = "Latitude"
  case longitude = "Longitude"
  case coordinates = "Coordinates"
  case approximate = "Approximate"
  case locationURL = "Location URL"
  case attendance = "Attendance"
  case conferenceURLNotes = "Conference URL Notes"
  case conferencePhoneNotes = "Conference Phone Notes"
  case languages = "Languages"
  case fellowship = "Fellowship"
  case schedule = "Schedule"
  case regions = "Regions"
  case square = "Square"
  case paypal = "Paypal"
  case url = "URL"
  case feedbackEmails = "Feedback Emails"
  case feedbackURL = "Feedback URL"
  case entity = "Entity"
  case entityID = "Entity ID"
  case entityURL = "Entity URL"
  case entityPhone = "Entity Phone"
  case entityEmail = "Entity Email"
  case entityLocation = "Entity Location"
  case publicContacts = "Public Contacts"
  case published = "Published"
  case extras = "Extras"

  /// The template's own.
  static let template = 37

  static let contacts: [(name: TSMLColumn, email: TSMLColumn, phone: TSMLColumn)] = [
    (.contact1Name, .contact1Email, .contact1Phone), (.contact2Name, .contact2Email, .contact2Phone),
    (.contact3Name, .contact3Email, .contact3Phone),
  ]

  /// The column a header means; nil for one Homegroup does not know.
  static func named(_ header: String) -> TSMLColumn? { byKey[key(header)] }

  /// Letters and digits, folded: `sub_region`, `Sub-Region` and `SUB REGION` are one.
  private static func key(_ header: String) -> String {
    Cleaning.fold(header).filter { $0.isLetter || $0.isNumber }
  }

  private static let byKey: [String: TSMLColumn] = {
    var table = Dictionary(uniqueKeysWithValues: allCases.map { (key($0.rawValue), $0) })
    for (column, names) in synonyms {
      for name in names.split(separator: ",") where table[key(String(name))] == nil {
        table[key(String(name))] = column
      }
    }
    return table
  }()

  /// What other spreadsheets and exports call them; the Spanish names too.
  private static let synonyms: [TSMLColumn: String] = [
    .time: "start time,start,begin time,meeting time,hora,hora de inicio",
    .endTime: "end,finish time,end_time,hora fin,hora de fin,hora de término",
    .day: "days,weekday,day of week,meeting day,día,días,día de la semana",
    .name: "meeting,meeting name,title,nombre,reunión,nombre de la reunión",
    .location: "location name,venue,place,building,lugar,ubicación",
    .address: "street,street address,address 1,dirección,calle",
    .subRegion: "subregion,región secundaria",
    .types: "type,meeting types,type codes,tipos,tipo",
    .notes: "meeting notes,comments,description,notas,comentarios",
    .locationNotes: "address notes,notas de ubicación",
    .timeZone: "time zone,tz,zona horaria",
    .group: "group name,grupo", .website: "web site,sitio web", .email: "e-mail,correo,group email",
    .phone: "telephone,teléfono,group phone", .groupNotes: "notes about the group",
    .lastContact: "last confirmed,last verified,last contact date",
    .conferenceURL:
      "online url,meeting link,conference link,online meeting url,zoom link,zoom url,zoom,virtual meeting link,link",
    .conferencePhone: "dial in,dial-in,online phone,zoom phone,phone in",
    .conferenceURLNotes: "conference notes,online notes,conference url note",
    .conferencePhoneNotes: "conference phone note",
    .updated: "last updated,date modified,modified,updated at,fecha de actualización",
    .id: "meeting id,identifier,key", .city: "town,locality,ciudad,municipio", .state: "province,estado,provincia",
    .postalCode: "zip,zip code,postcode,código postal", .country: "nation,país", .county: "condado",
    .neighborhood: "neighbourhood,barrio", .latitude: "lat,latitud", .longitude: "lng,lon,long,longitud",
    .formattedAddress: "full address", .coordinates: "lat long,lat lng",
    .attendance: "attendance option,how to attend,meeting format,modalidad", .languages: "language,idioma,idiomas",
    .fellowship: "program,programme,fellowship id", .regions: "region path", .paypal: "pay pal",
    .square: "cash app,cashapp",
    .url: "permalink,listing url", .feedbackEmails: "feedback email", .feedbackURL: "edit url,feedback page",
    .entity: "service body,intergroup,entity name", .entityURL: "entity website,website url",
    .published: "is published,status published",
  ]
}
