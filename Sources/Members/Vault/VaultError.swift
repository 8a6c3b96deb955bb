import HTTPTypes
import Pages
import Web

/// What is wrong with a member's sealed record.
public enum VaultError: Error, Hashable {
  /// Something does not open with the member's key: changed, cut, or put in another's place.
  case altered
  /// A page that the ledger knows is not there.
  case missing
  /// A page, or all of them, is an older one than the ledger knows.
  case replayed
  /// A page opens, but holds something that this version of the program does not understand.
  case unreadable
  /// A page holds as many entries as it may.
  case full(limit: Int)
  /// A page's entries take more bytes than fit.
  case tooLarge(limit: Int)
}

extension VaultError: Failure {
  public var status: HTTPResponse.Status {
    switch self {
    case .altered, .missing, .replayed, .unreadable: .internalServerError
    case .full, .tooLarge: .contentTooLarge
    }
  }

  public var code: String {
    switch self {
    case .altered: "record-altered"
    case .missing: "record-missing"
    case .replayed: "record-replayed"
    case .unreadable: "record-unreadable"
    case .full, .tooLarge: "record-full"
    }
  }

  public var title: String {
    switch self {
    case .altered, .missing, .replayed: t("Part of your record was changed from outside")
    case .unreadable: t("Part of your record cannot be read")
    case .full, .tooLarge: t("This part of your record is full")
    }
  }

  public var detail: String? {
    switch self {
    case .altered:
      t(
        "It was not written with your key, so it is not shown. Please tell the people who run this site; a backup may have the right one."
      )
    case .missing:
      t("A page of it is gone. Please tell the people who run this site; a backup may still have it.")
    case .replayed:
      t(
        "An older page was put in the place of a newer one. Please tell the people who run this site; a backup may have the right one."
      )
    case .unreadable:
      t(
        "It is still there, but this version of the site does not understand it. Please tell the people who run this site."
      )
    case .full(let limit): t("At most \(limit) entries fit here. Take some out, or export them first.")
    case .tooLarge(let limit): t("At most \(limit) bytes fit here. Shorten it, or split it in two.")
    }
  }
}
