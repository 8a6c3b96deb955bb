import HTTPTypes
import Pages
import Web

/// What can go wrong with accounts, apart from what somebody typed (`AccountProblem`).
public enum MemberError: Error, Hashable {
  /// Nobody is signed in here.
  case signedOut
  /// Signed in, but without the role that this needs.
  case notAllowed
  /// A form that was not made by this session's own page, or is older than its session.
  case staleForm
  /// Too many are signing in at once.
  case tooBusy
}

extension MemberError: Failure {
  public var status: HTTPResponse.Status {
    switch self {
    case .signedOut: .unauthorized
    case .notAllowed, .staleForm: .forbidden
    case .tooBusy: .serviceUnavailable
    }
  }

  public var code: String {
    switch self {
    case .signedOut: "signed-out"
    case .notAllowed: "not-allowed"
    case .staleForm: "stale-form"
    case .tooBusy: "too-busy"
    }
  }

  public var title: String {
    switch self {
    case .signedOut: t("Sign in to see this")
    case .notAllowed: t("That is not yours to do")
    case .staleForm: t("This page is older than your session")
    case .tooBusy: t("Many people are signing in")
    }
  }

  public var detail: String? {
    switch self {
    case .signedOut: nil
    case .notAllowed: t("Ask somebody who looks after this site.")
    case .staleForm: t("Nothing was changed. Go back, open the page again and send it once more.")
    case .tooBusy: t("Please try again in a few seconds.")
    }
  }

  public var headers: HTTPFields { self == .tooBusy ? [.retryAfter: "5"] : [:] }
}
