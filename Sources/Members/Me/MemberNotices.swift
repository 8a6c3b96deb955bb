import Pages

/// What a member should know before anything else of theirs: shown on their own pages, such as today's.
public struct MemberNotices: Component {
  private let signedIn: SignedIn

  public init(_ signedIn: SignedIn) { self.signedIn = signedIn }

  public var html: HTML { "\(failure)\(older)\(code)" }

  private var failure: HTML? {
    (signedIn.recordFailure ?? signedIn.settingsFailure).map {
      Notice(.warning, title: $0.title, "<p>\($0.detail ?? "")</p>").html
    }
  }

  private var older: HTML? {
    guard signedIn.isOlderThanSeen else { return nil }
    return Notice(
      .warning, title: t("Your record is older than this browser has seen it"),
      """
      <p>\(t("A backup may have been put back, or somebody exchanged the database. What you wrote last may be missing. Ask the people who run this site."))</p>
      <form method="post" action="\(url: MemberPath.accept.url())">\(signedIn.formToken)\
      \(SubmitButton(t("I know, go on from here"), kind: .quiet))</form>
      """
    ).html
  }

  private var code: HTML? {
    if signedIn.settings.hasCheckedCode || signedIn.recordFailure ?? signedIn.settingsFailure != nil { return nil }
    return Notice(
      .warning, title: t("Check your recovery code"),
      """
      <p>\(t("It is the only way back if you forget your passphrase.")) \
      <a href="\(url: MemberPath.code.url())">\(t("Check it now"))</a></p>
      """
    ).html
  }
}
