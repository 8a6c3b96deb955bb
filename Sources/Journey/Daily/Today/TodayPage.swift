import Meetings
import Members
import Pages
import Recovery

/// The member's day: ten seconds to read, two taps to everything.
struct TodayPage {
  var model: TodayModel
  var zone: Zone

  var page: Page {
    let review: HTML? = model.isEvening && model.review == nil && !model.isNew ? EveningCard(model: model).html : nil
    return Page(
      title: t("Today"), activeTab: "today", bodyClass: "today", styles: [.todayStyle, .clocksStyle],
      scripts: model.saved == nil ? [] : [.draftScript], isPrivate: true, showsListings: false,
      body: """
        <div class="day"\(attribute: "data-draft-saved", model.saved)><h1>\(t("Today"))</h1>\
        <span class="soft">\(model.today.shortWords)</span></div>
        \(model.notices)
        \(savedNotice)
        <div class="today-columns"><div class="stack">
        \(model.isNew ? welcome : nil)
        \(TodayClocks(clocks: model.clocks, now: model.now))
        \(LinkButton(t("I have an urge"), url: DailyPath.urge.url(), isWide: true))
        \(review)
        \(CheckInCard(model: model, zone: zone))
        </div><div class="stack">
        \(PledgeCard(model: model))
        \(planned)
        \(meetings)
        \(due)
        \(TodayDoors())
        </div></div>
        """)
  }

  private var savedNotice: HTML? {
    switch model.saved {
    case "check-in":
      let more: HTML? = model.checkIns.first.map {
        " <a href=\"\(url: DailyPath.oneCheckIn.url($0.address.month, $0.id))\">\(t("Add more"))</a>"
      }
      return Notice(.done, "<p>\(t("Saved."))\(more)</p>").html
    case "pledge": return Notice(.done, "<p>\(t("Your pledge for today is made."))</p>").html
    case "review": return Notice(.done, "<p>\(t("The day is looked back on. Rest well."))</p>").html
    case "urge": return Notice(.done, "<p>\(t("Saved. You stayed with it."))</p>").html
    default: return nil
    }
  }

  private var welcome: HTML {
    EmptyState(
      t("Welcome, \(model.name)"),
      text: t("Begin with one thing: a tap on a number below, or a pledge for today. Skip whatever you like."),
      actions:
        "\(LinkButton(t("Start a clock"), url: ClockPath.new.url(), kind: .quiet))\(LinkButton(t("Make today’s pledge"), url: DailyPath.pledge.url(), kind: .quiet))"
    ).html
  }

  private var planned: HTML? {
    if model.planned.isEmpty { return nil }
    let parts = model.planned.map { part -> HTML in
      "<li class=\"entry\"><h3 class=\"kicker\">\(part.title)</h3><p class=\"notes\">\(part.text)</p></li>"
    }
    return """
      <section class="group">\(DayHeading(t("Planned")))<ul class="rows entries">\(parts)</ul></section>
      """
  }

  private var due: HTML? {
    if model.due.isEmpty || model.isNew { return nil }
    return Doors(model.due.map { Door($0.title, text: t("Due today, if you like"), url: $0.url, icon: .check) }).html
  }

  private var meetings: HTML? {
    let goal: HTML? = model.progress.map { "<div class=\"card\">\(GoalProgress(progress: $0))</div>" }
    if model.upcoming.isEmpty {
      return """
        \(goal)
        """
    }
    let rows = model.upcoming.map { next -> ListRow in
      let (day, time) = zone.wallClock(at: next.start)
      let note =
        day == model.today
        ? t("today") : day == model.today.adding(days: 1) ? t("tomorrow") : TimeText.weekday(day.weekday.rawValue)
      return ListRow(
        time: TimeText.clock(minuteOfDay: time.minuteOfDay), timeNote: note, dateTime: next.start.rfc3339(in: zone),
        title: next.meeting.name, url: next.meeting.url,
        details: [next.meeting.isOnline ? t("Online") : next.meeting.place ?? ""])
    }
    return "\(RowGroup(key: "mine", heading: t("My next meetings"), rows: rows))\(goal)"
  }
}

/// Everything else, one tap away.
struct TodayDoors: Component {
  var html: HTML {
    """
    <nav class="today-doors" aria-label="\(t("Your record"))">\(doors)</nav>
    """
  }

  private var doors: [Door] {
    [
      Door(t("Clocks"), url: ClockPath.all.url()),
      Door(t("Journal"), url: DailyPath.journal.url()),
      Door(t("My meetings"), url: DailyPath.meetings.url()),
      Door(t("Urges"), url: DailyPath.urges.url()),
      Door(t("Check-ins"), url: DailyPath.checkIns.url()),
      Door(t("Pledges and evenings"), url: DailyPath.evenings.url()),
      Door(t("Gratitude list"), url: DailyPath.gratitude.url()),
      Door(t("Self-checks"), url: SelfCheckPath.all.url()),
      Door(t("Plans"), url: PlanPath.all.url()),
      Door(t("Coping tools"), url: ToolPath.all.url()),
      Door(t("Nightly inventory"), url: DailyPath.inventory.url()),
      Door(t("Patterns"), url: ClockPath.patterns.url()),
    ]
  }
}
