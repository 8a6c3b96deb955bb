import Meetings

/// One made-up meeting, as the tables write it.
struct DemonstrationRow {
  var name: String
  var fellowship: Fellowship.ID
  /// None: by appointment.
  var slots: [Slot]
  var attendance: Attendance
  var place: DemonstrationPlace?
  var types: [String]
  var notes: String?
  var group: String?
  var joining: String?
  var phone: String?

  init(
    _ name: String, _ fellowship: Fellowship.ID, _ slots: [Slot], at place: DemonstrationPlace? = nil,
    _ attendance: Attendance = .inPerson, types: String = "", group: String? = nil, joining: String? = nil,
    phone: String? = nil, _ notes: String? = nil
  ) {
    self.name = name
    self.fellowship = fellowship
    self.slots = slots
    self.attendance = attendance
    self.place = place
    self.types = types.split(separator: " ").map(String.init)
    self.notes = notes
    self.group = group
    self.joining = joining
    self.phone = phone
  }
}

/// A made-up place, in kilometres north and east of the middle of the made-up town.
struct DemonstrationPlace {
  var name: String
  var street: String
  var town: String
  var north: Double
  var east: Double
  var notes: String?

  static let churchHall = DemonstrationPlace(
    name: "St Brannock’s Church Hall", street: "14 Ropewalk Lane", town: "Harbour Bend", north: 0.4, east: -0.3,
    notes: "The side door under the blue lamp. Follow the smell of coffee.")
  static let library = DemonstrationPlace(
    name: "Lantern Square Library", street: "2 Lantern Square", town: "Harbour Bend", north: 0, east: 0.1,
    notes: "The reading room on the ground floor. No steps; the lift is not needed.")
  static let netLoft = DemonstrationPlace(
    name: "The Old Net Loft", street: "31 Quay Street", town: "Harbour Bend", north: -0.6, east: 0.9,
    notes: "Up one flight of outside stairs. The rail is on the left.")
  static let cafe = DemonstrationPlace(
    name: "Tidewater Café", street: "5 Cooper’s Row", town: "Harbour Bend", north: -0.2, east: 0.5,
    notes: "The back room, past the counter. Nobody will ask you to buy anything.")
  static let beacon = DemonstrationPlace(
    name: "Beacon House", street: "19 Beacon Street", town: "Harbour Bend", north: 1.1, east: 0.6,
    notes: "Ring the bell marked Garden Room and somebody comes down.")
  static let clinic = DemonstrationPlace(
    name: "Larkhill Clinic, Room 4", street: "120 Larkhill Avenue", town: "Larkhill", north: 3.8, east: -2.4,
    notes: "Main entrance, then right. Free parking after five.")
  static let college = DemonstrationPlace(
    name: "Bend College, Student House", street: "60 College Walk", town: "Larkhill", north: 4.6, east: -1.7,
    notes: "Second floor, the room with the plants.")
  static let school = DemonstrationPlace(
    name: "Ferry Road School", street: "77 Ferry Road", town: "Millpond", north: -5.2, east: 3.1,
    notes: "The gate by the playing field is open from half an hour before.")
  static let mill = DemonstrationPlace(
    name: "Millpond Community Centre", street: "8 Weir Road", town: "Millpond", north: -4.7, east: 2.2,
    notes: "Step-free from the car park. Children’s corner in the hall.")
  static let chapel = DemonstrationPlace(
    name: "The Chapel on the Green", street: "1 Green End", town: "Fennick", north: 7.9, east: 8.3,
    notes: "In winter we meet in the vestry, which is warmer.")
  static let villageHall = DemonstrationPlace(
    name: "Fennick Village Hall", street: "12 Orchard Way", town: "Fennick", north: 8.4, east: 7.6)
  static let bandstand = DemonstrationPlace(
    name: "Saltmarsh Park, the bandstand", street: "Saltmarsh Park", town: "Harbour Bend", north: -1.4, east: -0.8,
    notes: "If it rains we sit under the roof. Bring a blanket.")
}

extension Slot {
  /// Weekly on these days.
  static func on(_ days: Weekday..., at hour: Int, _ minute: Int = 0, for duration: Int? = 60) -> Slot {
    Slot(.weekly(Set(days)), at: time(hour, minute), duration: duration)
  }

  static func daily(_ hour: Int, _ minute: Int = 0, for duration: Int = 60) -> Slot {
    Slot(.weekly(Set(Weekday.allCases)), at: time(hour, minute), duration: duration)
  }

  static func monthly(_ ordinals: Int..., day: Weekday, at hour: Int, _ minute: Int = 0, for duration: Int = 60) -> Slot
  {
    Slot(.monthly(day, ordinals: Set(ordinals)), at: time(hour, minute), duration: duration)
  }

  /// Every second week, counted from the week of 5 January 2026.
  static func fortnightly(_ day: Weekday, at hour: Int, _ minute: Int = 0, for duration: Int = 60) -> Slot {
    let anchor = CivilDate(year: 2026, month: 1, day: 5)
    return Slot(.weekly([day], interval: 2, anchor: anchor), at: time(hour, minute), duration: duration)
  }

  private static func time(_ hour: Int, _ minute: Int) -> WallTime { WallTime(hour: hour, minute: minute) ?? .midnight }
}
