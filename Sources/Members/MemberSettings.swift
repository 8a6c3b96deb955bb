import Meetings
import Pages

/// A member's choices, sealed like the rest of their record. The vault has one entry of these, or none.
public struct MemberSettings: VaultEntry, Equatable {
  public var id = "settings"
  /// IANA name of the zone that their days and times are in; nil for the browser's.
  public var timeZone: String?
  /// BCP 47; nil for the browser's.
  public var language: String?
  /// A neutral title and icon on every page.
  public var isQuiet = false
  /// The recovery code was written down and typed back.
  public var hasCheckedCode = false

  public init() {}

  public static let collection = VaultCollection<MemberSettings>("settings", mostPerPage: 1) { t("Settings") }

  public var zone: Zone? { timeZone.flatMap { Zone.named($0) } }
  public var spoken: Language? { language.flatMap { Language(tag: $0) } }

  public var facts: [EntryFact] {
    [
      EntryFact(t("Time zone"), timeZone), EntryFact(t("Language"), spoken?.name),
      EntryFact(t("Quiet mode"), isQuiet ? t("on") : t("off")),
    ].compactMap { $0 }
  }
}

extension Vault {
  func settings() async throws -> MemberSettings {
    try await entries(MemberSettings.collection).first ?? MemberSettings()
  }

  /// Changes the settings.
  public func updateSettings(_ change: @Sendable @escaping (inout MemberSettings) -> Void) async throws {
    try await update(MemberSettings.collection) { entries in
      var settings = entries.first ?? MemberSettings()
      change(&settings)
      entries = [settings]
    }
  }
}
