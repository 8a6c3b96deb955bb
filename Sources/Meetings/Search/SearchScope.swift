/// Where a search looks: everything, the rows that words or a place leave over, or everything within a cap.
struct SearchScope {
  enum Rows {
    case all
    /// In no particular order.
    case listed([Int32])
    case within(Cap)
  }
  var rows: Rows
  /// What distances are measured from.
  var center: SIMD3<Double>?
  /// Relevance by row.
  var text: TextHits?
  var place: ResolvedPlace?
  /// The place means people who meet online.
  var isOnline = false

  init(_ query: MeetingQuery, _ core: IndexCore) throws(QueryError) {
    rows = .all
    if let words = query.words {
      let hits = TextHits(words, core.text, core.columns.facts)
      text = hits
      rows = .listed(hits.rows)
    }
    if let near = query.near {
      let cap = Cap(
        center: Sphere.vector(latitude: near.latitude, longitude: near.longitude),
        radius: query.within ?? MeetingQuery.Limits.defaultWithin)
      center = cap.center
      restrict(to: cap, core)
    } else if let name = query.place {
      try restrict(toPlace: name, within: query.within, core)
    }
  }

  private mutating func restrict(to cap: Cap, _ core: IndexCore) {
    if case .listed(let found) = rows {
      rows = .listed(found.filter { cap.contains(core.columns.vectors[Int($0)]) })
    } else {
      rows = .within(cap)
    }
  }

  private mutating func restrict(toPlace name: String, within: Double?, _ core: IndexCore) throws(QueryError) {
    switch core.places.meaning(of: name) {
    case .online: isOnline = true
    case .ambiguous(let choices):
      throw QueryError([.init("place", value: name, .ambiguousPlace)], placeChoices: choices)
    case .unknown(let similar):
      throw QueryError([.init("place", value: name, .unknownPlace)], placeChoices: similar)
    case .place(let number):
      let entry = core.places.entries[number]
      let radius = entry.radius(within)
      let members = entry.members(within, core.columns.vectors)
      center = entry.summary.center
      place = ResolvedPlace(label: entry.label, center: center.map(Sphere.coordinate), radius: radius)
      var set = RowSet(rowCount: core.columns.count)
      var found = members
      for row in members { set.insert(Int(row)) }
      if let center, let radius {
        for row in core.grid.rows(within: Cap(center: center, radius: radius), core.columns.vectors)
        where set.insert(Int(row)) { found.append(row) }
      }
      if case .listed(let listed) = rows { found = listed.filter { set.contains(Int($0)) } }
      rows = .listed(found)
    }
  }
}

extension PlaceIndex.Entry {
  /// Kilometres around the centre that count: what was asked for, else the usual distance or the place's own extent. A state or
  /// a country has an edge that no circle follows: there only the listings that name it count, unless a distance is asked for.
  func radius(_ within: Double?) -> Double? {
    guard summary.center != nil else { return nil }
    if let within { return within }
    switch family {
    case .town, .postalArea: return max(MeetingQuery.Limits.defaultWithin, summary.spread)
    case .state, .country: return nil
    }
  }

  /// Listings that name the place. Where a distance is asked for, those with a position are held to it.
  func members(_ within: Double?, _ vectors: [SIMD3<Double>]) -> [Int32] {
    guard within != nil, summary.center != nil else { return rows }
    return rows.filter { vectors[Int($0)].x.isNaN }
  }
}
