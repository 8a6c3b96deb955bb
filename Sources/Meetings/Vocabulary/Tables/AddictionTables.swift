/// Tables of the fellowships for one's own addiction: only what differs from the shared codes.
/// Code facts: code4recovery/spec, code4recovery/12-step-meeting-list (programme types), bmlt-enabled/bmlt-server (default
/// formats and their NAWS world ids); the names are our own, titles of books are the books'.
extension TypeVocabulary {
  static let aaText = """
    B = Big Book | basic-text
    ABSI ASBI = As Bill Sees It | literature
    DR = Daily Reflections | literature
    GR = Grapevine | literature
    LS = Living Sober | literature
    P = Professionals | professionals
    """

  /// First the NAWS world id, then the keys that servers use for it.
  static let naText = """
    OPEN O = Open | open
    CLOSED C = Closed | closed
    BEG B BE = Newcomers | newcomers
    W = Women | women
    M = Men | men
    Y YP = Young people | young-people
    GL LGBTQ = LGBTQ+ | lgbtq
    WCHR WC X = Wheelchair access | wheelchair
    XB = Wheelchair-accessible bathroom | wheelchair-bathroom
    SL ASL = American Sign Language | sign-language
    CW = Children welcome | child-friendly
    CS = Children under supervision | child-friendly
    NC = No children
    SMOK = Smoking allowed | smoking
    NS = No smoking
    OUT = Outdoors | outdoor
    DISC D = Discussion | discussion
    TOP To = Topic | discussion
    SPK So SP = Speaker | speaker
    S-D SD = Speaker and discussion | speaker
    STEP St ST = Step study | step-study
    SWG SG = Step Working Guide | step-study
    FD = Fifth and Tenth Steps | step-study
    TRAD Tr TR = Traditions | traditions
    TW = Traditions workshop | traditions
    GP = Guiding Principles | traditions
    CPT CP = Concepts
    BT = Basic Text | basic-text
    LIT BK = Literature | literature
    IP = Information pamphlets | literature
    IW = It Works: How and Why | literature
    JFT JT = Just for Today | literature
    LC = Living Clean | literature
    SPAD = A Spiritual Principle a Day | literature
    MED ME = Meditation | meditation
    QA = Questions and answers | question-and-answer
    AB = Questions from a basket | question-and-answer
    CAN CL = Candlelight | candlelight
    Ag = Secular | secular
    VAR RF = Changing format
    Pi = Each speaker picks the next
    Rr = Everybody shares in turn
    Ti = Timed sharing
    OE = Ends when all have shared
    IL = Living with illness
    RA = Restricted access
    ID = Identification needed to enter
    SC = Security cameras
    CH = Closed on holidays
    VM WEB ONL = Online
    HYBR HY = In person and online
    TC = Place closed for now
    LANG = Another language
    BL = Bilingual
    ENG = English | | en
    FIN = Finnish | | fi
    PER = Persian | | fa
    L/R = Lithuanian or Russian
    """

  static let haText = """
    SPK = Speaker | speaker
    STEP = Step study | step-study
    TRAD = Traditions | traditions
    DISC = Discussion | discussion
    TOP = Topic | discussion
    GL = LGBTQ+ | lgbtq
    CW = Children welcome | child-friendly
    SMOK = Smoking allowed | smoking
    NS = No smoking
    BT = Basic Text | basic-text
    IP = Information pamphlets | literature
    IW = It Works: How and Why | literature
    JFT = Just for Today | literature
    LC = Living Clean | literature
    SWG = Step Working Guide | step-study
    CPT = Concepts
    RA = Restricted access
    VAR = Changing format
    """

  static let caText = """
    B = Big Book | basic-text
    """

  static let daaText = """
    B = Big Book | basic-text
    SS = Step speaker | speaker
    """

  static let maText = """
    BB = Book study | literature
    CCAP = Captions | hard-of-hearing
    """

  /// SMART Recovery's audiences, as its meeting finder names them; it has no codes, so these are ours.
  static let smartText = """
    O = All welcome | open
    FAM = Family and friends | family
    Y = Teens and youth | young-people
    VET = Veterans and first responders | veterans
    PAT = Patients and clients
    SCH = School and college
    COR = Correctional facility
    """

  static let gaText = """
    20 = Twenty questions, for newcomers | newcomers
    B = Big Book | basic-text
    COM = Comments
    CRC = Comments on what others share | crosstalk
    TOP = Topic | discussion
    GAA = GA and Gam-Anon together | family
    GAM = Gam-Anon at the same time | concurrent-family
    PAR = Parking meters
    """

  static let oaText = """
    11TH = 11th Step | step-study
    90D = Ninety days
    AA12 = AA Twelve Steps and Twelve Traditions | step-study
    AIB = Questions from a basket | question-and-answer
    B = Big Book | basic-text
    DOC = Dignity of choice
    FT = For Today | literature
    LI = Lifeline | literature
    LIS = Lifeline Sampler | literature
    MAIN = Maintenance
    NEWB = New beginnings | newcomers
    HOW = HOW format
    OA23 = Overeaters Anonymous, second or third edition | basic-text
    ST = Steps and Traditions | step-study
    RELA = After a relapse
    SSP = Seeking the Spiritual Path | literature
    SD = Speaker and discussion | speaker
    SPIR = Spirituality
    TEEN = Teenagers welcome | young-people
    PROM = The Promises
    TOOL = Tools
    D = Topic | discussion
    MISC = Changing format
    VOR = Voices of Recovery | literature
    WORK = Workbook study | literature
    WRIT = Writing
    """

  static let ceaHowText = """
    AACOA = AA Comes of Age | literature
    ABSI = As Bill Sees It | literature
    B = Big Book | basic-text
    BOOK = Book study | literature
    CTB = Came to Believe | literature
    CEA-HOW = Concept and tools
    DR = Daily Reflections | literature
    HJF = Happy, Joyous and Free | literature
    LS = Living Sober | literature
    MAINT = Maintenance
    PROM = The Promises
    RANDR = Relapse and recovery
    ST = Steps and Traditions | step-study
    D = Topic | discussion
    """

  static let edaText = """
    B = Big Book | basic-text
    CC = The chair chooses
    RF = Changing format
    TO = Topic | discussion
    WR = Writing
    """

  static let daText = """
    AB = Abundance
    AR = Artists
    B = Business owners
    CL = Clutter
    N = Numbers
    P = Prosperity
    TI = Time
    TO = Toolkit
    V = Vision
    """

  static let uaText = """
    T = Tools
    """

  static let saText = """
    MI = Mixed
    PP = Primary purpose
    """

  static let scaText = """
    H = Chips | birthday
    COURT = Court
    GL = Graphic language
    """

  static let slaaText = """
    AN = Anorexia
    H = Chips | birthday
    GC = Getting current
    HR = Healthy relationships
    NC = Newcomers | newcomers
    PRI = Prison
    D = Topic | discussion
    """

  static let siaText = """
    B = Big Book | basic-text
    GQ = Genderqueer | non-binary
    OSH = Open sharing | discussion
    RIT = Ritual abuse
    STW = Steps workshop | step-study
    """

  /// Recovery Dharma and Refuge Recovery.
  static let dharmaText = """
    BB = Book study | literature
    CC = Childcare | childcare
    DF = Dogs welcome
    8F = Eightfold Path study | literature
    IS = Inquiry study | literature
    IW = Inquiry writing
    MI = Mindfulness practice | meditation
    PR = Process addictions
    WA X = Wheelchair access | wheelchair
    """
}
