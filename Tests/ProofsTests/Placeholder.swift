@testable import Proofs
