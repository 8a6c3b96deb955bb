import Members
import Pages

/// `/today` for somebody without a session: what it is, and what needs none.
struct TodayWelcomePage {
  var page: Page {
    Page(
      title: t("Today"), activeTab: "today", styles: [.todayStyle], isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("A quiet companion for your days"))</h1>
        <p class="lead">\(t("Count your days, check in with one tap, ride out an urge, keep a journal. Only you can read it: it is sealed with your own key."))</p>
        \(Actions("\(LinkButton(t("Join"), url: MemberPath.join.url()))\(LinkButton(t("Sign in"), url: MemberPath.signIn.url(query: [("to", DailyPath.today.url())]), kind: .quiet))"))
        <p class="soft">\(t("A name of your choosing and a passphrase. No e-mail, no phone number."))</p>
        <section class="group">\(DayHeading(t("Without an account")))
        \(Doors([
          Door(t("Help now"), text: t("A person to talk to, at any hour"), url: CommonPath.help.url(), icon: .lifebuoy),
          Door(t("Find a meeting"), text: t("Near you or online, tonight"), url: Self.meetings.url(), icon: .search),
          Door(t("Coping tools"), text: t("For the next five minutes, and for a longer look"), url: ToolPath.all.url(), icon: .hand),
        ]))</section>
        """)
  }

  /// The directory's own.
  private static let meetings = Path0("/meetings")
}
