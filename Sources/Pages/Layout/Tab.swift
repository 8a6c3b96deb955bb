/// A part of the site in the main navigation: below the page on a phone, in the header on a desk.
///
///     extension Tab {
///       static let meetings = Tab("meetings", icon: .search, url: DirectoryPath.meetings.url()) { t("Meetings") }
///     }
///
/// The server hands all of them to `PageContext`, in their order.
public struct Tab: Sendable, Identifiable {
  public let id: String
  public let icon: Icon
  public let url: String
  /// Asked for when a page is written, in that page's language.
  public let title: @Sendable () -> String

  public init(_ id: String, icon: Icon, url: String, title: @escaping @Sendable () -> String) {
    self.id = id
    self.icon = icon
    self.url = url
    self.title = title
  }
}

/// A link at the foot of every page.
public struct FooterLink: Sendable {
  public let url: String
  public let title: @Sendable () -> String

  public init(url: String, title: @escaping @Sendable () -> String) {
    self.url = url
    self.title = title
  }
}
