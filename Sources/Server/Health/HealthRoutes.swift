import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Web

/// For load balancers and service managers: does the process answer, and can it answer requests?
struct HealthRoutes: Feature {
  let checks: [ReadinessCheck]

  private struct Report: Encodable {
    struct Check: Encodable {
      var name: String
      var ready: Bool
      var problem: String?
    }
    var ready: Bool
    var checks: [Check]
  }

  func addRoutes(to routes: Routes) {
    routes.get(HealthPath.process) { _, _ in
      Self.answer(Array("ok\n".utf8), "text/plain; charset=utf-8", .ok)
    }
    let checks = checks
    routes.get(HealthPath.readiness) { _, _ in
      let report = await Self.report(checks)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      return Self.answer(
        Array(try encoder.encode(report)), "application/json", report.ready ? .ok : .serviceUnavailable)
    }
  }

  /// All at once, in their order.
  private static func report(_ checks: [ReadinessCheck]) async -> Report {
    let problems = await withTaskGroup(of: (Int, String?).self) { group in
      for (index, check) in checks.enumerated() { group.addTask { (index, await check.problem()) } }
      return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    let results = checks.enumerated().map { index, check in
      Report.Check(name: check.name, ready: problems[index] == nil, problem: problems[index])
    }
    return Report(ready: problems.isEmpty, checks: results)
  }

  private static func answer(_ bytes: [UInt8], _ type: String, _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

public enum HealthPath {
  /// The process answers.
  public static let process = Path0("/healthz")
  /// It can take requests: 200, or 503 with what is missing.
  public static let readiness = Path0("/readyz")
}
