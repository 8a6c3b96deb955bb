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
  const isAgain = shown === url;
  const opened = new Set(isAgain ? [...content.querySelectorAll("details")].flatMap((each, index) => (each.open ? [index] : [])) : []);
  for (const [index, each] of [...part.querySelectorAll("details")].entries()) if (opened.has(index)) each.open = true;
  const place = content.scrollTop;
  content.replaceChildren(...part.childNodes);
  content.scrollTop = isAgain ? place : 0;
  shown = url;
  dialog.setAttribute("aria-label", content.querySelector("h1")?.textContent ?? "");
  if (!dialog.open) open();
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
  shown = null;
  opener?.focus();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && dialog.open) dialog.close(); });

function say(text, within) {
  if (!within) {
    refusal.textContent = text;
    refusal.hidden = text === "";
    return;
  }
  within.querySelector(":scope > .answer")?.remove();
  const line = document.createElement("p");
  line.className = "answer";
  line.setAttribute("role", "status");
  line.tabIndex = -1;
  line.textContent = text;
  within.prepend(line);
  // The button that was pressed is gone with the old page of the sheet.
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
      say("", null);
      form.closest("details.signs")?.removeAttribute("open");
      if (inSheet && shown) {
        await load(shown);
        say(words.done, content);
      }
    } else {
      const problem = await response.json().catch(() => ({}));
      say(problem.title ?? words.failed, inSheet ? content : null);
    }
  } catch {
    say(words.failed, inSheet ? content : null);
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

// The hosts' tools follow what happens, while nobody is typing in them.
let asking = 0;
room.addEventListener("happened", ({ detail: { kind } }) => {
  if (!dialog.open || !shown?.includes("/tools") || kind === "said" || kind === "thanked" || asking) return;
  asking = setTimeout(() => {
    asking = 0;
    const isTyping = content.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
    if (dialog.open && shown && !isTyping) load(shown).catch(() => {});
  }, 700);
});
