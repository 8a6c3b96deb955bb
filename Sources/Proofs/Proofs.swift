/// Proofs of attendance.
enum Proofs {}
