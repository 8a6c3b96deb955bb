import Gathering
import Pages

extension Phase.Kind {
  /// What happens in it, in one line.
  var explanation: String {
    switch self {
    case .arriving: t("Make yourself comfortable. Say hello if you like.")
    case .opening: t("The hosts open the meeting. There is nothing you have to do.")
    case .readings: t("Somebody reads. Just listen.")
    case .checkIn: t("How are you today? Raise a hand when you want to say it. You may also pass.")
    case .agenda: t("What shall we talk about today? Everyone may say.")
    case .speaker: t("Somebody tells their story. Just listen.")
    case .writing: t("Time to write for yourself, on paper or wherever you like. Nobody sees it.")
    case .sharing: t("One voice at a time. Raise a hand when you want to share. You may also just listen.")
    case .discussion: t("A conversation: everyone may join in.")
    case .business: t("What the group has to settle.")
    case .closing: t("We close together. Say goodbye if you like.")
    }
  }
}

extension Phase {
  /// Whether others answer a share, in two words.
  var manner: String? {
    if writers != .speaker { return nil }
    return welcomesFeedback ? t("answers are welcome") : t("no crosstalk")
  }
}

extension Thanks {
  var words: String {
    switch self {
    case .thankYou: t("Thank you")
    case .withYou: t("I’m with you")
    case .sameHere: t("Same here")
    case .strength: t("Strength to you")
    case .keepComing: t("Keep coming back")
    case .gladYouAreHere: t("Glad you’re here")
    }
  }
}

extension RoomDoor {
  var words: String {
    switch self {
    case .open: t("Open: everybody may come in")
    case .lobby: t("Lobby: somebody lets people in")
    case .locked: t("Locked: nobody new comes in")
    }
  }
}
