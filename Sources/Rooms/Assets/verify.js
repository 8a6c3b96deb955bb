// Checks proofs of attendance in the browser. The part of a link behind # is never sent by browsers, and nothing here sends it either;
// the public log is fetched whole, so that not even the key looked for is told.
const form = document.querySelector("form[data-verify]");
const result = document.querySelector("[data-result]");
const sheet = document.querySelector("[data-sheet]");
const words = (name) => form.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
if (form) start();

async function start() {
  if (!globalThis.crypto?.subtle) { show("not-checked", "no-crypto"); return; }
  const [blind, file, qr] = await Promise.all([form.dataset.blind, form.dataset.file, form.dataset.qr].map((url) => import(url)));
  const proofs = new file.Proofs(blind);
  const check = (text) => checked(text, proofs, blind, file, qr);
  const [field, picked] = [form.querySelector("#proof-text"), form.querySelector("#proof-file")];
  form.addEventListener("submit", (event) => { event.preventDefault(); check(field.value); });
  picked.addEventListener("change", async () => {
    if (!picked.files.length) return;
    field.value = await picked.files[0].slice(0, blind.LIMITS.file + 1).text();
    check(field.value);
  });
  const opened = () => {
    if (location.hash.length < 2) return;
    field.value = location.href;
    // The name is in it: not for the browser's history.
    history.replaceState(null, "", location.pathname);
    check(field.value);
  };
  addEventListener("hashchange", opened);
  form.dataset.isReady = "";
  opened();
}

async function checked(text, proofs, blind, file, qr) {
  sheet.hidden = true;
  if (!text.trim()) { show("not-checked", "empty"); return; }
  result.textContent = words("checking");
  try {
    const proof = proofs.read(text);
    await proofs.check(proof, await proofs.checkedLog(await entries(proofs)));
    const verify = new URL(form.dataset.verify, location.href);
    file.fillSheet(sheet, proof, verify);
    const figure = sheet.querySelector("[data-code]");
    figure.replaceChildren(qr.drawing(qr.qr(blind.ascii(`${verify}#${proofs.pack(proof)}`)), figure.dataset.label));
    show("holds", "holds-more", "done");
    sheet.hidden = false;
  } catch (error) {
    const word = words(error.word) ? error.word : "no-log";
    show(["log", "no-log", "bad-log"].includes(word) ? "not-checked" : "refused", word);
  }
}

async function entries(proofs) {
  const kept = form.querySelector("#proof-log").value;
  if (!kept.trim()) return proofs.fetchLog(form.dataset.log);
  try { return proofs.readLog(kept); } catch (error) { error.word = "bad-log"; throw error; }
}

function show(title, more, kind = "warning") {
  const notice = document.createElement("div");
  notice.className = `notice ${kind}`;
  const inner = document.createElement("div");
  const strong = document.createElement("strong");
  const line = document.createElement("p");
  strong.textContent = words(title);
  line.textContent = words(more);
  inner.append(strong, line);
  notice.append(inner);
  notice.dataset.outcome = more;
  result.replaceChildren(notice);
  result.scrollIntoView({ block: "nearest" });
}
