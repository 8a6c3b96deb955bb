import Pages

extension Asset {
  static let checksStyle = Asset("checks.css", PackageResources.checks_css)
  static let checksScript = Asset("checks.js", PackageResources.checks_js)
  static let selfChecks: [Asset] = [.checksStyle, .checksScript]
}
