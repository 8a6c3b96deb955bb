extension Questionnaire.Item {
  /// An answer to this item from what somebody typed or chose; nil where they left it.
  func read(_ text: String) throws(AnswerProblem) -> Answer? {
    let trimmed = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    if trimmed.isEmpty { return nil }
    switch kind {
    case .group, .display: return nil
    case .boolean:
      guard trimmed == "true" || trimmed == "false" else { throw .notAChoice }
      return .boolean(trimmed == "true")
    case .choice:
      guard let index = Int(trimmed), options.indices.contains(index) else { throw .notAChoice }
      return options[index].answer
    case .integer:
      guard let number = Int(trimmed) else { throw .notAWholeNumber }
      return .integer(Int(try bounded(Double(number))))
    case .decimal:
      guard let number = Double(trimmed.replacing(",", with: ".")), number.isFinite else { throw .notANumber }
      return .decimal(try bounded(number))
    case .string, .text:
      guard trimmed.count <= longestText else { throw .tooLong(limit: longestText) }
      return .text(trimmed)
    }
  }

  private func bounded(_ number: Double) throws(AnswerProblem) -> Double {
    let limits = (low ?? -QuestionnaireLimits.number)...max(low ?? 0, high ?? QuestionnaireLimits.number)
    guard limits.contains(number) else { throw .outside(low: low, high: high) }
    return number
  }

  /// The characters a text may have: what the questionnaire says, but never more than fits a record.
  public var longestText: Int {
    let ours = kind == .string ? QuestionnaireLimits.line : RecordLimits.note
    return min(longest ?? ours, ours)
  }

  /// How `read` takes this answer: what a form that comes back shows.
  public func written(_ answer: Answer) -> String {
    if kind == .choice { return options.firstIndex { $0.answer.means(answer) }.map { String($0) } ?? "" }
    return switch answer {
    case .choice: ""
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): String(value)
    case .text(let value): value
    }
  }

  /// In words, as the person saw it.
  public func words(_ answer: Answer) -> String {
    if let option = options.first(where: { $0.answer.means(answer) }) { return option.display }
    return switch answer {
    case .choice(let coding): coding.display ?? coding.code
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): String(value)
    case .text(let value): value
    }
  }

  /// This item's own form of an answer from a file; nil where it cannot be one.
  func matching(_ answer: Answer) -> Answer? {
    switch (kind, answer) {
    case (.choice, _): options.first { $0.answer.means(answer) }?.answer
    case (.boolean, .boolean), (.integer, .integer), (.string, .text), (.text, .text): answer
    case (.decimal, .decimal(let number)): .decimal(number)
    case (.decimal, .integer(let number)): .decimal(Double(number))
    case (.integer, .decimal(let number)) where Double(Int(clamping: Int64(number))) == number: .integer(Int(number))
    default: nil
    }
  }

  /// For more and less: a number, or the points of a choice.
  func size(of answer: Answer) -> Double? {
    if kind == .choice {
      guard let option = options.first(where: { $0.answer.means(answer) }) else { return nil }
      return option.points ?? option.answer.number
    }
    return answer.number
  }
}
