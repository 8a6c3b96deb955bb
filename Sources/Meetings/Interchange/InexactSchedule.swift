/// What an encoder does with a meeting whose schedule the format cannot say: in Meeting Guide, for one, a day and a time mean
/// every week, so a meeting on the first Friday of the month would be read as one on each Friday.
public enum InexactSchedules: Sendable {
  /// It is not written, so that nobody is sent to a closed door.
  case leftOut
  /// The nearest that the format can say is written, beside a field of ours that says it rightly.
  case approximated
}
