import Meetings

/// Words about a day.
public struct JournalEntry: DailyEntry {
  public let id: String
  public var day: CivilDate
  public var at: Instant
  /// The id of the prompt that it answers; nil for none.
  public var prompt: String?
  public var text: String

  public init(id: String, day: CivilDate, at: Instant, prompt: String? = nil, text: String) {
    self.id = id
    self.day = day
    self.at = at
    self.prompt = prompt
    self.text = text
  }

  /// Whether every word of the search stands somewhere in it; case and accents do not count.
  public func has(_ words: SearchWords) -> Bool { words.match(text) }
}

/// Words to look for.
public struct SearchWords: Sendable, Equatable {
  /// A search longer than this is no search.
  public static let longest = 100
  let folded: [String]

  public init(_ typed: String) {
    folded = TextFolding.fold(String(typed.prefix(Self.longest))).split(separator: " ").map(String.init)
  }

  public var isEmpty: Bool { folded.isEmpty }

  public func match(_ text: String) -> Bool {
    if folded.isEmpty { return true }
    let text = TextFolding.fold(text)
    return folded.allSatisfy { text.contains($0) }
  }
}

/// The evening's questions to oneself, answered as far as somebody likes. One a day.
public struct NightlyInventory: DailyEntry {
  public let id: String
  public var day: CivilDate
  public var at: Instant
  public var answers: [Answer]

  public struct Answer: Codable, Sendable, Equatable {
    /// The question's id.
    public var question: String
    public var text: String

    public init(question: String, text: String) {
      self.question = question
      self.text = text
    }
  }

  public init(id: String, day: CivilDate, at: Instant, answers: [Answer]) {
    self.id = id
    self.day = day
    self.at = at
    self.answers = answers
  }
}

/// What somebody is grateful for, line by line. One a day.
public struct GratitudeList: DailyEntry {
  public let id: String
  public var day: CivilDate
  public var at: Instant
  /// At most `RecordLimits.lines`, each at most `DailyLimits.line` characters.
  public var lines: [String]

  public init(id: String, day: CivilDate, at: Instant, lines: [String]) {
    self.id = id
    self.day = day
    self.at = at
    self.lines = lines
  }
}
