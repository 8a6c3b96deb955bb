import Pages

/// The places where listings are looked after.
public enum ListingPath {
  public static let claim = Path1("/meetings/", "slug", "/claim")
  /// A member's own: listings and what they asked for.
  public static let all = Path0("/serve/listings")
  /// For editors: those of their service bodies; an admin's are all.
  public static let ofBodies = Path0("/serve/all-listings")
  public static let listing = Path1("/serve/listings/", "slug")
  public static let edit = Path1("/serve/listings/", "slug", "/edit")
  public static let pause = Path1("/serve/listings/", "slug", "/pause")
  public static let history = Path1("/serve/listings/", "slug", "/history")
  public static let version = Path2("/serve/listings/", "slug", "/history/", "number")
  public static let giveUp = Path1("/serve/listings/", "slug", "/give-up")
  public static let new = Path0("/serve/new-listing")
  public static let newForm = Path0("/serve/new-listing/form")
  /// What waits for an editor.
  public static let claims = Path0("/serve/claims")
  public static let oneClaim = Path1("/serve/claims/", "id")
}

extension Asset {
  static let listings: [Asset] = [.listingsStyle]
  static let listingsStyle = Asset("listings.css", PackageResources.listings_css)
}
