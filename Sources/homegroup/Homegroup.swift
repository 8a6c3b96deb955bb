import ArgumentParser
@main struct Homegroup: AsyncParsableCommand { mutating func run() async throws {} }
