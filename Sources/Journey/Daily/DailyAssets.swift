import Pages

extension Asset {
  /// Static files of daily records.
  static let daily: [Asset] = [.todayStyle, .rideScript, .draftScript]

  static let todayStyle = Asset("today.css", PackageResources.today_css)
  /// Shows how long an urge has been ridden.
  static let rideScript = Asset("ride.js", PackageResources.ride_js)
  /// Keeps unsaved words in the tab.
  static let draftScript = Asset("draft.js", PackageResources.draft_js)
}
