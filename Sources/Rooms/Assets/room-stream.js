// The room's events as they come, each once: the browser reconnects by itself and says which it had last; those already seen are
// dropped. Others hear of each as "happened" on #room. Every 20 seconds the room hears that somebody is still here.
const room = document.querySelector("#room");
const line = document.querySelector('[data-slot="line"]');
const beatEvery = 20_000;
// A blink of the network is not worth a word.
const blink = 2_500;
const longestWait = 15_000;
let last = Number(room.dataset.after);
let source = null;
let wait = 1_000;
let reopening = 0;
let telling = 0;
let lastBeat = Date.now();

function isUp(up) {
  if (up) {
    clearTimeout(telling);
    telling = 0;
    line.hidden = true;
  } else if (!telling) {
    telling = setTimeout(() => { line.hidden = false; }, blink);
  }
}

function open() {
  clearTimeout(reopening);
  source?.close();
  source = new EventSource(`${room.dataset.events}?after=${last}`);
  source.addEventListener("open", () => { wait = 1_000; isUp(true); });
  source.addEventListener("room", hear);
  // The room is over: its page says so, and what comes next.
  source.addEventListener("gone", () => { source.close(); location.reload(); });
  source.addEventListener("error", () => {
    isUp(false);
    if (source.readyState !== EventSource.CLOSED) return;
    // The browser gave up: so try again, later and later, not all at once.
    clearTimeout(reopening);
    reopening = setTimeout(open, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, longestWait);
  });
}

function hear(message) {
  const id = Number(message.lastEventId);
  if (!(id > last)) return;
  last = id;
  const { at, by, did } = JSON.parse(message.data);
  const [kind] = Object.keys(did);
  room.dispatchEvent(new CustomEvent("happened", { detail: { id, at, by, kind, it: did[kind] } }));
  // Timers of a page in the background sleep; what comes in wakes it.
  if (Date.now() - lastBeat > beatEvery) beat();
}

async function beat() {
  lastBeat = Date.now();
  try {
    const response = await fetch(room.dataset.here, { method: "POST", headers: { Accept: "application/json" }, redirect: "manual" });
    if ([403, 404, 410].includes(response.status)) return sayWhatIs();
    if (response.status < 500 && source.readyState === EventSource.CLOSED) open();
  } catch {
    isUp(false);
  }
}

// The seat is no longer there, or the room: the page knows better than this script, but is not asked over and over.
function sayWhatIs() {
  const recently = Number(sessionStorage.getItem("room-asked") ?? 0);
  if (Date.now() - recently < 15_000) return;
  sessionStorage.setItem("room-asked", String(Date.now()));
  location.reload();
}

open();
setInterval(beat, beatEvery);
addEventListener("online", () => { open(); beat(); });
addEventListener("offline", () => isUp(false));
addEventListener("pagehide", () => source?.close());
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) beat(); });
