import Database
import Meetings

extension Members {
  /// Takes out sessions and invitations that ended, and what deleted rows left behind in the database's own files.
  func sweeping() -> PeriodicTask {
    PeriodicTask("members: ended sessions", every: .seconds(3600)) { [self] in
      let count = try await accounts.sessions.removeEnded(now: now())
      try await invitations.removeExpired(now: now())
      try await database.scrub()
      return "\(count) taken out"
    }
  }
}
