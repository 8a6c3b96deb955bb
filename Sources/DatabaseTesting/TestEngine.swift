import Database
import Foundation
import Logging

/// The engines that a test runs on: `@Test(arguments: TestEngine.allCases)`.
///
/// PostgreSQL is among them where `HOMEGROUP_TEST_POSTGRES` holds a `postgres://` address (`scripts/with-postgres` makes a private
/// server and sets it), and also, to fail, where `HOMEGROUP_REQUIRE_POSTGRES` is 1 and there is no address.
public enum TestEngine: String, Sendable, CaseIterable {
  case sqlite, postgres

  public static let allCases: [TestEngine] = {
    if postgresAddress != nil || isPostgresRequired { return [.sqlite, .postgres] }
    FileHandle.standardError.write(Data("\(skippedMessage)\n".utf8))
    return [.sqlite]
  }()

  public static var postgresAddress: String? {
    ProcessInfo.processInfo.environment["HOMEGROUP_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }
  }

  public static var isPostgresRequired: Bool {
    ProcessInfo.processInfo.environment["HOMEGROUP_REQUIRE_POSTGRES"] == "1"
  }

  public static let skippedMessage =
    "The tests on PostgreSQL are skipped: HOMEGROUP_TEST_POSTGRES is not set (scripts/with-postgres sets it)."
}

/// There is no PostgreSQL to test on although it is required.
public struct PostgresMissing: Error, CustomStringConvertible {
  public var description: String { "HOMEGROUP_REQUIRE_POSTGRES is 1 and HOMEGROUP_TEST_POSTGRES is not set." }
}
