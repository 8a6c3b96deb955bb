/// Tables of the fellowships for family, friends and adult children: only what differs from the shared codes.
/// Code facts: code4recovery/12-step-meeting-list (programme types).
extension TypeVocabulary {
  static let alAnonText = """
    AC = Adult children
    Y = Alateen | young-people
    AA = AA at the same time
    POA = Parents | family
    YA = Young adults | young-people
    """

  static let acaText = """
    ANH = A New Hope | literature
    A = Adults only
    AV = Sound and video
    CAP = Captions | hard-of-hearing
    CC = Childcare | childcare
    COS = Concepts
    T = Fellowship Text | basic-text
    G = Gay or lesbian | lgbtq
    LLW = Laundry Lists Workbook | literature
    LPG = Loving Parent Guidebook | literature
    NS = Needs support
    S = Speaker | speaker
    SMR = Strengthening My Recovery | literature
    WOR = Workshop
    Y = Yellow Workbook | literature
    YA = Young adults | young-people
    """

  static let codaText = """
    H = Chips | birthday
    DLY = Daily
    GR = Grapevine | literature
    READ = Reading | literature
    SHARE = Sharing | discussion
    D = Topic | discussion
    WRITE = Writing
    """
}
