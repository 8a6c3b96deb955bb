import Testing

@testable import Recovery

@Suite struct LimitsTests { @Test func limits() { #expect(RecordLimits.label < RecordLimits.note) } }
