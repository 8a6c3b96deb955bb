/// How many rows of an answer have each property.
///
/// Attendance, fellowship, language and service body are "any of" filters: each is counted as if its own filter were not set, so
/// that a reader sees what ticking another box would bring. Types are "all of": they are counted within the answer.
/// The count beside a value is what that value's filter admits (`in_person` counts hybrid meetings, `es` counts `es-MX`).
public struct Facets: Hashable, Sendable {
  /// In the order of `AttendanceOption.allCases`; options without a row are left out, as everywhere.
  public var attendance: [Count<AttendanceOption>] = []
  /// Like those below: the most frequent first.
  public var fellowships: [Count<Fellowship.ID>] = []
  public var attributes: [Count<Attribute>] = []
  /// Type codes that stand for no attribute.
  public var codes: [Count<TypeCode>] = []
  public var languages: [Count<String>] = []
  public var serviceBodies: [Count<ServiceBodyName>] = []
  /// In the order of the week. A meeting counts on each day it meets on, in its own zone; an occurrence on its own day.
  public var weekdays: [Count<Weekday>] = []

  public struct Count<Value: Hashable & Sendable>: Hashable, Sendable {
    public var value: Value
    public var count: Int
    public init(_ value: Value, _ count: Int) {
      self.value = value
      self.count = count
    }
  }

  public enum Limits {
    /// Values given of one facet; rarer ones are left out.
    public static let mostValues = 60
    /// Service bodies given: a country has some hundreds.
    public static let mostServiceBodies = 300
  }

  public init() {}
}
