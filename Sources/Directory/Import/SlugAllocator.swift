import Meetings

/// Gives each new listing an address of its own in the directory.
public struct SlugAllocator {
  private var taken: Set<String> = []
  /// The count to try next for a base, so that a thousand listings called "big-book" do not each count from two.
  private var next: [String: Int] = [:]

  /// Characters of a slug.
  static let longest = 100
  /// Addresses that pages of the directory itself have below `/meetings/`.
  static let reserved: Set<String> = ["near", "new", "search", "print"]

  mutating func reserve(_ slug: String) { taken.insert(slug) }

  mutating func allocate(for meeting: Meeting) -> String {
    let own = Self.clean(meeting.slug)
    let base = own.isEmpty ? Self.clean(meeting.name) : own
    let root = base.isEmpty ? "meeting" : base
    guard taken.contains(root) || Self.reserved.contains(root) else {
      taken.insert(root)
      return root
    }
    var count = next[root] ?? 2
    while taken.contains("\(root)-\(count)") { count += 1 }
    next[root] = count + 1
    let slug = "\(root)-\(count)"
    taken.insert(slug)
    return slug
  }

  /// Lower-case ASCII letters, digits and single hyphens; empty where nothing is left.
  public static func clean(_ text: String) -> String {
    var slug = ""
    for scalar in TextFolding.fold(text).unicodeScalars {
      if slug.utf8.count >= longest { break }
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }
}
