/// What is wrong with a query: everything at once, each with the parameter it is about.
///
/// It says so in cases, not in words: whoever shows it to people puts it in theirs.
public struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
  public var problems: [Problem]
  /// For an ambiguous place, the places to choose from; for an unknown one, those with a similar name.
  public var placeChoices: [PlaceChoice] = []

  public struct Problem: Hashable, Sendable {
    public var parameter: String
    /// As it was given, shortened.
    public var value: String
    public var reason: QueryFault

    public init(_ parameter: String, value: String, _ reason: QueryFault) {
      self.parameter = parameter
      self.value = value.count > 80 ? value.prefix(80) + "…" : value
      self.reason = reason
    }

    public var kind: QueryFault.Kind { reason.kind }
  }

  public init(_ problems: [Problem], placeChoices: [PlaceChoice] = []) {
    self.problems = problems
    self.placeChoices = placeChoices
  }

  /// For programmers.
  public var description: String {
    problems.map { "\($0.parameter)=\($0.value): \($0.reason)" }.joined(separator: "\n")
  }
}
