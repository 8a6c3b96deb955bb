import Pages
import Proofs

/// The host's screen in a hall: the code, large.
struct HallPage {
  var room: String
  var occasion: ProofOccasion
  var hall: ProofHall?
  var assets: Assets
  /// Near enough to the meeting's end.
  var isTime = true
  var typed: String?
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Code for the hall"), styles: [.proofStyle], scripts: [.liveScript, .proofScript], head: refresh,
      isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("The room"), url: ProofPath.room.url(room)))
        <h1>\(t("Code for the hall"))</h1>
        \(ErrorSummary(errors))
        \(hall.map(shown) ?? closed)
        \(isTime ? form : notNow)
        """)
  }

  /// The screen shows the next code by itself: the script puts it in, without one the page is loaded again.
  private var refresh: HTML {
    hall.map { "\n<noscript><meta http-equiv=\"refresh\" content=\"\($0.code.secondsShown + 1)\"></noscript>" } ?? ""
  }

  private func shown(_ hall: ProofHall) -> HTML {
    let minutes = (hall.code.secondsTaken + 59) / 60
    return """
      <div class="card sun hall-code">
      <div class="hall-way"><p>\(t("Open this on your phone:"))</p>
      <figure class="proof-code with-script" data-hall-link="\(url: ProofPath.proof.url(room))" \
      data-qr="\(url: assets.url(.qrScript))" data-label="\(t("A code that opens the page for your proof"))"></figure>
      <p class="hall-address small" dir="ltr" translate="no" data-hall-address>\(ProofPath.proof.url(room))</p></div>
      <div class="hall-now" data-live="code" data-changes-in="\(hall.code.secondsShown + 1)">
      <p>\(t("and type"))</p>
      <p class="hall-digits" dir="ltr" translate="no">\(hall.code.spaced)</p>
      <p>\(t(count: minutes, one: "Good for 1 minute", other: "Good for \(minutes) minutes"))</p>
      <p class="soft small">\(t("\(hall.taken) of \(hall.places) used."))</p></div></div>
      """
  }

  private var closed: HTML {
    """
    <p class="lead">\(t("At the end of the meeting, show a code here. Whoever types it can take one proof, without giving a name to anybody."))</p>
    """
  }

  private var notNow: HTML {
    Notice(
      .info, title: t("Not at this hour"),
      "<p>\(t("The code can be shown from \(ProofStore.Limits.hallMinutesBefore) minutes before the meeting ends until two hours after. Open this page again then."))</p>"
    ).html
  }

  private var form: HTML {
    """
    <form method="post" action="\(url: ProofPath.hall.url(room))" class="form">
    \(FormField(
      "places", label: t("People in the hall"), control: .input("number"), value: typed ?? hall.map { "\($0.places)" } ?? "",
      hint: t("Count them. So many proofs are given and no more, even if the code gets out."), errors: errors, isRequired: true))
    \(SubmitButton(hall == nil ? t("Show the code") : t("Change the number"), kind: hall == nil ? .primary : .quiet))
    </form>
    """
  }
}

/// A slip of paper for those who want no device: signed by hand, known to nobody here.
struct SlipPage {
  var room: String
  var occasion: ProofOccasion

  var page: Page {
    Page(
      title: t("Attendance slip"), styles: [.proofStyle], scripts: [.shareScript], isPrivate: true,
      showsListings: false,
      body: """
        <div class="no-print">\(BackLink(t("Proof of attendance"), url: ProofPath.proof.url(room)))</div>
        <h1>\(t("Attendance slip"))</h1>
        <p class="no-print">\(t("Print it, or copy it by hand. The host signs it at the end. The site knows nothing of it."))</p>
        <div class="card slip">
        \(DefinitionList([
          (t("Meeting"), "\(occasion.meeting)"), (t("Group"), "\(occasion.group)"), (t("When"), "\(ProofWords.when(occasion))"),
        ]))
        <p class="slip-line">\(t("Name"))</p>
        <p class="slip-line">\(t("Signed for the group"))</p>
        </div>
        \(Actions("\(PrintButton(t("Print")))"))
        """)
  }
}
