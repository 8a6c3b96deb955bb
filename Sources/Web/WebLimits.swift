/// The bounds of every request, each with its reason. What an operator may change is in the server's configuration.
public enum WebLimits {
  /// A query string's most bytes. The longest filter page anybody built in use is under 1 KB; proxies commonly stop at 8 KB.
  public static let longestQuery = 8_192
  /// Parameters in one query or form: twice what the longest form of ours sends (a listing with many times a week).
  public static let mostParameters = 400
  /// A parameter's name, bytes.
  public static let longestName = 100
  /// A form's body when the route says nothing else: a long problem report with room to spare.
  public static let longestForm = 65_536
  /// Any request's body when the configuration says nothing else.
  public static let longestBody = 1_048_576
  /// Seconds from a request's head to its answer's head when the configuration says nothing else. The slowest honest
  /// answer takes well under a second; a phone on a bad line needs several to send a form.
  public static let deadline: Duration = .seconds(20)
  /// After the deadline a handler that does not heed its cancellation gets this long before its connection is closed.
  public static let deadlineGrace: Duration = .seconds(5)
  /// Smaller bodies fit one packet with their head: compressing them saves nothing.
  public static let smallestCompressed = 1_024
  /// Larger bodies are sent as they are, so that no one request holds a thread for long (about 10 ms at this size).
  public static let largestCompressed = 4_194_304
  /// Addresses that one X-Forwarded-For may list before it is disregarded.
  public static let mostForwardedAddresses = 32
}
