import Pages

/// What the list of sessions calls a device: its browser and its system, from what the browser says of itself. Nothing else of that
/// text is kept.
struct DeviceLabel: Sendable, Hashable {
  var browser: String
  var system: String

  /// What browsers say of themselves is short; the rest is not read.
  private static let longest = 500

  init(userAgent: String?) {
    let text = String((userAgent ?? "").prefix(Self.longest))
    func first(_ table: [(mark: String, name: String)]) -> String? { table.first { text.contains($0.mark) }?.name }
    browser = first(Self.browsers) ?? ""
    system = first(Self.systems) ?? ""
  }

  /// As it is sealed with the session.
  var stored: String { "\(browser)\n\(system)" }

  init(stored: String) {
    let parts = stored.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    browser = parts.first ?? ""
    system = parts.count > 1 ? parts[1] : ""
  }

  /// In the reader's language: `Firefox on Android`.
  var text: String {
    switch (browser.isEmpty, system.isEmpty) {
    case (false, false): t("\(browser) on \(system)")
    case (false, true): browser
    case (true, false): system
    case (true, true): t("A browser")
    }
  }

  /// In this order: most browsers also say that they are their ancestors.
  private static let browsers = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
  ].map { (mark: $0.0, name: $0.1) }

  private static let systems = [
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
  ].map { (mark: $0.0, name: $0.1) }
}
