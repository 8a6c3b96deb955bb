import NIOCore

/// The bounds of live streams, each with its reason.
public struct LiveLimits: Sendable {
  /// Streams of one topic on this node: a room has at most as many seats.
  public var subscribersPerTopic = 10_000
  /// All streams of this node. Beyond it the answer is 503, and the browser tries another time, or another node.
  public var subscribers = 50_000
  /// A topic's latest events in memory, for those who just joined, come back or are a little slow; older ones are read from
  /// the source. Two minutes of a lively room.
  public var recentEvents = 1_024
  /// Their bytes.
  public var recentBytes = 1_048_576
  /// Events read from the source at once.
  public var page = 256
  /// Reads of the source at once, of all topics: half of the database's connections.
  public var readsAtOnce = 4
  /// Bytes that somebody who catches up is sent at once: what a connection buffers before it says that it is full.
  public var catchUpBytes = 65_536
  /// What is published within this time after the last time that everybody was written to waits for its end, so that bursts
  /// go out in few writes. Nobody sees a hundredth of a second.
  public var gathering: TimeAmount = .milliseconds(10)
  /// How long a missing sequence may still come from a publisher on this node before the source is asked.
  public var patience: Duration = .milliseconds(10)
  /// Without any event for so long, a comment is sent: proxies close what is silent for 30 or 60 s.
  public var keepAlive: TimeAmount = .seconds(20)
  /// How often the two next limits are looked at.
  public var sweep: TimeAmount = .seconds(5)
  /// A reader who takes nothing for so long is dropped; the browser comes back and catches up.
  public var stall: TimeAmount = .seconds(10)
  /// How long a server that stops waits for its streams' ends.
  public var farewell: Duration = .seconds(2)
  /// What browsers are told to wait before they come back, milliseconds: spread out, so that the people of a dead node do
  /// not all knock in the same moment.
  public var retry: ClosedRange<Int> = 500...2_500

  public init() {}
}
