import Meetings
import Pages

extension ListingReading {
  private static let parts = [
    Name.street, Name.neighborhood, Name.city, Name.county, Name.state, Name.postcode, Name.country,
  ]

  mutating func readPlace() {
    var place = meeting.place ?? Place()
    let (name, oneLine, notes) = (line(Name.place), line(Name.address), text(Name.placeNotes))
    if isChanged(Name.place) { place.name = name }
    if isChanged(Name.placeNotes) { place.notes = notes }
    let parts = Self.parts.map { line($0) }
    if Self.parts.contains(where: { form[$0] != known[$0] }) {
      // A line that was made from other parts would go on saying the old address.
      if !ListingForm.hasOneLine(place) || parts[0] != nil { place.formattedAddress = nil }
      place.street = parts[0]
      place.neighborhood = parts[1]
      place.city = parts[2]
      place.county = parts[3]
      place.state = parts[4]
      place.postalCode = parts[5]
      place.country = parts[6]
    }
    if isChanged(Name.address), place.street == nil { place.formattedAddress = oneLine }
    meeting.place = place == Place() ? nil : place
  }

  mutating func readPosition() {
    guard isChanged(.position) else { return }
    let (latitude, longitude) = (form[Name.latitude], form[Name.longitude])
    if latitude.isEmpty, longitude.isEmpty {
      meeting.place?.position = nil
      if meeting.place == Place() { meeting.place = nil }
      return
    }
    guard let north = Self.degrees(latitude), let east = Self.degrees(longitude),
      let position = Meetings.Position(latitude: north, longitude: east, isApproximate: form.has(Name.approximate))
    else {
      return wrong(Name.latitude, t("Write both in degrees, such as 39.9485 and -75.1690, or leave both out."))
    }
    var place = meeting.place ?? Place()
    place.position = position
    meeting.place = place
  }

  private static func degrees(_ text: String) -> Double? {
    text.count <= 24 ? Double(text.replacing(",", with: ".")) : nil
  }
}
