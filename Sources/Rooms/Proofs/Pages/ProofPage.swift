import Foundation
import Pages
import Proofs

/// Taking a proof: the name is typed here and stays here.
struct ProofPage {
  var room: String
  var occasion: ProofOccasion
  var standing: ProofStanding
  var isHallOpen: Bool
  /// Whoever asks hosts the meeting, in a group that gives proofs in its hall.
  var isHallHost = false
  /// A code that was not right.
  var typed = ""
  var errors: [FieldError] = []
  var assets: Assets

  var page: Page {
    Page(
      title: t("Proof of attendance"), styles: [.proofStyle], scripts: [.proofScript, .shareScript], isPrivate: true,
      showsListings: false,
      body: """
        <div class="no-print">\(BackLink(t("The room"), url: ProofPath.room.url(room)))</div>
        <h1 class="no-print">\(t("Proof that you were here"))</h1>
        <p class="lead no-print">\(occasion.meeting)<br><span class="soft small">\(ProofWords.when(occasion))</span></p>
        \(ErrorSummary(errors))
        \(isHallHost ? hallLink : nil)
        \(state)
        <div class="no-print">\(Disclosure(t("What it proves, and what it does not"), ProofHonesty().html))</div>
        """)
  }

  private var state: HTML {
    switch standing {
    case .ready(let entry):
      """
      <p class="no-print with-script" data-way>\(t("For a court, or whoever else asks: write your name, then print the proof or save it, and hand it over. You can take it until a day after the meeting."))</p>
      \(entry.map { maker($0, isResuming: false) })
      \(withoutScript)
      """
    case .taken(let entry):
      """
      <div class="no-print" data-taken>\(notice(.alreadyTaken))</div>
      \(maker(entry, isResuming: true))
      """
    case .refused(let refusal):
      """
      \(isHallOpen && refusal == .noSeat ? nil : notice(refusal))
      \(isHallOpen ? codeForm : nil)
      \(refusal == .over || refusal == .noProofs ? nil : slipLink)
      """
    }
  }

  private func notice(_ refusal: ProofRefusal) -> HTML {
    Notice(.info, title: refusal.title, refusal.detail.map { "<p>\($0)</p>" } ?? "").html
  }

  /// No field of it has a name, so that no browser could send one.
  private func maker(_ entry: KeyLogEntry, isResuming: Bool) -> HTML {
    let facts = (try? JSONEncoder().encode(entry)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return """
      <form class="form with-script no-print" data-proof="\(facts)" data-room="\(room)" data-post="\(url: ProofPath.proof.url(room))" \
      data-log="\(url: ProofPath.logData.url())" data-verify="\(url: ProofPath.verify.url())" \
      data-blind="\(url: assets.url(.blindScript))" data-file="\(url: assets.url(.proofFileScript))" \
      data-qr="\(url: assets.url(.qrScript))"\(flag: "data-resuming", when: isResuming)\(flag: "hidden", when: isResuming)>
      <div class="field"><label for="proof-name">\(t("Name on the proof"))</label>
      <p class="hint" id="proof-name-hint">\(t("As whoever asks for it writes your name. It never leaves this browser: the site signs without seeing it."))</p>
      <input id="proof-name" type="text" autocomplete="name" maxlength="200" aria-describedby="proof-name-hint proof-said">
      <p class="error" id="proof-said" role="alert" data-problem></p></div>
      \(SubmitButton(t("Make my proof")))
      <p class="soft small" role="status" data-progress></p>
      \(words)
      </form>
      \(ProofSheet())
      <div class="proof-keep no-print" data-keep hidden>
      \(Notice(.warning, title: t("Keep it now"), """
        <p>\(t("It cannot be made again, and this page forgets it when you close it."))</p>\
        <p>\(t("Hand over the paper or send the file. Whoever gets it can check it without an account. Without a printer, press Print and save it as a PDF."))</p>
        """))
      <div class="actions">\(PrintButton(t("Print")))\
      <a class="button quiet" data-save download>\(Icon.share)\(t("Save the file"))</a>\
      <a class="button quiet" data-check>\(Icon.check)\(t("Check it"))</a></div>
      </div>
      """
  }

  /// What the script says, where it must.
  private var words: HTML {
    let sentences: [(String, String)] = [
      ("name", t("Write the name that is to stand on it, with at most 100 letters.")),
      ("looking", t("Looking at the public log…")), ("asking", t("Asking for the signature…")),
      ("line", t("The line broke. Nothing is lost: press the button again, with the same name.")),
      ("same-name", t("A proof was begun with another name. Write that name again, letter for letter.")),
      (
        "log",
        t(
          "The public log of keys does not hold together, so nothing was sent. Please tell the people who run this site."
        )
      ),
      (
        "unknown-key",
        t("This meeting’s key is not in the public log, so nothing was sent. Please tell the people who run this site.")
      ),
      ("no-log", t("The public log of keys could not be read. Please try again.")),
      (
        "signature",
        t("What came back is no signature of this meeting’s key. Please tell the people who run this site.")
      ),
      ("no-crypto", t("This browser cannot do it here. Open the page over https, in a browser of the last few years.")),
    ]
    return ScriptWords(sentences).html
  }

  private var withoutScript: HTML {
    """
    <div class="without-script">\(Notice(
      .info, title: t("This one thing needs JavaScript"),
      "<p>\(t("Your name must not reach the server, so your own browser has to hide it before anything is sent. Only a script can do that. Without one, take the slip and have it signed by hand."))</p>"
    ))</div>
    \(slipLink)
    """
  }

  private var slipLink: HTML {
    """
    <p class="no-print" data-slip><a href="\(url: ProofPath.slip.url(room))">\(t("A slip to sign by hand"))</a> \
    <span class="soft small">\(t("no device needed"))</span></p>
    """
  }

  private var hallLink: HTML {
    """
    <p class="no-print"><a href="\(url: ProofPath.hall.url(room))">\(t("Show the code for the hall"))</a> \
    <span class="soft small">\(t("you are its host"))</span></p>
    """
  }

  private var codeForm: HTML {
    """
    <form method="post" action="\(url: ProofPath.code.url(room))" class="form">
    \(FormField(
      "code", label: t("Code on the host’s screen"), control: .input("tel"), value: typed,
      hint: t("For people in the hall: eight digits, shown at the end."), errors: errors, isRequired: true, longest: 20))
    \(SubmitButton(t("I am in the hall")))
    </form>
    """
  }
}

/// Sentences that a script shows, in the page's language.
struct ScriptWords: Component {
  var sentences: [(String, String)]
  init(_ sentences: [(String, String)]) { self.sentences = sentences }

  var html: HTML {
    "<div hidden data-words>\(sentences.map { each -> HTML in "<span data-word=\"\(each.0)\">\(each.1)</span>" })</div>"
  }
}
