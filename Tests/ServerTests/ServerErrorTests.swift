import Database
import Foundation
import HTTPTypes
import NIOCore
import Testing
import Web

@testable import Server

@Suite struct ServerErrorTests {
  @Test(arguments: [
    (EADDRINUSE, ServerError.addressInUse(host: "h", port: 80)), (EACCES, .notPermitted(host: "h", port: 80)),
    (EADDRNOTAVAIL, .noSuchAddress(host: "h")),
  ])
  func explainsWhyItCannotListen(_ code: Int32, _ expected: ServerError) {
    let error = IOError(errnoCode: code, reason: "bind")
    #expect(ServerError.explaining(error, host: "h", port: 80) == expected)
    #expect(expected.description.contains("h"))
  }

  @Test func leavesOtherErrorsAlone() {
    #expect(ServerError.explaining(CancellationError(), host: "h", port: 80) == nil)
  }

  @Test func suggestsAnotherPort() {
    #expect(ServerError.addressInUse(host: "127.0.0.1", port: 8080).description.contains("--port 8081"))
    #expect(ServerError.addressInUse(host: "127.0.0.1", port: 65_535).description.contains("--port 8080"))
  }

  @Test func aDatabaseThatIsGoneOrBusyIsNotTheReadersFault() throws {
    func status(_ error: DatabaseError) -> Int? { DatabaseFailures.translation(error)?.failure.status.code }
    #expect(status(.unavailable(message: "down")) == 503)
    #expect(status(.noFreeConnection(waited: .seconds(1))) == 503)
    #expect(status(.statementTimeout(sql: "SELECT 1")) == 503)
    #expect(status(.statement(code: "40001", message: "m", sql: "s")) == 503)
    #expect(status(.statement(code: "42601", message: "m", sql: "s")) == 500)
    #expect(DatabaseFailures.translation(CancellationError()) == nil)
    let log = DatabaseFailures.translation(DatabaseError.unavailable(message: "no route"))?.logMessage
    #expect(log?.contains("no route") == true)
  }
}
