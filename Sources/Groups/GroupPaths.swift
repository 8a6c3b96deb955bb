import Pages

/// The places of groups.
public enum GroupPath {
  public static let all = Path0("/groups")
  public static let group = Path1("/groups/", "slug")
  /// For its hosts: all that they can change.
  public static let edit = Path1("/groups/", "slug", "/edit")
  static let editPart = Path2("/groups/", "slug", "/edit/", "part")
  /// "It is my home group."
  static let membership = Path1("/groups/", "slug", "/membership")
  /// Offering to serve.
  static let offer = Path2("/groups/", "slug", "/positions/", "id")
  /// What the group decides.
  static let conscience = Path1("/groups/", "slug", "/conscience")
  static let newMotion = Path1("/groups/", "slug", "/conscience/new")
  static let motion = Path2("/groups/", "slug", "/conscience/", "id")
  static let comment = Path2("/groups/", "slug", "/conscience/", "id", "/comments")
  static let vote = Path2("/groups/", "slug", "/conscience/", "id", "/vote")
  static let withdraw = Path2("/groups/", "slug", "/conscience/", "id", "/withdraw")
}
