import Foundation

/// What the load client is to do, as JSON on its standard input.
struct LoadPlan: Decodable {
  var port: UInt16
  var rooms: [Room]
  /// Whose processor time is counted: the server, and what it is made of.
  var processes: [Int32]
  var phases: [Phase]

  struct Room: Decodable {
    /// Whole requests, one for each connection that listens.
    var subscribe: [String]
    /// What comes before the message in the body that posts it, and after.
    var publishHead: String
    var bodyStart: String
    var bodyEnd: String
  }

  /// So many messages at once, in all rooms together, every so often.
  struct Phase: Decodable {
    var name: String
    var atOnce: Int
    /// Seconds.
    var every: Double
    var times: Int
    /// After the last message, seconds until nothing more is expected.
    var rest: Double
  }
}

/// What was found in one phase, as JSON on standard output.
struct LoadResult: Encodable {
  var name: String
  var connections: Int
  var messages: Int
  var expected: Int
  var delivered: Int
  /// A number that was left out, or came again, or came late.
  var lost: Int
  var repeated: Int
  var refused: Int
  /// Streams that ended by themselves.
  var ended: Int
  /// Milliseconds from before the message was posted until a listener had it.
  var p50: Double
  var p99: Double
  var most: Double
  /// Microseconds of the server's processor time for each delivery.
  var cpuPerDelivery: Double
  var seconds: Double
}

/// Processor time of processes, user and system, from `/proc`.
enum Processor {
  static func seconds(of processes: [Int32]) -> Double {
    processes.reduce(0) { sum, process in
      guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = text.lastIndex(of: ")")
      else { return sum }
      // proc(5): utime and stime are the 14th and 15th field; the second may hold spaces.
      let fields = text[end...].split(separator: " ")
      guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return sum }
      return sum + (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
  }
}
