extension Attribute {
  /// For people, in English; the key of the translation catalogue.
  public var name: String { details.name }

  /// One line on what it means for somebody who thinks of coming, where the name alone does not say it. In English, a key too.
  public var explanation: String? { details.explanation }

  /// Under which heading it is shown.
  public enum Group: CaseIterable, Hashable, Sendable {
    case whoMayCome, whoItIsFor, takingPart, whatHappens

    /// In English; the key of the translation catalogue.
    public var name: String {
      switch self {
      case .whoMayCome: "Who may come"
      case .whoItIsFor: "Who it is for"
      case .takingPart: "Getting in and taking part"
      case .whatHappens: "What happens"
      }
    }

    /// In the order of `Attribute.allCases`.
    public var attributes: [Attribute] { Attribute.allCases.filter { $0.group == self } }
  }

  public var group: Group {
    switch self {
    case .open, .closed: .whoMayCome
    case .women, .men, .nonBinary, .lgbtq, .transgender, .youngPeople, .seniors, .newcomers, .family, .peopleOfColor,
      .indigenous, .professionals, .veterans, .secular, .dualDiagnosis:
      .whoItIsFor
    case .wheelchair, .wheelchairBathroom, .signLanguage, .blind, .deaf, .childFriendly, .childcare, .fragranceFree,
      .smoking,
      .outdoor, .digitalBasket, .concurrentFamily, .proofOfAttendance:
      .takingPart
    case .speaker, .discussion, .stepStudy, .traditions, .literature, .meditation, .basicText, .questionAndAnswer,
      .candlelight, .birthday, .breakfast, .business, .crosstalk:
      .whatHappens
    }
  }

  /// Reads the word in `type=` as people write it: `women`, `womens`, `young_people`, `Step study`, `lgbtqia`, `mujeres`.
  public init?(word: some StringProtocol) {
    guard let found = Self.byKey[TypeNames.key(String(word))] else { return nil }
    self = found
  }

  private static let byKey: [String: Attribute] = {
    let exact = allCases.flatMap { attribute in
      [attribute.rawValue, attribute.name].map { (TypeNames.key($0), attribute) }
    }
    let others = allCases.flatMap { attribute in TypeNames.keys(of: attribute.name).map { ($0, attribute) } }
    return Dictionary(exact + others, uniquingKeysWith: { first, _ in first })
  }()

  private var details: (name: String, explanation: String?) {
    switch self {
    case .open: ("Open", "Anybody may come: to find help, to support somebody, or to see what it is like.")
    case .closed: ("Closed", "For people who have, or think they may have, the problem this fellowship is about.")
    case .women: ("Women", nil)
    case .men: ("Men", nil)
    case .nonBinary: ("Non-binary people", nil)
    case .lgbtq: ("LGBTQ+", nil)
    case .transgender: ("Transgender people", nil)
    case .youngPeople: ("Young people", nil)
    case .seniors: ("Older people", nil)
    case .newcomers: ("Newcomers", "Made for people who are new. If it is your first time, you are expected.")
    case .family: ("Family and friends", "For people who love somebody with an addiction.")
    case .peopleOfColor: ("People of color", nil)
    case .indigenous: ("Indigenous people", nil)
    case .professionals: ("Professionals", nil)
    case .veterans: ("Veterans and first responders", nil)
    case .secular: ("Secular", "For people of any belief or none, usually without prayers.")
    case .dualDiagnosis: ("Dual diagnosis", "For people who also live with a mental health condition.")
    case .wheelchair: ("Wheelchair access", "The room can be reached in a wheelchair.")
    case .wheelchairBathroom: ("Wheelchair-accessible bathroom", nil)
    case .signLanguage: ("Sign language", "Held in, or interpreted into, a sign language.")
    case .blind: ("Blind or low vision", nil)
    case .deaf: ("Deaf or hard of hearing", nil)
    case .childFriendly: ("Children welcome", "You can bring your children.")
    case .childcare: ("Childcare", "Somebody looks after the children meanwhile.")
    case .fragranceFree: ("Fragrance free", "Please wear no scent: it makes some people ill.")
    case .smoking: ("Smoking allowed", nil)
    case .outdoor: ("Outdoors", "Dress for the weather.")
    case .digitalBasket: ("Contributions online", "You can give online. Nobody has to.")
    case .concurrentFamily:
      ("Family meeting at the same time", "Family and friends have a meeting of their own close by.")
    case .proofOfAttendance: ("Proof of attendance", "You can have it confirmed that you were there.")
    case .speaker: ("Speaker", "Somebody tells the story of their recovery.")
    case .discussion: ("Discussion", "People share in turn. You may always pass.")
    case .stepStudy: ("Step study", nil)
    case .traditions: ("Traditions", "About how groups look after themselves.")
    case .literature: ("Literature", "A text is read and talked about.")
    case .meditation: ("Meditation", nil)
    case .basicText: ("Basic text", "The fellowship’s main book is read and talked about.")
    case .questionAndAnswer: ("Questions and answers", nil)
    case .candlelight: ("Candlelight", nil)
    case .birthday: ("Recovery birthdays", "Lengths of recovery are celebrated.")
    case .breakfast: ("Breakfast", nil)
    case .business: ("Business meeting", "The group’s own affairs are discussed.")
    case .crosstalk: ("Crosstalk allowed", "You may answer what another person shares.")
    }
  }
}
