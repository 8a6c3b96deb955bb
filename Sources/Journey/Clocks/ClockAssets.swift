import Pages

extension Asset {
  /// Of pages with clocks or milestones on them.
  static let clocksStyle = Asset("clocks.css", PackageResources.clocks_css)
}
