import Pages
import Web

extension DirectoryMigrations {
  /// What the tables hold, column by column.
  public static let stored: [StoredTable] = [
    StoredTable(
      "directory_state",
      [
        StoredColumn("id") { t("Always 1.") },
        StoredColumn("change_number") { t("Counts changes to the listings.") },
        StoredColumn("reload_number") { t("From which change on everything must be read anew.") },
      ]
    ) { t("How the search keeps up with the listings.") },
    StoredTable(
      "source",
      [
        StoredColumn("name") { t("What the operator calls a list of meetings.") },
        StoredColumn("format") { t("The format it came in.") },
        StoredColumn("imported_at") { t("When it was last read in.") },
        StoredColumn("records") { t("How many meetings it had.") },
      ]
    ) { t("Where listings come from.") },
    StoredTable(
      "meeting",
      [
        StoredColumn("id") { t("The listing’s own number.") },
        StoredColumn("slug") { t("Its name in addresses.") },
        StoredColumn("source") { t("The list it came from.") },
        StoredColumn("source_key") { t("What that list calls it.") },
        StoredColumn("fingerprint") { t("Tells a changed listing from an unchanged one.") },
        StoredColumn("document") { t("The listing as everybody can read it on its page.") },
        StoredColumn("search_record") { t("The same, made ready for the search.") },
        StoredColumn("place_key") { t("Which listings share a place.") },
        StoredColumn("group_key") { t("Which listings are one group’s.") },
        StoredColumn("change_number") { t("The count of its last change.") },
        StoredColumn("created_at") { t("When it was first listed.") },
        StoredColumn("changed_at") { t("When it last changed.") },
        StoredColumn("retired_at") { t("When it was taken off the list.") },
        StoredColumn("body_key") { t("The service body that lists it.") },
        StoredColumn("words_key") { t("Its name and place in plain letters, so that its editors find it.") },
      ]
    ) { t("The public listings of meetings.") },
    StoredTable(
      "kept_listing",
      [
        StoredColumn("meeting_id") { t("Which listing it is.") },
        StoredColumn("kept_at") { t("Since when it is kept here.") },
        StoredColumn("origin_document") { t("What its list said when somebody last looked at it.") },
        StoredColumn("origin_fingerprint") { t("Tells whether the list says something new.") },
        StoredColumn("news_document") { t("What its list has said since.") },
        StoredColumn("news_fingerprint") { t("Tells whether that changed again.") },
        StoredColumn("gone_at") { t("When its list left it out.") },
        StoredColumn("returns_at") { t("When it meets again after a pause.") },
      ]
    ) { t("Listings that their groups keep themselves.") },
    StoredTable(
      "listing_version",
      [
        StoredColumn("meeting_id") { t("Which listing it is.") },
        StoredColumn("number") { t("Which of its versions.") },
        StoredColumn("change_number") { t("The count of that change.") },
        StoredColumn("at") { t("When it was changed.") },
        StoredColumn("act") { t("What was done.") },
        StoredColumn("role") { t("In which role it was done, not by whom.") },
        StoredColumn("scope") { t("For which group or service body.") },
        StoredColumn("document") { t("What the listing said from then on.") },
      ]
    ) { t("Earlier versions of listings that are kept here.") },
    StoredTable(
      "problem_report",
      [
        StoredColumn("id") { t("The report’s own number.") },
        StoredColumn("meeting_id") { t("Which listing it is about.") },
        StoredColumn("kind") { t("What was wrong.") },
        StoredColumn("message") { t("What the visitor wrote, without who they are.") },
        StoredColumn("created_at") { t("When it came.") },
        StoredColumn("settled_at") { t("When it was dealt with.") },
      ]
    ) { t("What visitors said is wrong with a listing.") },
  ]
}
