// Makes a proof of attendance: the name is hidden and blinded here, the server signs what it cannot read, and the paper is made here
// too. After the signature nothing needs the network any more, printing, saving and the code included.
const form = document.querySelector("form[data-proof]");
if (form) start(form);
const hall = document.querySelector("[data-hall-link]");
if (hall) drawHall(hall);

// The host's screen leads phones to the page of their proof.
async function drawHall(figure) {
  const [url, qr] = [new URL(figure.dataset.hallLink, location.href), await import(figure.dataset.qr)];
  figure.replaceChildren(qr.drawing(qr.qr(new TextEncoder().encode(url.href)), figure.dataset.label));
  document.querySelector("[data-hall-address]").textContent = url.host + url.pathname;
}

async function start(form) {
  const say = speaker(form);
  if (!globalThis.crypto?.subtle) { form.hidden = false; say.problem("no-crypto"); return; }
  const [blind, file, qr] = await Promise.all([form.dataset.blind, form.dataset.file, form.dataset.qr].map((url) => import(url)));
  const maker = new Maker(form, say, blind, file, qr);
  if (form.hasAttribute("data-resuming") && maker.pending) {
    form.hidden = false;
    document.querySelector("[data-taken]").hidden = true;
    say.problem("line");
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try { await maker.make(form.querySelector("#proof-name").value); } catch (error) { say.problem(error.word ?? "line"); }
    button.disabled = false;
  });
  form.dataset.isReady = "";
}

function speaker(form) {
  const words = (name) => form.querySelector(`[data-word="${name}"]`)?.textContent;
  const field = form.querySelector("#proof-name");
  const [problem, progress] = [form.querySelector("[data-problem]"), form.querySelector("[data-progress]")];
  return {
    progress(name) { progress.textContent = words(name); problem.textContent = ""; field.removeAttribute("aria-invalid"); },
    problem(name, text) { progress.textContent = ""; problem.textContent = text ?? words(name) ?? words("line"); field.setAttribute("aria-invalid", "true"); },
  };
}

class Maker {
  constructor(form, say, blind, file, qr) {
    Object.assign(this, { form, say, blind, file, qr });
    this.entry = JSON.parse(form.dataset.proof);
    this.proofs = new file.Proofs(blind);
    this.place = `proof ${this.entry.key}`;
  }

  // What was sent and not answered: enough to finish with the same name, which is not in it.
  get pending() { try { return JSON.parse(sessionStorage.getItem(this.place)); } catch { return null; } }
  set pending(value) {
    try { if (value) sessionStorage.setItem(this.place, JSON.stringify(value)); else sessionStorage.removeItem(this.place); } catch { /* a browser that keeps nothing */ }
  }

  async make(typed) {
    const { blind, say } = this;
    const name = blind.cleanName(typed);
    if (!blind.isClean(name, blind.LIMITS.name) || name === "") { say.problem("name"); return; }
    say.progress("looking");
    const keys = await this.proofs.checkedLog(await this.proofs.fetchLog(this.form.dataset.log));
    const entry = keys.get(this.entry.key);
    if (!entry || Object.keys(this.entry).some((part) => entry[part] !== this.entry[part])) { say.problem("unknown-key"); return; }
    const request = (await this.begun(name)) ?? (await this.begin(name));
    say.progress("asking");
    const answer = await this.ask(request.blinded);
    if (answer.refusal) {
      if (answer.refusal === "already-taken" && this.pending) say.problem("same-name"); else say.problem("line", answer.words);
      return;
    }
    const signature = await blind.finalize(request.modulus, request.prepared, blind.toBytes(answer.signature) ?? new Uint8Array(), request.undo);
    if (!signature) { say.problem("signature"); return; }
    const proof = { version: 1 };
    for (const fact of blind.FACTS) proof[fact] = entry[fact];
    Object.assign(proof, { name, salt: blind.toText(request.salt), randomizer: blind.toText(request.randomizer), signature: blind.toText(signature), key: entry.key });
    await this.proofs.check(this.proofs.read(JSON.stringify(proof)), keys);
    this.pending = null;
    this.show(proof);
  }

  async begin(name) {
    const { blind } = this;
    const salt = blind.random(blind.LIMITS.salt);
    const randomizer = blind.random(blind.LIMITS.randomizer);
    const modulus = blind.modulusOf(blind.toBytes(this.entry.spki));
    const message = await blind.messageOf(blind.toBytes(this.entry.key), name, salt);
    const prepared = blind.join(randomizer, message);
    const { blinded, undo } = await blind.blind(modulus, prepared);
    // Of two begun with different names the first is kept: it may have been signed.
    if (!this.pending) this.pending = Object.fromEntries(Object.entries({ salt, randomizer, message, blinded, undo }).map(([key, bytes]) => [key, blind.toText(bytes)]));
    return { salt, randomizer, modulus, prepared, blinded, undo };
  }

  // The one that was begun before, where it was with this name.
  async begun(name) {
    const { blind, pending } = this;
    if (!pending) return null;
    const { salt, randomizer, message, blinded, undo } = Object.fromEntries(Object.entries(pending).map(([key, text]) => [key, blind.toBytes(text)]));
    if (!blind.same(await blind.messageOf(blind.toBytes(this.entry.key), name, salt), message)) return null;
    return { salt, randomizer, modulus: blind.modulusOf(blind.toBytes(this.entry.spki)), prepared: blind.join(randomizer, message), blinded, undo };
  }

  async ask(blinded) {
    const answer = await fetch(this.form.dataset.post, { method: "POST", body: new URLSearchParams({ blinded: this.blind.toText(blinded) }) });
    const object = await answer.json();
    return answer.ok || object.refusal ? object : Promise.reject(new Error("no answer"));
  }

  show(proof) {
    const verify = new URL(this.form.dataset.verify, location.href);
    const sheet = document.querySelector("[data-sheet]");
    this.file.fillSheet(sheet, proof, verify);
    const link = `${verify}#${this.proofs.pack(proof)}`;
    const figure = sheet.querySelector("[data-code]");
    figure.replaceChildren(this.qr.drawing(this.qr.qr(this.blind.ascii(link)), figure.dataset.label));
    const keep = document.querySelector("[data-keep]");
    const save = keep.querySelector("[data-save]");
    save.href = URL.createObjectURL(new Blob([`${JSON.stringify(proof, null, 2)}\n`], { type: "application/json" }));
    save.download = `attendance-${proof.start.slice(0, 10)}.json`;
    keep.querySelector("[data-check]").href = link;
    // The site cannot make it again: nobody leaves by mistake before it is saved or printed.
    let isKept = false;
    save.addEventListener("click", () => { isKept = true; });
    addEventListener("afterprint", () => { isKept = true; });
    addEventListener("beforeunload", (event) => { if (!isKept) event.preventDefault(); });
    this.form.remove();
    for (const each of document.querySelectorAll("[data-slip], [data-way]")) each.remove();
    sheet.hidden = keep.hidden = false;
    sheet.tabIndex = -1;
    sheet.focus();
  }
}
