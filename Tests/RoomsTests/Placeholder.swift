@testable import Rooms
