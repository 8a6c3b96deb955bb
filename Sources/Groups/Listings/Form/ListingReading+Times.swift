import Meetings
import Pages

extension ListingReading {
  mutating func readSchedule() {
    guard Zone.named(form[Name.zone]) != nil else { return wrong(Name.zone, t("Choose one of the list.")) }
    let rows = form.times
    let isByAppointment = form.has(Name.appointment)
    if rows.isEmpty, !isByAppointment, isChanged(.times) || known.times.isEmpty && known.values.isEmpty {
      return wrong("t0.days", t("Say when it meets, or that people ask for a time."))
    }
    guard isChanged(.times) else { return }
    if rows.count > ListingFormLimits.times {
      wrong("t\(ListingFormLimits.times).start", t("At most \(ListingFormLimits.times) times, please."))
    }
    var slots: [Slot] = []
    for (index, row) in rows.enumerated() { slots += read(row, prefix: "t\(index).") }
    meeting.schedule = Schedule(timeZone: form[Name.zone], slots: slots, isByAppointment: isByAppointment)
  }

  /// One row is several times where it names several days of the month.
  private mutating func read(_ row: TimeFields, prefix: String) -> [Slot] {
    if row.kind == .always { return [.aroundTheClock] }
    let days = row.days.compactMap { Int($0).flatMap(Weekday.init) }
    guard let start = WallTime(row.start) else {
      wrong(prefix + "start", t("Say when it starts, such as 18:30."))
      return []
    }
    let duration = duration(row, from: start, prefix: prefix)
    if days.isEmpty, row.kind != .dates {
      wrong(prefix + "days", t("Choose the day, or several."))
      return []
    }
    return recurrences(row, days: days, prefix: prefix).map { Slot($0, at: start, duration: duration) }
  }

  private mutating func duration(_ row: TimeFields, from start: WallTime, prefix: String) -> Int? {
    if row.end.isEmpty { return nil }
    guard let end = WallTime(row.end) else {
      wrong(prefix + "end", t("Write when it ends, such as 19:30, or leave it out."))
      return nil
    }
    let further = row.longer.isEmpty ? 0 : Int(row.longer) ?? -1
    guard (0...Schedule.longestDuration / 1440).contains(further) else {
      wrong(prefix + "end", t("Write the further days as a number."))
      return nil
    }
    let minutes = (end.minuteOfDay - start.minuteOfDay + 1440) % 1440 + further * 1440
    guard (1...Schedule.longestDuration).contains(minutes) else {
      wrong(prefix + "end", t("It ends when it starts. Write another time, or leave the end out."))
      return nil
    }
    return minutes
  }

  private mutating func recurrences(_ row: TimeFields, days: [Weekday], prefix: String) -> [Recurrence] {
    switch row.kind {
    case .weekly: return [.weekly(Set(days))]
    case .monthly:
      let ordinals = Set(row.nth.compactMap { Int($0) }.filter { (-5...5).contains($0) && $0 != 0 })
      if ordinals.isEmpty {
        wrong(prefix + "nth", t("Choose which weeks of the month."))
        return []
      }
      return days.sorted().map { .monthly($0, ordinals: ordinals) }
    case .interval:
      guard let weeks = Int(row.weeks), ListingFormLimits.weeks.contains(weeks) else {
        wrong(prefix + "weeks", t("Write every how many weeks, from 2 to 12."))
        return []
      }
      guard let anchor = CivilDate(row.from) else {
        wrong(prefix + "from", t("Choose a date on which it meets, so that the weeks can be counted."))
        return []
      }
      return [.weekly(Set(days), interval: weeks, anchor: anchor)]
    case .dates:
      let words = row.dates.split { $0 == "," || $0 == ";" || $0.isWhitespace }
      let dates = words.compactMap { CivilDate($0) }
      guard !dates.isEmpty, dates.count == words.count, dates.count <= ListingFormLimits.dates else {
        wrong(
          prefix + "dates",
          t("Write the dates as 2026-12-24, with commas between them, at most \(ListingFormLimits.dates)."))
        return []
      }
      return [.dates(Set(dates))]
    case .always: return [.aroundTheClock]
    }
  }
}
