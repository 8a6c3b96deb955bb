/// Brings a topic's events in order: what concurrent publishers deliver in any order, what other nodes wrote, what was read.
/// Plain state; `LiveTopic` guards it.
struct TopicOrder {
  private(set) var recent: RecentEvents
  /// Published, but not yet next.
  private var early: [Int64: WireEvent] = [:]
  /// The highest sequence anybody spoke of.
  private var wanted: Int64 = 0
  /// Until the first read has shown where the topic stands, nothing is given out.
  private(set) var hasBegun = false
  private let limits: LiveLimits

  /// - Parameter sequence: where the first reader wants to go on.
  init(from sequence: Int64, limits: LiveLimits) {
    // One earlier, so that the first read shows whether there is such an event at all.
    recent = RecentEvents(after: max(0, sequence - 1), limits: limits)
    self.limits = limits
  }

  var last: Int64 { recent.last }
  var hasGap: Bool { !hasBegun || wanted > last }

  /// Somebody says that the topic has come so far.
  mutating func hear(of sequence: Int64) { wanted = max(wanted, sequence) }

  /// - Returns: whether there is news to give out.
  mutating func publish(_ events: [WireEvent]) -> Bool {
    for event in events where event.sequence > last {
      early[event.sequence] = event
      hear(of: event.sequence)
    }
    // Nobody publishes so far ahead; what is not remembered is read.
    if early.count > limits.recentEvents { early = [:] }
    return hasBegun && takeEarly()
  }

  private mutating func takeEarly() -> Bool {
    let before = last
    while let next = early.removeValue(forKey: last + 1) { recent.append(next) }
    return last > before
  }

  /// What to ask for, and what is known before the answer.
  struct Question {
    let after: Int64
    fileprivate let wanted: Int64
  }

  var question: Question { Question(after: last, wanted: wanted) }

  /// Takes a page of the source. What a whole answer leaves out does not exist: sequences may be missing.
  ///
  /// - Returns: whether to read on.
  mutating func take(_ page: [WireEvent], isWhole: Bool, for question: Question) -> Bool {
    if !hasBegun, page.isEmpty, question.after > 0 {
      // There is no such event: whoever asked made it up.
      recent = RecentEvents(after: 0, limits: limits)
      return true
    }
    for event in page where event.sequence > last { recent.append(event) }
    if isWhole {
      hasBegun = true
      for sequence in early.keys.sorted() where sequence > last && sequence <= question.wanted {
        if let event = early[sequence] { recent.append(event) }
      }
      if wanted == question.wanted { wanted = min(wanted, last) }
    }
    early = early.filter { $0.key > last }
    _ = hasBegun && takeEarly()
    return !isWhole || wanted > last
  }
}
