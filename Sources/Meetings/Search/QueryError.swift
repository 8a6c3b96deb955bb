/// What is wrong with a query: everything at once, each with the parameter it is about.
public struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
  public var problems: [Problem]
  /// For an ambiguous place, the places to choose from; for an unknown one, those with a similar name.
  public var placeChoices: [PlaceChoice] = []

  public struct Problem: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      /// There is no such parameter.
      case unknownParameter
      /// The value cannot be read, or is out of range.
      case malformed
      /// The value names nothing that is known.
      case unknownValue
      /// It cannot stand together with another parameter.
      case contradiction
      case unknownPlace
      case ambiguousPlace
      /// The cursor belongs to another query, is too old, or was changed.
      case staleCursor
    }
    public var kind: Kind
    public var parameter: String
    /// As it was given, shortened.
    public var value: String
    /// In plain words, for the person who asked.
    public var reason: String

    public init(_ kind: Kind, _ parameter: String, value: String, reason: String) {
      self.kind = kind
      self.parameter = parameter
      self.value = value.count > 80 ? value.prefix(80) + "…" : value
      self.reason = reason
    }
  }

  public init(_ problems: [Problem], placeChoices: [PlaceChoice] = []) {
    self.problems = problems
    self.placeChoices = placeChoices
  }

  public var description: String {
    problems.map { "\($0.parameter)=\($0.value): \($0.reason)" }.joined(separator: "\n")
  }
}
