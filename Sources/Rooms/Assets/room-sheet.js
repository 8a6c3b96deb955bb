// Forms that do one thing, without leaving the room; and the pages beside it (the hosts' tools, More) in a sheet over it.
const room = document.querySelector("#room");
const words = document.querySelector("[data-words]").dataset;
const dialog = document.querySelector('[data-slot="sheet"]');
const content = document.querySelector('[data-slot="sheet-content"]');
const refusal = document.querySelector('[data-slot="refusal"]');
let shown = null;
let opener = null;

async function load(url) {
  const response = await fetch(url, { headers: { Accept: "text/html" }, cache: "no-store" });
  const part = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-sheet]");
  if (!part) return location.assign(url);
  if (shown === url) {
    morph(content, part);
  } else {
    answer();
    content.replaceChildren(...part.childNodes);
    content.scrollTop = 0;
  }
  shown = url;
  dialog.setAttribute("aria-label", content.querySelector("h1")?.textContent ?? "");
  if (!dialog.open) open();
}

// Makes of what is shown what the server has now, and leaves alone what is the same: a part that somebody opened, a field that they
// have begun, the button under their finger.
const heading = (node) => node.matches("details, section") ? node.querySelector("summary, h2")?.textContent.trim() : null;
const key = (node) => node.nodeType === Node.ELEMENT_NODE ? `${node.nodeName} ${node.dataset.key ?? heading(node) ?? ""}` : node.nodeName;

function morph(old, fresh) {
  const spare = [...old.childNodes];
  let next = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const index = spare.findIndex((each) => key(each) === key(wanted));
    const kept = index < 0 ? wanted : spare.splice(index, 1)[0];
    if (kept === next) next = next.nextSibling;
    else old.insertBefore(kept, next);
    if (kept !== wanted && !kept.isEqualNode(wanted)) refresh(kept, wanted);
  }
  for (const each of spare) each.remove();
}

function refresh(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) { old.nodeValue = fresh.nodeValue; return; }
  for (const { name } of [...old.attributes]) if (name !== "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  morph(old, fresh);
}

// Not modal: "Help now" and "Leave quickly" stay within reach above it. What lies under it is out of the way meanwhile.
function open() {
  opener = document.activeElement;
  for (const part of dialog.parentElement.children) if (part !== dialog) part.inert = true;
  dialog.show();
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-sheet-link], dialog a[href*='/report']") : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  load(link.href).catch(() => location.assign(link.href));
});
dialog.addEventListener("close", () => {
  for (const part of dialog.parentElement.children) part.inert = false;
  content.replaceChildren();
  answer();
  shown = null;
  opener?.focus();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && dialog.open) dialog.close(); });

function say(text, inSheet) {
  if (inSheet) return answer(text);
  refusal.textContent = text;
  refusal.hidden = text === "";
}

// Above the sheet's content, where it is in sight however far down somebody is.
function answer(text = "") {
  dialog.querySelector(":scope > .answer")?.remove();
  if (!text) return;
  const line = document.createElement("p");
  line.className = "answer";
  line.setAttribute("role", "status");
  line.tabIndex = -1;
  line.textContent = text;
  content.before(line);
  // The button that was pressed may be gone.
  if (document.activeElement === document.body) line.focus();
}

async function send(form, button) {
  const inSheet = dialog.contains(form);
  const body = new URLSearchParams(new FormData(form, button));
  form.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.action, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
    if (response.type === "opaqueredirect" || response.ok) {
      const act = body.get("act");
      if (act === "leave" || act === "close") return location.reload();
      say("", false);
      form.closest("details.signs")?.removeAttribute("open");
      if (inSheet && shown) {
        form.reset();
        await load(shown);
        say(words.done, true);
      }
    } else {
      const problem = await response.json().catch(() => ({}));
      say(problem.title ?? words.failed, inSheet);
    }
  } catch {
    say(words.failed, inSheet);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-act]")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") !== "true") send(form, event.submitter);
});

// The hosts' tools follow what happens: not while somebody types in them, and not under a finger that is on its way to a button.
const calm = 1_200;
let touched = 0;
let asking = 0;
for (const kind of ["pointerdown", "pointermove", "keydown", "wheel"]) {
  dialog.addEventListener(kind, () => { touched = performance.now(); }, { passive: true });
}

function follow() {
  asking = 0;
  if (!dialog.open || !shown) return;
  const isTyping = content.contains(document.activeElement) && document.activeElement.matches("input[type=text], textarea, select");
  if (isTyping || performance.now() - touched < calm) { asking = setTimeout(follow, calm); return; }
  load(shown).catch(() => {});
}

room.addEventListener("happened", ({ detail: { kind } }) => {
  if (!dialog.open || !shown?.includes("/tools") || kind === "said" || kind === "thanked" || asking) return;
  asking = setTimeout(follow, 700);
});
