import Foundation

/// Somebody with an account: a name of their choosing, and nothing else that says who they are.
public struct Member: Sendable, Hashable, Identifiable {
  /// 128 random bits; tells nothing of when the account was made.
  public let id: String
  public var name: String

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// A name as somebody wants to be called here.
public struct MemberName: Sendable, Hashable {
  public static let shortest = 2
  /// As long as fits a line on a phone.
  public static let longest = 40

  public let text: String
  /// Equal for names that are written almost the same: case, accents, spaces and punctuation do not count.
  public let key: String

  public init(_ typed: String) throws(AccountProblem) {
    let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .precomposedStringWithCompatibilityMapping
    guard text.count >= Self.shortest else { throw .nameTooShort }
    guard text.count <= Self.longest, text.utf8.count <= Self.longest * 8 else { throw .nameTooLong }
    let isReadable = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard isReadable, text.contains(where: { $0.isLetter || $0.isNumber }) else { throw .nameUnreadable }
    self.text = text
    key = Self.key(for: text)
  }

  static func key(for text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: Locale(identifier: "en_US_POSIX")
    )
    .filter { $0.isLetter || $0.isNumber }
  }
}

/// What a member may do beside keeping their own record.
public enum Role: String, Sendable, CaseIterable, Codable {
  /// Of one group.
  case host
  /// Of one service body's listings.
  case editor
  /// On the helpline.
  case volunteer
  /// Reads reports and can remove people from rooms.
  case moderator
  /// Grants roles.
  case admin

  /// Whether the role is held for something named: a group's or a service body's.
  public var hasScope: Bool { self == .host || self == .editor }
}

/// A role that somebody has.
public struct RoleGrant: Sendable, Hashable {
  public var role: Role
  /// The group's or service body's name; empty where the role has none.
  public var scope: String

  public init(_ role: Role, scope: String = "") {
    self.role = role
    self.scope = role.hasScope ? scope : ""
  }
}
