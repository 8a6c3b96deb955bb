import Pages

/// The places of the plans.
enum PlanPath {
  static let all = Path0("/plans")
  static let plan = Path1("/plans/", "kind")
  static let edit = Path1("/plans/", "kind", "/edit")
  static let delete = Path1("/plans/", "kind", "/delete")
  static let restore = Path1("/plans/", "kind", "/restore")
  /// All plans on one page: what a device keeps.
  static let copy = Path0("/plans/copy")
  /// The copy on this device, with or without a network.
  static let kept = Path0("/plan")
  /// The service worker that answers for `kept`. Its scope is that page, and what lies under its name.
  static let worker = Path0("/plan-offline.js")
}
