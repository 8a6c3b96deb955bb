import HTTPTypes
import Meetings
import Pages
import Web

/// In which role somebody changes a listing. Histories say this, and never who it was.
public struct EditedBy: Sendable, Hashable {
  public enum Role: String, Sendable {
    /// Of the group that looks after it.
    case host
    /// Of its service body.
    case editor
    case admin
    /// The list it came from.
    case source
    /// The day on which it comes back by itself.
    case clock
  }

  public var role: Role
  /// The group's, service body's or source's name; empty where there is none to say.
  public var scope: String

  public init(_ role: Role, scope: String = "") {
    self.role = role
    self.scope = scope
  }
}

/// A listing as it was from one change to the next.
public struct ListingVersion: Sendable, Hashable {
  public enum Act: String, Sendable {
    /// Its group began to keep it: what it was until then.
    case kept
    case added, edited, suspended, broughtBack = "back"
    /// An older version was brought back.
    case restored
    /// It was given back to the list it came from, or taken off where it came from none.
    case givenUp = "given-up"
  }

  /// From 1 on.
  public var number: Int
  /// The directory's count of that change, which a form carries to notice that somebody else was quicker.
  public var change: Int64
  public var at: Instant
  public var act: Act
  public var by: EditedBy
  public var meeting: Meeting
}

/// A listing as those see it who may change it.
public struct EditableListing: Sendable, Hashable {
  public var meeting: Meeting
  /// The directory's count of its last change.
  public var change: Int64
  /// It is off the list.
  public var isRetired: Bool
  /// How it is kept here; nil where its source still decides.
  public var kept: Kept?

  public struct Kept: Sendable, Hashable {
    public var since: Instant
    /// What its source said when somebody last looked; nil for a listing of this site's own.
    public var origin: Meeting?
    /// What its source has said since, where that is something else.
    public var news: Meeting?
    /// The source does not have it any more.
    public var isGoneAtSource: Bool
  }
}

/// Why a listing was not changed.
public enum ListingEditError: Error, Hashable {
  /// There is no such listing, or not any more.
  case notFound
  /// Somebody changed it after the form was made.
  case changedMeanwhile
  /// It is not kept here.
  case notKept
}

public enum ListingEditLimits {
  /// Versions kept of one listing: years of changes; older ones go.
  public static let versions = 200
  /// Characters of what people are told while a meeting is suspended: some lines on a phone.
  public static let note = 300
  /// How far ahead a return can be planned, days.
  public static let longestPause = 730
}

extension ListingEditError: Failure {
  public var status: HTTPResponse.Status { self == .notFound ? .notFound : .conflict }

  public var code: String {
    switch self {
    case .notFound: "no-such-listing"
    case .changedMeanwhile: "changed-meanwhile"
    case .notKept: "not-kept"
    }
  }

  public var title: String {
    switch self {
    case .notFound: t("This meeting is not listed here")
    case .changedMeanwhile: t("Somebody changed it meanwhile")
    case .notKept: t("This listing is its source’s already")
    }
  }
}
