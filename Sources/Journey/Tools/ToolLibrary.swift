import Foundation
import Pages
import Recovery

/// The coping tools and the plans, from their data files.
enum ToolLibrary {
  static let exercises: [Exercise] = decoded(PackageResources.tools_exercises_json)
  static let worksheets: [Worksheet] = decoded(PackageResources.tools_worksheets_json)
  static let steps: [Worksheet] = decoded(PackageResources.tools_steps_json)
  static let plans: [Worksheet] = decoded(PackageResources.tools_plans_json)

  static func exercise(_ id: String) -> Exercise? { exercises.first { $0.id == id } }
  static func worksheet(_ id: String) -> Worksheet? { sheetsByID[id] }
  static func plan(_ kind: PlanKind) -> Worksheet? { plans.first { $0.id == kind.rawValue } }

  private static let sheetsByID = Dictionary(
    (worksheets + steps).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The files are compiled in, and a test decodes each: they cannot fail here.
  private static func decoded<T: Decodable>(_ bytes: [UInt8]) -> [T] {
    (try? JSONDecoder().decode([T].self, from: Data(bytes))) ?? []
  }
}

extension Bilingual {
  /// In the language of the page.
  var text: String { self[Language.current.code] }
}
