import Foundation
import Testing

@testable import Proofs

/// The lines of Python in `docs/attendance-proofs.md`, run as they stand there: what is documented is what is.
@Suite("The documented check", .enabled(if: DocumentedCheck.python != nil, "skipped: there is no python3"))
struct DocumentTests {
  @Test("It takes a proof and refuses a changed name, another occurrence's key and a changed log")
  func check() async throws {
    let (proof, log) = try await Sample.proof("Rosa Álvarez")
    let page = KeyLogPage(total: log.entries.count, entries: log.entries)
    let good = try DocumentedCheck.run(proof.json(), page.json())
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.hasPrefix("Rosa Álvarez: Lamp in the Window, 2026-11-23T18:00:00-05:00, at least 48 minutes"))

    func refused(_ words: String, _ changeProof: (inout [String: Any]) -> Void = { _ in }, in log: [UInt8]) throws {
      var object = try #require(try JSONSerialization.jsonObject(with: Data(proof.json())) as? [String: Any])
      changeProof(&object)
      let answer = try DocumentedCheck.run([UInt8](JSONSerialization.data(withJSONObject: object)), log)
      #expect(answer.status != 0 && answer.output.contains(words), "\(answer.output)")
    }
    try refused("the signature does not hold", { $0["name"] = "Rosa Alvarez" }, in: page.json())
    try refused(
      "published for something else", { $0["key"] = ProofBytes.text(log.entries[1].name) }, in: page.json())
    let changed = String(decoding: try page.json(), as: UTF8.self).replacing("\"share\":80", with: "\"share\":10")
    try refused("entry 0 was changed", in: Array(changed.utf8))
  }
}

enum DocumentedCheck {
  static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../docs/attendance-proofs.md").standardizedFileURL

  static func run(_ proof: [UInt8], _ log: [UInt8]) throws -> (status: Int32, output: String) {
    let text = try String(contentsOf: document, encoding: .utf8)
    let script = try #require(text.components(separatedBy: "```python\n").last?.components(separatedBy: "```").first)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in [("check.py", Array(script.utf8)), ("proof.json", proof), ("log.json", log)] {
      try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python ?? "")
    process.arguments = ["-X", "utf8", "check.py", "proof.json", "log.json"]
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
