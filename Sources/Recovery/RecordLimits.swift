/// The bounds of what a member writes, in characters, each generous for its purpose.
public enum RecordLimits {
  /// A label, a name, a place.
  public static let label = 80
  /// A sentence or two: a note beside a check-in, a reason.
  public static let note = 2_000
  /// A journal entry: several pages.
  public static let journal = 20_000
  /// Lines of a list, such as what somebody is grateful for.
  public static let lines = 30
}
