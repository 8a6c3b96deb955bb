/// A recovery fellowship or programme: its id names a type vocabulary, its name is shown to people.
public struct Fellowship: Hashable, Sendable {
  /// A short lower-case name such as `aa`. Any is allowed; those Homegroup knows have a `Fellowship`.
  public struct ID: Hashable, Sendable, Codable, RawRepresentable, Comparable, CustomStringConvertible {
    public let rawValue: String
    /// Lower-cased; nil unless it is 1 to 32 letters, digits or hyphens.
    public init?(rawValue: String) {
      let text = rawValue.lowercased()
      guard (1...32).contains(text.utf8.count),
        text.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
      else { return nil }
      self.rawValue = text
    }
    private init(known: String) { rawValue = known }
    public static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
    public var description: String { rawValue }

    public static let aa = ID(known: "aa")
    public static let na = ID(known: "na")
    public static let smart = ID(known: "smart")
    public static let alAnon = ID(known: "al-anon")
    static func known(_ id: String) -> ID { ID(known: id) }
    /// Where a source names none.
    public static let other = ID(known: "other")
  }

  public var id: ID
  /// What its members call it in full, in English. Elsewhere they may have another name for it.
  public var name: String
  /// What it is called in a list, in English.
  public var shortName: String
  /// Its meetings are for family and friends.
  public var isForFamily: Bool

  init(_ id: String, _ name: String, short: String, isForFamily: Bool = false) {
    self.id = .known(id)
    self.name = name
    self.shortName = short
    self.isForFamily = isForFamily
  }

  /// In the order a list shows them.
  public static let known: [Fellowship] = [
    Fellowship("aa", "Alcoholics Anonymous", short: "AA"),
    Fellowship("na", "Narcotics Anonymous", short: "NA"),
    Fellowship("smart", "SMART Recovery", short: "SMART Recovery"),
    Fellowship("al-anon", "Al-Anon Family Groups", short: "Al-Anon", isForFamily: true),
    Fellowship("alateen", "Alateen", short: "Alateen", isForFamily: true),
    Fellowship("nar-anon", "Nar-Anon Family Groups", short: "Nar-Anon", isForFamily: true),
    Fellowship("aca", "Adult Children of Alcoholics", short: "ACA", isForFamily: true),
    Fellowship("coda", "Co-Dependents Anonymous", short: "CoDA", isForFamily: true),
    Fellowship("ca", "Cocaine Anonymous", short: "CA"),
    Fellowship("cma", "Crystal Meth Anonymous", short: "CMA"),
    Fellowship("ha", "Heroin Anonymous", short: "HA"),
    Fellowship("ma", "Marijuana Anonymous", short: "MA"),
    Fellowship("pa", "Pills Anonymous", short: "PA"),
    Fellowship("dra", "Dual Recovery Anonymous", short: "DRA"),
    Fellowship("ga", "Gamblers Anonymous", short: "GA"),
    Fellowship("gam-anon", "Gam-Anon", short: "Gam-Anon", isForFamily: true),
    Fellowship("oa", "Overeaters Anonymous", short: "OA"),
    Fellowship("da", "Debtors Anonymous", short: "DA"),
    Fellowship("sa", "Sexaholics Anonymous", short: "SA"),
    Fellowship("slaa", "Sex and Love Addicts Anonymous", short: "SLAA"),
    Fellowship("nica", "Nicotine Anonymous", short: "NicA"),
    Fellowship("lifering", "LifeRing Secular Recovery", short: "LifeRing"),
    Fellowship("recovery-dharma", "Recovery Dharma", short: "Recovery Dharma"),
    Fellowship("wfs", "Women for Sobriety", short: "WFS"),
    Fellowship("celebrate-recovery", "Celebrate Recovery", short: "Celebrate Recovery"),
    Fellowship("homegroup-demo", "Demonstration fellowship", short: "Demonstration"),
  ]

  private static let byID: [ID: Fellowship] = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0) })

  /// A known fellowship, or one named by its id.
  public static func named(_ id: ID) -> Fellowship {
    byID[id] ?? Fellowship(id.rawValue, id.rawValue.uppercased(), short: id.rawValue.uppercased())
  }
}
