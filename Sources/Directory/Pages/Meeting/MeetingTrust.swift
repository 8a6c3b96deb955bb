import Meetings
import Pages

/// How far a listing can be relied on, and where to say that it is wrong.
struct MeetingTrust {
  var meeting: Meeting
  var reader: Reader

  var html: HTML {
    let origin: HTML? = meeting.source.url.map {
      " <a href=\"\(url: $0)\" rel=\"noopener noreferrer\">\(t("The listing at its source"))</a>."
    }
    return """
      <p class="soft small">\(confirmed ?? "")\(origin)
      <a href="\(url: DirectoryPath.problem.url(meeting.slug))" rel="nofollow">\(t("Something wrong?"))</a></p>
      """
  }

  private var confirmed: String? {
    (meeting.lastConfirmed ?? meeting.source.updated).map { instant in
      let (year, month, day) = reader.zone.date(at: instant).yearMonthDay
      let date = TimeText.date(year: year, month: month, day: day)
      return meeting.lastConfirmed != nil
        ? t("Confirmed by the group on \(date).") : t("Last changed at its source on \(date).")
    }
  }
}
