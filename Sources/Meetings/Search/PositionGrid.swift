import Foundation

/// Rows with a position by cells of one degree: finds those near a point without looking at the others.
final class PositionGrid: Sendable {
  private static let columns = 360
  private static let bands = 180
  /// Rows ordered by cell; cell n is `cellEnds[n - 1] ..< cellEnds[n]`.
  private let cellEnds: [Int32]
  private let rows: [Int32]
  private let x: [Float]
  private let y: [Float]
  private let z: [Float]

  init(_ vectors: [SIMD3<Double>]) {
    let cells = vectors.map { $0.x.isNaN ? -1 : Self.cell(of: Sphere.coordinate(of: $0)) }
    var ends = [Int32](repeating: 0, count: Self.columns * Self.bands + 1)
    for cell in cells where cell >= 0 { ends[cell + 1] += 1 }
    for cell in 1..<ends.count { ends[cell] += ends[cell - 1] }
    var rows = [Int32](repeating: 0, count: Int(ends[ends.count - 1]))
    for (row, cell) in cells.enumerated() where cell >= 0 {
      rows[Int(ends[cell])] = Int32(row)
      ends[cell] += 1
    }
    cellEnds = Array(ends.dropLast())
    self.rows = rows
    x = rows.map { Float(vectors[Int($0)].x) }
    y = rows.map { Float(vectors[Int($0)].y) }
    z = rows.map { Float(vectors[Int($0)].z) }
  }

  /// Rows that may lie within the cap, at most: cheap to ask.
  func mostRows(within cap: Cap) -> Int { ranges(within: cap).reduce(0) { $0 + $1.count } }

  /// The rows within the cap, in no particular order.
  func rows(within cap: Cap, _ vectors: [SIMD3<Double>]) -> [Int32] {
    let center = SIMD3<Float>(cap.center)
    let (inner, outer) = cap.squaredChords
    var found: [Int32] = []
    for range in ranges(within: cap) {
      for slot in range {
        let difference = SIMD3(x[slot], y[slot], z[slot]) - center
        let chord = (difference * difference).sum()
        guard chord <= outer else { continue }
        let row = rows[slot]
        if chord < inner || cap.contains(vectors[Int(row)]) { found.append(row) }
      }
    }
    return found
  }

  private static func cell(of position: MeetingQuery.Coordinate) -> Int {
    band(position.latitude) * columns + column(position.longitude)
  }
  private static func band(_ latitude: Double) -> Int { min(bands - 1, max(0, Int((latitude + 90).rounded(.down)))) }
  private static func column(_ longitude: Double) -> Int {
    min(columns - 1, max(0, Int((longitude + 180).rounded(.down))))
  }

  /// Slots of all cells that the cap touches.
  private func ranges(within cap: Cap) -> [Range<Int>] {
    let center = Sphere.coordinate(of: cap.center)
    // A hair wider, so that rounding loses no point on the edge of a cell.
    let reach = min(180, cap.radius / Sphere.radius * 180 / .pi + 1e-6)
    let bands = Self.band(center.latitude - reach)...Self.band(center.latitude + reach)
    let columnRanges = Self.columnRanges(longitude: center.longitude, latitude: center.latitude, reach: reach)
    var ranges: [Range<Int>] = []
    for band in bands {
      for columns in columnRanges {
        let first = band * Self.columns + columns.lowerBound
        let range =
          (first == 0 ? 0 : Int(cellEnds[first - 1]))..<Int(cellEnds[band * Self.columns + columns.upperBound])
        if !range.isEmpty { ranges.append(range) }
      }
    }
    return ranges
  }

  /// Columns within reach; two runs where they cross the date line.
  private static func columnRanges(longitude: Double, latitude: Double, reach: Double) -> [ClosedRange<Int>] {
    let everywhere = [0...(columns - 1)]
    guard abs(latitude) + reach < 90 else { return everywhere }
    // The widest meridian that the cap touches.
    let width = asin(min(1, sin(reach * .pi / 180) / cos(latitude * .pi / 180))) * 180 / .pi + 1e-6
    guard width < 179 else { return everywhere }
    let (west, east) = (longitude - width, longitude + width)
    if west < -180 { return [0...column(east), column(west + 360)...(columns - 1)] }
    if east > 180 { return [0...column(east - 360), column(west)...(columns - 1)] }
    return [column(west)...column(east)]
  }
}
