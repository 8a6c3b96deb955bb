import Meetings
import Pages

/// A kind of service, in words that every fellowship knows.
enum ServiceKind: String, Sendable, CaseIterable {
  case host, secretary, treasurer, greeter, technician, speakers, literature, representative, other

  var name: String {
    switch self {
    case .host: t("Host")
    case .secretary: t("Secretary")
    case .treasurer: t("Treasurer")
    case .greeter: t("Greeter")
    case .technician: t("Online helper")
    case .speakers: t("Speaker seeker")
    case .literature: t("Literature")
    case .representative: t("Service representative")
    case .other: t("Another service")
    }
  }

  /// For a position that is open.
  var invitation: String {
    switch self {
    case .host: t("We are looking for a host.")
    case .secretary: t("We are looking for a secretary.")
    case .treasurer: t("We are looking for a treasurer.")
    case .greeter: t("We are looking for a greeter.")
    case .technician: t("We are looking for somebody who helps people online.")
    case .speakers: t("We are looking for somebody who finds speakers.")
    case .literature: t("We are looking for somebody who looks after literature.")
    case .representative: t("We are looking for a service representative.")
    case .other: t("We are looking for somebody.")
    }
  }
}

/// A service that a group gives to somebody for a time.
struct Position: Sendable, Hashable, Identifiable {
  var id: String
  var kind: ServiceKind
  /// What the group calls it; empty where the kind says enough.
  var title: String
  /// What it asks for.
  var note: String
  /// How long a term is.
  var months: Int
  var holder: Holder?
  /// By which name somebody offered to take it.
  var offer: String?
  var deletedAt: Int64?
  /// Who held it until a host ended the term, while that can be undone.
  var ended: String?

  struct Holder: Sendable, Hashable {
    var name: String
    var termStart: CivilDate
    /// The day on which it passes on.
    var rotation: CivilDate
    /// Whether it is a member with an account, who has a servant's place in the room.
    var isTied: Bool
  }

  var name: String { title.isEmpty ? kind.name : title }

  var invitation: String {
    title.isEmpty ? kind.invitation : t("We are looking for somebody: \(title).")
  }

  enum Limits {
    static let title = 60
    static let note = 400
    static let name = 40
    /// Most services rotate within two years; five leave room for those that do not.
    static let months = 1...60
    static let usualMonths = 6
    /// Positions of a group, open ones included.
    static let positions = 40
  }
}
