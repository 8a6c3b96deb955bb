import Foundation
import Synchronization

/// The load client of `scripts/bench live`: listens on thousands of connections, posts messages, and says how they arrived.
///
///     live-benchmark < plan.json
///
/// It says `listening` when all connections are open, waits for a line, and then prints a line of JSON for each phase.
@main
enum LiveBenchmark {
  static func main() throws {
    Sockets.raiseLimit()
    let input = readLine() ?? ""
    let plan = try JSONDecoder().decode(LoadPlan.self, from: Data(input.utf8))
    let speaker = Speaker(plan)
    let listeners = Listeners()
    listeners.open(plan)
    say("listening")
    // The server's memory is looked at meanwhile.
    _ = readLine()
    for phase in plan.phases { try run(phase, plan, speaker, listeners) }
  }

  private static func run(_ phase: LoadPlan.Phase, _ plan: LoadPlan, _ speaker: Speaker, _ listeners: Listeners) throws
  {
    listeners.startPhase()
    speaker.refused.withLock { $0 = 0 }
    let messages = phase.atOnce * phase.times
    // In each room as many messages as in the others.
    precondition(messages % plan.rooms.count == 0, "messages do not divide among rooms")
    let expected = messages / plan.rooms.count * listeners.count
    let isDone = Atomic(false)
    let (start, processor) = (Sockets.now, Processor.seconds(of: plan.processes))
    speaker.speak(phase) { isDone.store(true, ordering: .releasing) }
    while !isDone.load(ordering: .acquiring) { listeners.receive(milliseconds: 5) }
    let end = Sockets.now + UInt64(phase.rest * 1e9)
    while Sockets.now < end, listeners.delivered < expected { listeners.receive(milliseconds: 5) }
    let spent = Processor.seconds(of: plan.processes) - processor
    let seconds = Double(Sockets.now - start) / 1e9
    // What comes twice may come later.
    let late = Sockets.now + 300_000_000
    while Sockets.now < late { listeners.receive(milliseconds: 5) }
    let result = LoadResult(
      name: phase.name, connections: listeners.count, messages: messages, expected: expected,
      delivered: listeners.delivered, lost: max(listeners.lost, expected - listeners.delivered),
      repeated: listeners.repeated, refused: speaker.refused.withLock { $0 }, ended: listeners.ended,
      p50: listeners.latencies.percentile(0.5), p99: listeners.latencies.percentile(0.99),
      most: Double(listeners.latencies.most) / 1e6, cpuPerDelivery: spent * 1e6 / Double(max(listeners.delivered, 1)),
      seconds: seconds)
    say(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
  }

  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
