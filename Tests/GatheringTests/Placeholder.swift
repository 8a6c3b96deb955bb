@testable import Gathering
