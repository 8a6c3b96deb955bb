/// Who holds the meeting, who answers for the listing, and where corrections go.
extension MeetingGuideRecord {
  mutating func regions() -> [String] {
    let regions = list("regions", separators: ">")
    if !regions.isEmpty {
      // The same again for older readers; kept where it says something else.
      for key in ["region", "sub_region"] {
        if let text = fields[key]?.plainText, collector.line(text, key).map(regions.contains) ?? true {
          fields[key] = nil
        }
      }
      return regions
    }
    return ["region", "sub_region", "sub_sub_region"].compactMap { line($0) }
  }

  /// Without a group's name its fields stay with the extras.
  mutating func group() -> Group? {
    guard let name = line("group") else { return nil }
    var group = Group(name: name)
    group.notes = text("group_notes")
    group.district = line("district")
    group.subDistrict = line("sub_district")
    group.website = link("website")
    group.website2 = link("website_2")
    group.email = raw("email").flatMap { collector.email($0, "email") }
    group.phone = raw("phone").flatMap { collector.phone($0, "phone") }
    group.mailingAddress = text("mailing_address", limit: FeedLimits.shortText)
    return group
  }

  private mutating func text(_ key: String, limit: Int) -> String? {
    raw(key).flatMap { collector.text($0, key, limit: limit) }
  }

  /// The specification calls its site `entity_website_url` in one place and `entity_url` in another.
  mutating func serviceBody() -> ServiceBody? {
    guard let name = line("entity") else { return nil }
    var body = ServiceBody(key: line(Extension.entityKey) ?? name, name: name)
    body.url = link("entity_website_url")
    // The other name stays with the extras where it says something else.
    if body.url == nil || fields["entity_url"]?.plainText == body.url { body.url = link("entity_url") ?? body.url }
    body.phone = raw("entity_phone").flatMap { collector.phone($0, "entity_phone") }
    body.email = raw("entity_email").flatMap { collector.email($0, "entity_email") }
    body.location = line("entity_location")
    return body
  }

  /// Contacts read of one record: the specification has three.
  static let mostContacts = 9

  mutating func contacts() -> [Contact] {
    guard fields.keys.contains(where: { $0.hasPrefix("contact_") }) else { return [] }
    var shown: Set<String> = []
    if fields[Extension.publicContacts] != nil { shown = Set(list(Extension.publicContacts, separators: ",")) }
    var found: [Contact] = []
    for number in 1...Self.mostContacts {
      let prefix = "contact_\(number)_"
      guard fields[prefix + "name"] != nil || fields[prefix + "email"] != nil || fields[prefix + "phone"] != nil else {
        continue
      }
      let contact = Contact(
        name: line(prefix + "name"), email: raw(prefix + "email").flatMap { collector.email($0, prefix + "email") },
        phone: raw(prefix + "phone").flatMap { collector.phone($0, prefix + "phone") },
        isPublic: shown.contains(String(number)))
      if contact.name != nil || contact.email != nil || contact.phone != nil { found.append(contact) }
    }
    return found
  }

  /// Addresses for corrections; a `mailto:` in `feedback_url` is one too.
  mutating func feedback(_ meeting: inout Meeting) {
    var emails: [String] = []
    for key in ["feedback_emails", "entity_feedback_emails"] {
      for text in list(key, separators: ",; ") {
        if let email = collector.email(text, key), !emails.contains(email) { emails.append(email) }
      }
    }
    if let text = raw("feedback_url") {
      if text.lowercased().hasPrefix("mailto:"), let email = Cleaning.email(text) {
        if !emails.contains(email) { emails.append(email) }
      } else {
        meeting.feedbackURL = collector.link(text, "feedback_url")
      }
    }
    meeting.feedbackEmails = emails
  }
}
