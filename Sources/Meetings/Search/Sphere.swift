import Foundation

/// Great-circle geometry on a sphere of the earth's mean radius (IUGG R₁), with unit vectors: no poles, no date line.
enum Sphere {
  /// Kilometres.
  static let radius = 6371.0088

  /// The unit vector of a position; latitude and longitude in degrees.
  static func vector(latitude: Double, longitude: Double) -> SIMD3<Double> {
    let phi = latitude * .pi / 180
    let lambda = longitude * .pi / 180
    return SIMD3(cos(phi) * cos(lambda), cos(phi) * sin(lambda), sin(phi))
  }

  /// Degrees.
  static func coordinate(of vector: SIMD3<Double>) -> MeetingQuery.Coordinate {
    let latitude = atan2(vector.z, (vector.x * vector.x + vector.y * vector.y).squareRoot())
    return .init(latitude: latitude * 180 / .pi, longitude: atan2(vector.y, vector.x) * 180 / .pi)
  }

  /// Kilometres between two unit vectors. From sine and cosine together, which is exact at every distance.
  static func distance(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
    let cross = SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    return radius * atan2((cross * cross).sum().squareRoot(), (a * b).sum())
  }

  /// Distances are ordered by whole metres: within a metre, the earlier meeting comes first.
  static func metres(_ kilometres: Double) -> Int32 { Int32((kilometres * 1000).rounded()) }

  /// The straight line through the earth that belongs to a great-circle distance, on the unit sphere: 0 ... 2.
  static func chord(kilometres: Double) -> Double { 2 * sin(min(kilometres / radius, .pi) / 2) }
}

/// A centre and a radius: what "within" means.
struct Cap: Sendable {
  var center: SIMD3<Double>
  /// Kilometres.
  var radius: Double

  func contains(_ vector: SIMD3<Double>) -> Bool { Sphere.distance(center, vector) <= radius }

  /// Unit vectors in `Float` are off by less than 1e-7, so chords by less than 1e-6: within that margin `Double` decides.
  static let margin = 1e-6

  /// Squared chords: beyond `outer` no point is inside; below `inner` every point is.
  var squaredChords: (inner: Float, outer: Float) {
    let chord = Sphere.chord(kilometres: radius)
    let inner = max(0, chord - Self.margin)
    let outer = chord + Self.margin
    return (Float(inner * inner).nextDown, Float(outer * outer).nextUp)
  }
}
