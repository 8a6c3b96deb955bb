import Meetings

/// What a visitor told the operator about a listing. Says nothing of who told it.
public struct ProblemReport: Sendable, Hashable {
  public enum Kind: String, CaseIterable, Sendable {
    case notThere = "not_there"
    case wrongTime = "wrong_time"
    case wrongPlace = "wrong_place"
    case cannotJoin = "cannot_join"
    case unsafe
    case other
  }

  public var id: String
  public var meetingID: String
  public var kind: Kind
  public var message: String
  public var createdAt: Instant
  public var settledAt: Instant?

  public enum Limits {
    /// Characters of the message: a few paragraphs.
    public static let message = 2_000
    /// Open reports kept for one listing; more say nothing new, and a vandal cannot fill the disk.
    public static let openPerMeeting = 50
    /// Open reports kept in all.
    public static let open = 10_000
  }
}

/// What is wrong with a report as typed. Each names its field.
public enum ProblemReportError: Error, Hashable {
  case noKind
  case messageTooLong
  case messageMissing
  /// Enough open reports are waiting; the operator knows.
  case alreadyKnown
}

extension ProblemReport {
  /// Checks what a visitor typed. A message is needed only where the kind says nothing by itself.
  static func validated(kind: String?, message: String?) -> Result<(Kind, String), ProblemReportErrors> {
    var errors: [ProblemReportError] = []
    let kind = kind.flatMap(Kind.init(rawValue:))
    let text = (message ?? "").trimmed
    if kind == nil { errors.append(.noKind) }
    if text.count > Limits.message { errors.append(.messageTooLong) }
    if text.isEmpty, kind == .other || kind == .unsafe { errors.append(.messageMissing) }
    guard let kind, errors.isEmpty else { return .failure(ProblemReportErrors(errors)) }
    return .success((kind, text))
  }
}

struct ProblemReportErrors: Error, Hashable {
  var all: [ProblemReportError]
  init(_ all: [ProblemReportError]) { self.all = all }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
