import Pages

/// Checking a proof: in this browser, with nothing sent and no account.
struct VerifyPage {
  var assets: Assets

  var page: Page {
    Page(
      title: t("Check a proof of attendance"), styles: [.proofStyle], scripts: [.verifyScript], isPrivate: true,
      showsListings: false,
      body: """
        <h1 class="no-print">\(t("Check a proof of attendance"))</h1>
        <p class="lead no-print">\(t("It is checked in your browser. Nothing you put in here is sent anywhere."))</p>
        <div class="without-script">\(Notice(
          .info, title: t("Checking needs JavaScript"),
          "<p>\(t("Because nothing is to be sent, your own browser has to do the arithmetic. Homegroup’s documentation has it in a few lines of Python, too."))</p>"
        ))</div>
        <div aria-live="polite" data-result></div>
        \(ProofSheet())
        \(form)
        \(Disclosure(t("What it proves, and what it does not"), ProofHonesty().html))
        <p class="small no-print"><a href="\(url: ProofPath.log.url())">\(t("The public log of keys"))</a></p>
        """)
  }

  private var form: HTML {
    """
    <form class="form with-script no-print" data-verify="\(url: ProofPath.verify.url())" data-log="\(url: ProofPath.logData.url())" \
    data-blind="\(url: assets.url(.blindScript))" data-file="\(url: assets.url(.proofFileScript))" \
    data-qr="\(url: assets.url(.qrScript))">
    <div class="field"><label for="proof-file">\(t("Open the file"))</label>
    <input id="proof-file" type="file" accept=".json,application/json"></div>
    <div class="field"><label for="proof-text">\(t("or paste the file or the link"))</label>
    <textarea id="proof-text" rows="4" spellcheck="false" autocomplete="off"></textarea></div>
    \(Disclosure(t("Check against a log that you kept"), """
      <div class="field"><label for="proof-log">\(t("The log, as JSON"))</label>
      <textarea id="proof-log" rows="3" spellcheck="false" autocomplete="off"></textarea></div>
      """))
    \(SubmitButton(t("Check")))
    \(words)
    </form>
    """
  }

  private var words: HTML {
    ScriptWords([
      ("empty", t("Open a file or paste something first.")), ("checking", t("Checking…")),
      ("holds", t("This proof holds")),
      ("holds-more", t("Its key is in the public log, and everything on it is as it was signed.")),
      ("refused", t("This proof does not hold")),
      ("damaged", t("This is not a whole proof. A part is missing or damaged; ask for the file itself.")),
      (
        "unknown-key",
        t("Its key is not in this site’s public log. It comes from another site, or somebody made it up.")
      ),
      ("other-occasion", t("Its key was published for another meeting than the one written on it.")),
      ("signature", t("It is not as it was signed: the name or something else was changed.")),
      ("not-checked", t("It could not be checked")),
      ("log", t("The log of keys does not hold together. Please tell the people who run this site.")),
      ("no-log", t("The public log could not be read. Try again, or paste a log that you kept.")),
      ("bad-log", t("The log that you pasted cannot be read.")),
      ("no-crypto", t("This browser cannot do it here. Open the page over https, in a browser of the last few years.")),
    ]).html
  }
}
