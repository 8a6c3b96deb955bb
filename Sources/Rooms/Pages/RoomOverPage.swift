import Gathering
import Pages

/// After the meeting, or after somebody left it: a moment for what comes next.
struct RoomOverPage {
  enum Reason {
    case closed, left, removed
  }

  var name: String
  var reason: Reason
  /// The proof of attendance, where the group gives one and this person stayed.
  var proofURL: String?
  var isSignedIn: Bool
  /// Where a member plans the week.
  var weekPlan: String
  /// Keeps in a member's own record that they were there; nil for visitors.
  var keeping: HTML?
  var meetingURL: String?
  /// Where it goes on, if it does.
  var nextURL: String?
  /// Back into a room that is still open, for who has left it.
  var roomURL: String?

  var page: Page {
    Page(
      title: name, bodyClass: "room", styles: [.roomStyle], isPrivate: true, showsListings: false,
      body: "<h1>\(heading)</h1>\(reason == .removed ? removed : next)")
  }

  private var heading: String {
    switch reason {
    case .closed: t("The meeting is over")
    case .left: t("You have left the room")
    case .removed: name
    }
  }

  private var next: HTML {
    var doors: [Door] = []
    if let roomURL { doors.append(Door(t("Go back in"), text: name, url: roomURL, icon: .back)) }
    if let nextURL {
      doors.append(Door(t("It goes on in the next room"), text: name, url: nextURL, icon: .speech))
    }
    if let proofURL {
      doors.append(
        Door(
          t("Proof that you were here"), text: t("For a court, or whoever asks. Only you put your name on it."),
          url: proofURL,
          icon: .check))
    }
    doors.append(
      Door(
        t("A plan for the next seven days"),
        text: isSignedIn ? t("Two minutes now, while it is fresh.") : t("Needs an account."),
        url: weekPlan, icon: .calendar))
    doors.append(
      Door(
        t("Somebody to call"), text: t("People who answer now, and your own."), url: CommonPath.help.url(), icon: .phone
      ))
    if let meetingURL { doors.append(Door(t("When it is on again"), text: name, url: meetingURL, icon: .clock)) }
    let gone: HTML? =
      reason == .closed ? "<p>\(t("What was said is gone from here. What you take with you is yours."))</p>" : nil
    return "<p class=\"lead\">\(t("Thank you for being here."))</p>\(gone)\(keeping)\(Doors(doors))"
  }

  private var removed: HTML {
    EmptyState(
      t("The hosts asked you to leave"),
      text: t(
        "You cannot come back into this meeting. If that was a mistake, write to the group, or find another meeting now."
      ),
      actions:
        "\(LinkButton(t("Find another meeting"), url: CommonPath.home.url()))\(LinkButton(t("Talk to somebody now"), url: CommonPath.help.url(), kind: .quiet))"
    ).html
  }
}
