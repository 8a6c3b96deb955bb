import Pages

extension Asset {
  /// Of the coping tools and the plans.
  static let tools: [Asset] = [.toolsStyle, .worksheetScript, .exerciseScript, .keepPlanScript]
  static let toolsStyle = Asset("tools.css", PackageResources.tools_css)
  static let worksheetScript = Asset("worksheet.js", PackageResources.worksheet_js)
  static let exerciseScript = Asset("exercise.js", PackageResources.exercise_js)
  static let keepPlanScript = Asset("keep-plan.js", PackageResources.keep_plan_js)
}
