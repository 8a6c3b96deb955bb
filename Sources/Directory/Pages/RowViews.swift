import Pages

extension ListRow {
  /// A meeting's line.
  init(_ row: MeetingRow) {
    let trailing: HTML =
      if let join = row.joinURL {
        "\(LinkButton(t("Join"), url: join, isExternal: true, attributes: " aria-label=\"\(t("Join \(row.name)"))\""))"
      } else {
        "<span class=\"tag\">\(row.tag)</span>"
      }
    self.init(
      time: row.time, timeNote: row.timeNote.isEmpty ? nil : row.timeNote, isNow: row.isRunning, title: row.name,
      url: DirectoryPath.meeting.url(row.slug), details: [row.details], trailing: trailing)
  }
}

extension RowGroup {
  init(_ group: MeetingRowGroup) {
    self.init(key: group.heading, heading: group.heading, rows: group.rows.map { ListRow($0) })
  }
}
