import Pages

extension ListRow {
  /// A meeting's line.
  ///
  /// - Parameter chosen: the one shown beside the list; nil on lists that have nothing beside them.
  init(_ row: MeetingRow, chosen: Chosen? = nil) {
    let trailing: HTML =
      if let room = row.roomURL {
        "\(LinkButton(t("Come in"), url: room, attributes: " aria-label=\"\(t("Come into the room of \(row.name)"))\""))"
      } else if let join = row.joinURL {
        "\(LinkButton(t("Join"), url: join, isExternal: true, attributes: " aria-label=\"\(t("Join \(row.name)"))\""))"
      } else {
        "<span class=\"tag\">\(row.tag)</span>"
      }
    self.init(
      time: row.time, timeNote: row.timeNote.isEmpty ? nil : row.timeNote, isNow: row.isRunning, title: row.name,
      url: DirectoryPath.meeting.url(row.slug), details: [row.details], trailing: trailing,
      isSelected: chosen?.slug == row.slug, choice: chosen == nil ? nil : row.slug)
  }
}

extension RowGroup {
  init(_ group: MeetingRowGroup, chosen: Chosen? = nil) {
    self.init(key: group.heading, heading: group.heading, rows: group.rows.map { ListRow($0, chosen: chosen) })
  }
}

/// Which line of a list is shown beside it.
struct Chosen: Sendable, Hashable {
  /// Nil while there is none.
  var slug: String?

  /// In the address. It only changes how the page is shown, so it is no part of the search.
  static let parameter = "chosen"
}
