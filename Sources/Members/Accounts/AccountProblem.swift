import Pages

/// What is wrong with something typed into an account's form. Each names its field.
public enum AccountProblem: Error, Hashable, Sendable {
  case nameTooShort, nameTooLong, nameUnreadable, nameTaken
  case passphraseTooShort, passphraseTooLong, passphraseCommon, passphraseIsName
  case notAdult, notAgreed
  /// Name and passphrase, or name and recovery code, do not belong together.
  case wrong
  case wrongPassphrase
  /// Not a code: a character is missing or mistaken.
  case codeUnreadable
  /// Not the code that was just shown.
  case codeNotTheSame

  public var fieldError: FieldError { FieldError(field: field, message: message) }

  private var field: String {
    switch self {
    case .nameTooShort, .nameTooLong, .nameUnreadable, .nameTaken, .wrong: "name"
    case .passphraseTooShort, .passphraseTooLong, .passphraseCommon, .passphraseIsName: "passphrase"
    case .wrongPassphrase: "current"
    case .notAdult: "adult"
    case .notAgreed: "agreed"
    case .codeUnreadable, .codeNotTheSame: "code"
    }
  }

  private var message: String {
    switch self {
    case .nameTooShort: t("Choose a name of at least \(MemberName.shortest) characters.")
    case .nameTooLong: t("Choose a name of at most \(MemberName.longest) characters.")
    case .nameUnreadable: t("Choose a name with letters or numbers in it.")
    case .nameTaken: t("Somebody here has that name, or one that looks like it. Choose another.")
    case .passphraseTooShort:
      t("Choose a passphrase of at least \(Passphrase.shortest) characters. A few words in a row do well.")
    case .passphraseTooLong: t("Choose a passphrase of at most \(Passphrase.longest) characters.")
    case .passphraseCommon: t("That passphrase is one of the first that others would try. Choose another.")
    case .passphraseIsName: t("Choose a passphrase that is not your name.")
    case .notAdult: t("This site is for people of 18 and over. For younger people there is help under “Help now”.")
    case .notAgreed: t("Please say that you will keep to the agreement.")
    case .wrong: t("That name and that passphrase or code do not belong together.")
    case .wrongPassphrase: t("That is not your present passphrase.")
    case .codeUnreadable: t("A character is missing or mistaken. The code has nine groups, and O, I and L never occur.")
    case .codeNotTheSame: t("That is a code, but not yours as it stands now.")
    }
  }
}

/// Everything wrong with one form.
public struct AccountProblems: Error, Hashable, Sendable {
  public var all: [AccountProblem]
  public init(_ all: [AccountProblem]) { self.all = all }

  /// In the reader's language.
  public var messages: [String] { all.map(\.fieldError.message) }
}
