import ArgumentParser
import Directory
import Foundation
import Meetings

/// What an import tells the person at the terminal: a moving count there, plain lines elsewhere.
struct ImportOutput {
  private let isTerminal = isatty(STDERR_FILENO) == 1

  /// Findings printed in full; the rest are in the file of --report.
  static let printedFindings = 200

  func progress(_ records: Int) {
    guard isTerminal else { return }
    let bars = String(repeating: "▮", count: records / 200 % 20)
    Console.error("\r\u{1B}[K\(bars) \(records) records", terminator: "")
  }

  func finish(_ report: ImportReport, file: String?, outcome: String? = nil) throws {
    if isTerminal { Console.error("\r\u{1B}[K", terminator: "") }
    if let file { try write(report.findings, to: file) }
    for line in Self.findingLines(report) { print(line) }
    print(Self.summary(report))
    if let outcome { print(outcome) }
  }

  func failure(_ words: String) -> ExitCode {
    if isTerminal { Console.error("\r\u{1B}[K", terminator: "") }
    Console.error(words)
    Console.error("Nothing was changed.")
    return .failure
  }

  static func summary(_ report: ImportReport) -> String {
    let head = report.isDryRun ? "Dry run of \(report.source), nothing written" : "Imported \(report.source)"
    return """
      \(head): read \(report.read), added \(report.added), changed \(report.changed), unchanged \(report.unchanged), \
      removed \(report.removed), rejected \(report.rejected), repaired \(report.repaired)\
      \(report.returned > 0 ? ", returned \(report.returned)" : "")\(kept(report)).
      """
  }

  /// Listings that their groups keep themselves, where there are any.
  private static func kept(_ report: ImportReport) -> String {
    let alone = report.keptAlone > 0 ? ", \(report.keptAlone) more not in this list any more" : ""
    return report.kept + report.keptAlone > 0 ? ", kept by their groups \(report.kept)\(alone)" : ""
  }

  /// Rejected and repaired records, and what is new of kept listings, line by line; assumptions, which are no fault of a record, counted by kind.
  static func findingLines(_ report: ImportReport) -> [String] {
    var lines: [String] = []
    let faults = report.findings.filter { $0.kind != .assumed }
    for finding in faults.prefix(printedFindings) { lines.append(line(for: finding)) }
    let more = faults.count - printedFindings + report.findingsLeftOut
    if faults.count > printedFindings { lines.append("… and \(more) more; --report FILE writes them all.") }
    var counts: [String: Int] = [:]
    for finding in report.findings where finding.kind == .assumed {
      counts["\(finding.field): \(finding.reason)", default: 0] += 1
    }
    for (text, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(20) {
      lines.append("assumed in \(count) record\(count == 1 ? "" : "s"): \(text)")
    }
    return lines
  }

  private static func line(for finding: Finding) -> String {
    let field = finding.field.isEmpty ? "" : " \(finding.field)"
    let value = finding.value.map { " “\($0)”" } ?? ""
    let text = "\(finding.kind.rawValue) record \(finding.index) (\(finding.name)):\(field)\(value): \(finding.reason)"
    return Console.printable(text)
  }

  private func write(_ findings: [Finding], to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = Data()
    for finding in findings {
      data.append(try encoder.encode(finding))
      data.append(10)
    }
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
