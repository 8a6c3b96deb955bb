import Meetings
import Web

/// One person to reach, as typed.
struct ContactFields: Sendable, Hashable {
  static let prefix = "c"

  var name = ""
  var email = ""
  var phone = ""
  /// Anybody may see it.
  var isPublic = false

  var isBlank: Bool { name.isEmpty && email.isEmpty && phone.isEmpty }

  /// Without blank rows.
  static func rows(in list: ParameterList) -> [ContactFields] {
    (0..<ListingFormLimits.contacts * 2).compactMap { index in
      let row = "\(prefix)\(index)."
      func text(_ name: String) -> String { ListingText.line(list.last(row + name) ?? "") }
      let fields = ContactFields(
        name: text("name"), email: text("email"), phone: text("phone"), isPublic: list.contains(row + "public"))
      return fields.isBlank ? nil : fields
    }
  }
}

extension ListingForm {
  var contacts: [ContactFields] {
    (0..<ListingFormLimits.contacts * 2).compactMap { index in
      let row = "\(ContactFields.prefix)\(index)."
      let fields = ContactFields(
        name: self[row + "name"], email: self[row + "email"], phone: self[row + "phone"],
        isPublic: has(row + "public"))
      return fields.isBlank ? nil : fields
    }
  }

  mutating func setContacts(_ rows: [ContactFields]) {
    for (index, fields) in rows.enumerated() {
      let row = "\(ContactFields.prefix)\(index)."
      self[row + "name"] = fields.name
      self[row + "email"] = fields.email
      self[row + "phone"] = fields.phone
      self[row + "public"] = fields.isPublic ? "yes" : ""
    }
  }
}
