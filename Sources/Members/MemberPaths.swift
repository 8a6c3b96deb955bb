import Pages

/// The places of accounts.
public enum MemberPath {
  public static let join = Path0("/join")
  public static let signIn = Path0("/sign-in")
  public static let signOut = Path0("/sign-out")
  public static let recover = Path0("/recover")
  public static let agreement = Path0("/agreement")
  public static let privacy = Path0("/privacy")
  /// The one-time link of the first admin.
  public static let claim = Path1("/claim/", "token")
  public static let account = Path0("/me")
  public static let code = Path0("/me/code")
  public static let newCode = Path0("/me/code/new")
  public static let passphrase = Path0("/me/passphrase")
  public static let name = Path0("/me/name")
  public static let settings = Path0("/me/settings")
  public static let sessions = Path0("/me/sessions")
  public static let export = Path0("/me/export")
  public static let exportPage = Path0("/me/export/record.html")
  public static let exportData = Path0("/me/export/record.json")
  public static let importData = Path0("/me/import")
  public static let leave = Path0("/me/leave")
  /// "I know that my record is older than I saw it."
  public static let accept = Path0("/me/accept")
  /// Roles and the record of privileged acts, for admins.
  public static let community = Path0("/me/community")
}
