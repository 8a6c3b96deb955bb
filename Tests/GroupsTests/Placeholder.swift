@testable import Groups
