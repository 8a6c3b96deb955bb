import Foundation
import Pages

/// Our own questions for the journal and the evening, from a data file.
struct DailyPrompts: Decodable, Sendable {
  struct Prompt: Decodable, Sendable, Equatable, Identifiable {
    /// Lasting: records refer to it.
    let id: String
    /// By language code.
    let text: [String: String]

    /// In the current language.
    var words: String { text[Language.current.code] ?? text[Language.english.code] ?? id }
  }

  let journal: [Prompt]
  let inventory: [Prompt]

  func journal(_ id: String) -> Prompt? { journal.first { $0.id == id } }
  func inventory(_ id: String) -> Prompt? { inventory.first { $0.id == id } }

  /// Read at first use. Without the file there would be no prompts, and everything else goes on; a test reads it.
  static let shared =
    (try? read()) ?? DailyPrompts(journal: [], inventory: [])

  static func read() throws -> DailyPrompts {
    try JSONDecoder().decode(DailyPrompts.self, from: Data(PackageResources.prompts_json))
  }
}
