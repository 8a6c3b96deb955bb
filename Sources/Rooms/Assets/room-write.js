// Writing: kept in this tab until the room has it, through reloads and lost lines. With the floor, others can read along: twice a
// second at most the room gets what is new, with how much of what it has stays, so that a part that arrives twice does no harm.
const room = document.querySelector("#room");
const words = document.querySelector("[data-words]").dataset;
const form = document.querySelector("form[data-say]");
const area = form.elements.text;
const refusal = document.querySelector('[data-slot="refusal"]');
const asWritten = document.querySelector('[data-slot="as-written"]');
const me = room.dataset.me;
const name = `draft:room:${room.dataset.room}`;
const partEvery = 500;
const again = 2_000;

const storage = (() => { try { return window.sessionStorage; } catch { return null; } })();
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
// What the room has of the share that is being written, and which it is.
let open = area.dataset.open ? Number(area.dataset.open) : null;
let sent = open === null ? "" : area.defaultValue;
let key = newKey();
let queue = Promise.resolve();
let due = 0;

const speaking = () => (room.dataset.states ?? "").includes("speaking");

function keep() {
  try {
    if (area.value) storage?.setItem(name, JSON.stringify({ text: area.value, key }));
    else storage?.removeItem(name);
    storage?.setItem("room-as-written", asWritten.checked ? "1" : "0");
  } catch { /* full: the words stay on the page */ }
}

try {
  const kept = JSON.parse(storage?.getItem(name) ?? "null");
  if (kept?.text) { area.value = kept.text; key = kept.key ?? key; }
  if (storage?.getItem("room-as-written") === "0") asWritten.checked = false;
} catch { storage?.removeItem(name); }

function fit() {
  area.style.blockSize = "auto";
  area.style.blockSize = `${Math.min(area.scrollHeight + 4, innerHeight * 0.35)}px`;
}

function say(text = "") {
  refusal.textContent = text;
  refusal.hidden = text === "";
}

// How much of what the room has stays, never half of a character.
function common(a, b) {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  const code = length > 0 ? a.charCodeAt(length - 1) : 0;
  return code >= 0xd800 && code < 0xdc00 ? length - 1 : length;
}

// One request after another; a lost line is tried again until it holds.
function post(action, fields) {
  queue = queue.then(async () => {
    for (;;) {
      const body = new URLSearchParams(new FormData(form));
      for (const [field, value] of Object.entries(fields())) if (value === null) body.delete(field); else body.set(field, value);
      try {
        const response = await fetch(action, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
        if (response.type === "opaqueredirect" || response.ok) return true;
        const problem = await response.json().catch(() => ({}));
        if (response.status === 409 && String(problem.type ?? "").includes("already-said")) return true;
        if (response.status === 429) {
          await new Promise((done) => setTimeout(done, 1_000 * Number(response.headers.get("Retry-After") ?? 1)));
          continue;
        }
        if (response.status < 500) { say(problem.title ?? words.failed); return false; }
        say(words.failed);
      } catch { /* No line, as room-stream.js says. */ }
      await new Promise((done) => setTimeout(done, again));
    }
  });
  return queue;
}

function part() {
  due = 0;
  if (!speaking() || !asWritten.checked || area.value === sent) return;
  let now;
  post(form.action, () => {
    now = area.value;
    const kept = common(sent, now);
    return { text: now.slice(kept), keep: kept, whole: null, key: null };
  }).then((done) => { if (done) { sent = now; say(); } });
}

async function whole(endsTurn) {
  const text = area.value;
  if (text.trim() === "" && sent === "") {
    if (endsTurn) await post(form.action.replace(/say$/, "do"), () => ({ act: "endShare", text: null }));
    return area.focus();
  }
  area.readOnly = true;
  const done = await post(form.action, () => {
    const kept = common(sent, text);
    return { text: text.slice(kept), keep: kept, whole: "1", pass: endsTurn ? "1" : null, key };
  });
  area.readOnly = false;
  if (!done) return;
  say();
  begin(area.value.startsWith(text) ? area.value.slice(text.length) : area.value);
}

// A new share.
function begin(text = "") {
  [open, sent, key] = [null, "", newKey()];
  area.value = text;
  keep();
  fit();
}

area.addEventListener("input", () => {
  keep();
  fit();
  say(area.value.length >= area.maxLength ? words.full : "");
  if (!due) due = setTimeout(part, partEvery);
});
area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); whole(false); }
});
asWritten.addEventListener("change", () => { keep(); part(); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  whole(event.submitter?.name === "pass");
});
room.addEventListener("happened", ({ detail: { kind, it } }) => {
  if (kind === "said" && it.seat === me && !it.ends) open = it.share;
  // The turn was over before they were done: what others have read is theirs, what they have not stays here.
  if (kind === "shareEnded" && it.share === open) begin(area.value.slice(common(sent, area.value)));
  if (kind === "floorGiven" && it.seat === me && area.value) part();
});
fit();
