import Crypto
import Foundation
import Meetings

/// How a meeting lies in a row: as JSON with ordered keys, so that equal listings have equal bytes and one fingerprint.
enum MeetingDocument {
  static func encode(_ meeting: Meeting) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(meeting), as: UTF8.self)
  }

  static func decode(_ document: String) throws -> Meeting {
    try JSONDecoder().decode(Meeting.self, from: Data(document.utf8))
  }

  /// Tells whether a source says the same as before: a hash of the listing as decoded, before the directory gives it id and slug.
  static func fingerprint(of meeting: Meeting) throws -> String {
    let digest = SHA256.hash(data: Data(try encode(meeting).utf8))
    return digest.prefix(16).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }

  /// What two listings in the same building share: the position to about ten metres, or else the address.
  static func placeKey(of meeting: Meeting) -> String? {
    guard let place = meeting.place, meeting.attendance.isInPerson || meeting.attendance == .onlineInstead else {
      return nil
    }
    if let position = place.position, !position.isApproximate {
      return "\(Int((position.latitude * 10_000).rounded())),\(Int((position.longitude * 10_000).rounded()))"
    }
    guard let address = place.address, place.street != nil || address.contains(where: \.isNumber) else { return nil }
    return TextFolding.fold(address)
  }

  /// Whose editors look after it; empty where no service body lists it.
  static func bodyKey(of meeting: Meeting) -> String {
    meeting.serviceBody.map { ListingEdits.bodyKey(ofName: $0.name) } ?? ""
  }

  /// What its editors find it by, the name first, so that their order is that of names.
  static func wordsKey(of meeting: Meeting) -> String {
    let place = meeting.place
    let parts: [String?] = [
      meeting.name, place?.city, meeting.regions.last, place?.name, place?.address, meeting.group?.name,
    ]
    let folded = parts.compactMap { $0.map(TextFolding.fold) }.joined(separator: "\n")
    if folded.utf8.count <= longestWordsKey { return folded }
    var (cut, bytes) = ("", 0)
    for scalar in folded.unicodeScalars {
      bytes += UTF8.width(scalar)
      if bytes > longestWordsKey { break }
      cut.unicodeScalars.append(scalar)
    }
    return cut
  }

  /// Bytes: with the name of a service body (300 characters of four bytes) and an id it stays under the 2,704 that PostgreSQL takes
  /// in a row of an index.
  static let longestWordsKey = 1_000

  /// What the meetings of one group share.
  static func groupKey(of meeting: Meeting) -> String? {
    meeting.group.map { meeting.source.name + "/" + TextFolding.fold($0.name) }
  }
}
