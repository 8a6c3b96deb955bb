import Database
import Web

/// What a database's error means to a reader, and what of it the operator's log may hold (its errors carry no values).
enum DatabaseFailures {
  static func translation(_ error: any Error) -> FailureMiddleware.Translation? {
    guard let error = error as? DatabaseError else { return nil }
    let failure: WebFailure
    if case .statementTimeout = error {
      failure = .unavailable
    } else {
      failure = error.isUnavailable || error.isBusy ? .unavailable : .unexpected
    }
    return FailureMiddleware.Translation(failure, logMessage: error.description)
  }
}

extension ReadinessCheck {
  /// The database answers.
  public static func database(_ database: Database) -> ReadinessCheck {
    ReadinessCheck("database") {
      do {
        try await database.ping()
        return nil
      } catch let error as DatabaseError {
        return error.description
      } catch {
        return "The database did not answer."
      }
    }
  }
}
