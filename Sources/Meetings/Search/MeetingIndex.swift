/// The directory in memory, ready to be searched: an immutable snapshot, made from search records and never changed.
///
/// It has no clock. `covering(_:)` gives a snapshot with a timetable of the days around a moment, from which searches are
/// answered fast; without one, or far from its days, occurrences are computed for each search: slower, with the same answers.
public struct MeetingIndex: Sendable {
  let core: IndexCore
  let timetable: Timetable?

  /// Unpublished records are left out; of several with one id the last counts.
  public init(_ records: [SearchRecord]) {
    core = IndexCore(records)
    timetable = nil
  }

  private init(core: IndexCore, timetable: Timetable?) {
    self.core = core
    self.timetable = timetable
  }

  /// Published listings.
  public var count: Int { core.columns.count }

  /// This snapshot with a timetable for `now` and the hours after it. Returns itself while the one it has will do, so it can be
  /// called as often as one likes.
  public func covering(_ now: Instant) -> MeetingIndex {
    if let timetable, timetable.covers(now) { return self }
    return MeetingIndex(core: core, timetable: Timetable(core.columns, around: now))
  }

  /// The next snapshot: `upserts` take the place of records with their ids, or are new; `removals` are ids. It has no timetable yet.
  public func updating(upserts: [SearchRecord], removals: [String]) -> MeetingIndex {
    let gone = Set(removals).union(upserts.map(\.id))
    return MeetingIndex(core.columns.records.filter { !gone.contains($0.id) } + upserts)
  }

  /// Places whose names begin so, the ones with most listings first: to complete what somebody types.
  public func places(prefix: String, limit: Int) -> [PlaceChoice] { core.places.places(prefix: prefix, limit: limit) }

  /// Type codes of the listings.
  public var typeCodes: [TypeCode] { core.columns.codes }
  /// Fellowships of the listings.
  public var fellowships: [Fellowship.ID] { core.columns.fellowships }
  /// Service bodies of the listings.
  public var serviceBodies: [ServiceBodyName] { core.columns.serviceBodies.filter { !$0.identity.isEmpty } }
}

/// What snapshots of the same listings share.
final class IndexCore: Sendable {
  let columns: MeetingColumns
  let text: TextIndex
  let places: PlaceIndex
  let grid: PositionGrid
  let facetTables: FacetTables
  let vocabulary: QueryVocabulary

  init(_ records: [SearchRecord]) {
    let (columns, pieces) = MeetingColumns.build(records)
    self.columns = columns
    let parts = Parallel.map(2) {
      $0 == 0 ? Part.text(TextIndex(pieces)) : .places(PlaceIndex(pieces, columns.vectors))
    }
    var text: TextIndex?
    var places: PlaceIndex?
    for part in parts {
      switch part {
      case .text(let index): text = index
      case .places(let index): places = index
      }
    }
    self.text = text ?? TextIndex([])
    self.places = places ?? PlaceIndex([], [])
    grid = PositionGrid(columns.vectors)
    facetTables = FacetTables(columns)
    vocabulary = QueryVocabulary(columns)
  }

  private enum Part: Sendable {
    case text(TextIndex)
    case places(PlaceIndex)
  }
}
