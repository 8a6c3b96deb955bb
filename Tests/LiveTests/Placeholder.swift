@testable import Live
