import ArgumentParser
import Foundation
import Journey
import Meetings
import Recovery

struct QuestionnaireCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questionnaire", abstract: "Published self-checks that members may answer for themselves.",
    discussion: """
      Each is a FHIR R4 Questionnaire (JSON). Homegroup has facts about how PHQ-9, PHQ-2, GAD-7, AUDIT-C, K6, BARC-10, the Penn
      Alcohol Craving Scale and BAM are scored, and none of their words: add those whose terms allow it.
      """,
    subcommands: [Add.self, List.self, Remove.self], defaultSubcommand: List.self)

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Offer a questionnaire, or a new edition of one.",
      discussion: """
        One that Homegroup knows by its LOINC code or its name scores itself. Any other is kept without a score, unless it says that
        its points are to be summed: every choice has an ordinalValue (or itemWeight), and either the questionnaire has the extension
        urn:homegroup:questionnaire-score with valueCode “sum”, or it has a calculated item whose expression sums all of them, such as
        %resource.item.answer.value.ordinal().sum().
        """)
    @Argument(help: "A file, or an http(s) address.") var source: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let reading = try await read()
      let questionnaire = reading.questionnaire
      for note in reading.notes { Console.error(Console.printable(note)) }
      try await store.withDirectory { directory in
        let added = try await QuestionnaireStore(directory.database).add(questionnaire, now: Instant.now)
        let title = Console.printable(questionnaire.title)
        switch added {
        case .new(let id): print("Added “\(title)” as \(id).")
        case .replaced(let id): print("“\(title)” (\(id)) has a new edition. Earlier answers stay as they are.")
        case .unchanged(let id): print("“\(title)” (\(id)) is there already.")
        }
        print(Console.printable(QuestionnaireCommand.scoring(of: questionnaire)))
      }
    }

    private func read() async throws -> QuestionnaireDecoder.Reading {
      let files = FeedFiles()
      defer { files.removeTemporaryFiles() }
      let path = try await files.path(of: source)
      guard let file = FileHandle(forReadingAtPath: path) else { throw FeedFiles.Failure.notFound(source) }
      defer { try? file.close() }
      let data = try file.read(upToCount: QuestionnaireLimits.bytes + 1) ?? Data()
      return try QuestionnaireDecoder().decode(Array(data))
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Those on offer, and how each is scored.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        let all = try await QuestionnaireStore(directory.database).all()
        if all.isEmpty { print("There are none yet. Add one with: homegroup questionnaire add FILE") }
        for listed in all {
          let questions = listed.questionnaire.questions.count
          print(
            Console.printable(
              "\(listed.id)  \(listed.questionnaire.title)  \(questions) questions  "
                + QuestionnaireCommand.scoring(of: listed.questionnaire)))
        }
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Stop offering a questionnaire. Answers stay with those who gave them.")
    @Argument(help: "Its id, as `homegroup questionnaire list` shows it.") var id: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        guard try await QuestionnaireStore(directory.database).remove(id) else {
          throw ValidationError("There is no questionnaire “\(id)”. homegroup questionnaire list shows them.")
        }
        print("Removed. Answers stay with those who gave them.")
      }
    }
  }

  static func scoring(of questionnaire: Questionnaire) -> String {
    switch QuestionnaireStore.recognition(of: questionnaire) {
    case .known(let facts, _): "Scored as \(facts.title.en), every \(facts.days) days."
    case .summed: "Its points are summed, as it says itself."
    case .unscored(let reason): "Not scored. \(reason)"
    }
  }
}
