/// Something that happened in a topic, such as a room.
public struct LiveEvent: Sendable, Hashable {
  /// Ascends by one with each event of its topic; the `id` of the server-sent event.
  public var sequence: Int64
  /// The `event` of the server-sent event: letters and hyphens.
  public var name: String
  /// The `data` of the server-sent event: one line of UTF-8, such as JSON without line breaks.
  public var data: [UInt8]
  public var audience: LiveAudience

  public init(sequence: Int64, name: String, data: [UInt8], audience: LiveAudience = .all) {
    self.sequence = sequence
    self.name = name
    self.data = data
    self.audience = audience
  }
}

/// Who of a topic's subscribers receives an event.
public enum LiveAudience: Sendable, Hashable {
  case all
  /// Those who subscribed with at least one of these labels, such as `hosts` or a seat's id.
  case labelled(Set<String>)
}

/// Where a topic's events are kept: what a reconnecting browser missed, and what happened on other nodes, is read from here.
public protocol LiveSource: Sendable {
  /// The events of a topic after a sequence, ascending; at most `limit`, from the oldest.
  ///
  /// - Throws: `LiveError.gone` where the topic has ended and its events are erased.
  func events(of topic: String, after sequence: Int64, limit: Int) async throws -> [LiveEvent]
}

public enum LiveError: Error, Hashable {
  /// The topic is over; whoever listens is told so and does not come back.
  case gone
}
