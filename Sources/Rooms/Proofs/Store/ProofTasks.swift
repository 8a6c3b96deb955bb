import Database
import Meetings

extension ProofStore {
  /// Deletes what signs and who took a proof once the window is over, and has the database's files overwritten.
  public func ending() -> PeriodicTask {
    PeriodicTask("proofs: keys whose time is over", every: .seconds(300)) { [self] in
      let count = try await endWindows()
      if count > 0 { _ = try await database.scrub() }
      return "\(count) taken out"
    }
  }

  /// How many keys that were.
  func endWindows() async throws -> Int {
    let now = now()
    return try await database.write { connection in
      let over = try connection.query(
        "SELECT log_index FROM proof_private_key WHERE closes_at <= $1", [.integer(now.milliseconds)]
      ) { Value.integer(try $0.integer(0)) }
      for index in over {
        for table in ["proof_taken", "proof_hall", "proof_hall_seat", "proof_private_key"] {
          try connection.execute("DELETE FROM \(table) WHERE log_index = $1", [index])
        }
      }
      return over.count
    }
  }
}
