import Foundation
import Pages
import Recovery
import Testing
import Web

@testable import Journey

/// The texts of the tools are whole in both languages, and say where their methods come from.
@Suite("Tool texts")
struct ToolTextTests {
  static let files: [(String, [UInt8])] = [
    ("exercises", PackageResources.tools_exercises_json), ("worksheets", PackageResources.tools_worksheets_json),
    ("steps", PackageResources.tools_steps_json), ("plans", PackageResources.tools_plans_json),
  ]

  @Test func everyFileIsRead() throws {
    let decoder = JSONDecoder()
    #expect(try decoder.decode([Exercise].self, from: Data(PackageResources.tools_exercises_json)).count == 4)
    #expect(try decoder.decode([Worksheet].self, from: Data(PackageResources.tools_worksheets_json)).count == 7)
    #expect(try decoder.decode([Worksheet].self, from: Data(PackageResources.tools_steps_json)).count == 12)
    #expect(
      try decoder.decode([Worksheet].self, from: Data(PackageResources.tools_plans_json)).count
        == PlanKind.allCases.count)
    #expect(PlanKind.allCases.allSatisfy { ToolLibrary.plan($0) != nil })
  }

  /// Each object with text has English and Spanish, neither empty nor the same sentence.
  @Test func bothLanguagesAreThere() throws {
    for (name, bytes) in Self.files {
      var count = 0
      Self.walk(try JSONSerialization.jsonObject(with: Data(bytes))) { object in
        guard object["en"] != nil || object["es"] != nil else { return }
        count += 1
        let (english, spanish) = (object["en"] as? String ?? "", object["es"] as? String ?? "")
        #expect(!english.isEmpty && !spanish.isEmpty, "\(name): \(object)")
        #expect(english.count < 20 || english != spanish, "\(name): \(english)")
        #expect(!english.contains("!") && !spanish.contains("!"), "\(name): \(english)")
      }
      #expect(count > 10, "\(name)")
    }
  }

  @Test func namesAreUniqueAndSourcesAreGiven() {
    let sheets = ToolLibrary.worksheets + ToolLibrary.steps + ToolLibrary.plans
    let ids = sheets.map(\.id) + ToolLibrary.exercises.map(\.id)
    #expect(Set(ids).count == ids.count)
    for sheet in sheets {
      let names = sheet.fields.map(\.id)
      #expect(Set(names).count == names.count, "\(sheet.id)")
      #expect(
        !sheet.source.isEmpty && sheet.source.allSatisfy { $0.cite.contains(/\d{4}|smartrecovery|SMART/) },
        "\(sheet.id)")
      for field in sheet.fields {
        switch field.kind {
        case .choice, .choices: #expect((field.options ?? []).count > 1, "\(sheet.id) \(field.id)")
        case .rows: #expect((field.columns ?? []).count > 1, "\(sheet.id) \(field.id)")
        case .week: #expect(field.id == WeekPlan.field)
        default: break
        }
      }
    }
    for exercise in ToolLibrary.exercises {
      #expect(!exercise.source.isEmpty && !exercise.steps.isEmpty)
      #expect(exercise.paces != nil || exercise.steps.allSatisfy { $0.seconds != nil }, "\(exercise.id) has a timer")
      let seconds = exercise.steps.compactMap(\.seconds).reduce(0, +)
      if exercise.paces == nil { #expect(abs(seconds - exercise.minutes * 60) <= 30, "\(exercise.id): \(seconds) s") }
    }
  }

  /// Filled to its last row, a sheet still fits into one form, with the session's token.
  @Test func everySheetFitsIntoAForm() {
    for sheet in ToolLibrary.worksheets + ToolLibrary.steps + ToolLibrary.plans {
      let parameters = sheet.fields.reduce(0) { sum, field in
        switch field.kind {
        case .rows: sum + WorksheetLimits.rows * (field.columns ?? []).count
        case .week: sum + WeekCell.all.count
        case .choices: sum + (field.options ?? []).count
        default: sum + 1
        }
      }
      #expect(parameters < WebLimits.mostParameters, "\(sheet.id)")
    }
  }

  @Test func theQuickestComeFirst() {
    #expect(Tool.quick.prefix(2).map(\.id) == ["breathing", "urge-surfing"])
    #expect(Tool.quick.allSatisfy { $0.url == "/tools/\($0.id)" && !$0.title.isEmpty })
    Language.$current.withValue(.spanish) { #expect(Tool.quick.first?.title == "Respira despacio") }
  }

  private static func walk(_ value: Any, _ visit: ([String: Any]) -> Void) {
    if let object = value as? [String: Any] {
      visit(object)
      for child in object.values { walk(child, visit) }
    } else if let list = value as? [Any] {
      for child in list { walk(child, visit) }
    }
  }
}
