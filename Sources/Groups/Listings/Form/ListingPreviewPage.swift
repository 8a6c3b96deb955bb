import Directory
import Meetings
import Pages

/// A listing as everybody would see it, before anything changes.
struct ListingPreviewPage {
  var title: String
  var action: String
  var token: HiddenField
  var form: ListingForm
  var hidden: [(String, String)]
  var meeting: Meeting
  var preview: MeetingPreview
  /// Nil for a new listing.
  var changes: [ListingChange]?
  var save: String

  var page: Page {
    Page(
      title: title, activeTab: "meetings", styles: [.listingsStyle], isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("This is how it will look"))</h1>
        \(changed)\(map)\(noDates)
        <form method="post" action="\(url: action)" class="form">\(token)\(carried)
        \(Actions("\(saveButton)\(goOn)"))</form>
        <div class="preview-frame">\(preview)</div>
        """)
  }

  private var carried: HTML { "\((hidden + form.pairs).map { HiddenField($0.0, $0.1) })" }
  private var saveButton: SubmitButton {
    SubmitButton(save, name: ListingFormPage.Act.field, value: ListingFormPage.Act.save.rawValue)
  }
  private var goOn: SubmitButton {
    SubmitButton(
      t("Go on writing"), kind: .quiet, name: ListingFormPage.Act.field, value: ListingFormPage.Act.edit.rawValue)
  }

  private var changed: HTML? {
    guard let changes else { return nil }
    if changes.isEmpty {
      return
        "\(Notice(.info, "<p>\(t("It says what it said before. Saving it confirms that this is still right."))</p>"))"
    }
    return "<section class=\"card wash\"><h2>\(t("What changes"))</h2>\(ChangeList(changes: changes))</section>"
  }

  /// Directions would lead to the old door.
  private var map: HTML? {
    guard let changes, changes.contains(where: { $0.field == .address }),
      !changes.contains(where: { $0.field == .position }), meeting.place?.position != nil
    else { return nil }
    return """
      \(Notice(.warning, "<p>\(t("The address is another one, and the point on the map is still the old one. Change it too, or take it out."))</p>"))
      """
  }

  /// All dates are over, or a week of the month never comes.
  private var noDates: HTML? {
    let isOver = !meeting.schedule.slots.isEmpty && meeting.attendance != .suspended && !preview.hasDates
    return isOver
      ? "\(Notice(.warning, "<p>\(t("With these times it does not meet at all in the coming year. Are they right?"))</p>"))"
      : nil
  }
}
