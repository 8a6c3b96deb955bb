import Foundation
import Synchronization
import Testing
import WebTesting

/// The program itself, as an operator starts and stops it.
@Suite struct ProgramTests {
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("homegroup")
  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: program.path) }

  private final class Output: Sendable {
    private let text = Mutex("")
    var all: String { text.withLock { $0 } }
    func read(_ pipe: Pipe) {
      pipe.fileHandleForReading.readabilityHandler = { handle in
        let part = String(decoding: handle.availableData, as: UTF8.self)
        if part.isEmpty { handle.readabilityHandler = nil }
        self.text.withLock { $0 += part }
      }
    }
  }

  private func start(_ arguments: [String], output: Output, environment: [String: String] = [:]) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("HOMEGROUP_") }
      .merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    output.read(pipe)
    try process.run()
    return process
  }

  private func wait(upTo limit: Duration, until condition: () -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + limit
    while !condition() {
      if ContinuousClock.now > end { return false }
      try await Task.sleep(for: .milliseconds(10))
    }
    return true
  }

  @Test(.enabled(if: ProgramTests.isBuilt, "The program is not built beside the tests."), .timeLimit(.minutes(1)))
  func servesUntilSIGTERM() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("homegroup-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = Output()
    let process = try start(["serve", "--port", "0", "--data", folder.path], output: output)
    defer { if process.isRunning { process.terminate() } }
    #expect(
      try await wait(upTo: .seconds(20)) { output.all.contains("Homegroup is at http://127.0.0.1:") }, "\(output.all)")
    let address = try #require(output.all.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\//))
    let port = try #require(Int(address.1))
    let idle = try await RawConnection.open(port: port)
    try await idle.send("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(try await idle.wait { $0.text.contains("\"ready\":true") })
    let start = ContinuousClock.now
    process.terminate()
    #expect(try await wait(upTo: .seconds(5)) { !process.isRunning })
    #expect(process.terminationStatus == 0)
    #expect(start.duration(to: .now) < .seconds(5))
    #expect(idle.isClosed)
  }

  @Test(.enabled(if: ProgramTests.isBuilt, "The program is not built beside the tests."), .timeLimit(.minutes(1)))
  func anExportNamesWhatTheFormatCannotSay() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("homegroup-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    func run(_ arguments: String...) async throws -> String {
      let output = Output()
      let process = try start(arguments + ["--data", folder.path], output: output)
      #expect(try await wait(upTo: .seconds(20)) { !process.isRunning } && process.terminationStatus == 0)
      return output.all
    }
    _ = try await run("demo", "add")
    let file = folder.appendingPathComponent("meetings.json")
    let told = try await run("export", "--format", "meeting-guide", "--output", file.path)
    #expect(told.contains("left out: First Saturday Celebration (/meetings/first-saturday-celebration)"))
    #expect(try !String(contentsOf: file, encoding: .utf8).contains("First Saturday"))
    let quiet = try await run("export", "--format", "meeting-guide", "--approximate", "--output", file.path)
    #expect(!quiet.contains("left out"))
    #expect(try String(contentsOf: file, encoding: .utf8).contains("First Saturday"))
  }

  @Test(.enabled(if: ProgramTests.isBuilt, "The program is not built beside the tests."), .timeLimit(.minutes(1)))
  func aWrongSettingEndsTheStart() async throws {
    let output = Output()
    let process = try start(["serve"], output: output, environment: ["HOMEGROUP_PORT": "eighty"])
    #expect(try await wait(upTo: .seconds(20)) { !process.isRunning && output.all.contains("HOMEGROUP_PORT") })
    #expect(process.terminationStatus == 78)
  }
}
