// At the door: is it open by now? Asks for the page again every few seconds, and goes in when it is. In the lobby this also tells
// that somebody is still here; before a room is open it rests while nobody looks.
const card = document.querySelector("[data-lobby], [data-door]");
const { here } = card?.dataset ?? {};
const every = here ? 4_000 : 10_000;
let due = 0;

async function ask() {
  clearTimeout(due);
  if (!here && document.hidden) return;
  try {
    if (here) await fetch(here, { method: "POST", headers: { Accept: "application/json" }, redirect: "manual" });
    const response = await fetch(location.pathname, { headers: { Accept: "text/html" }, cache: "no-store" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (response.status < 500 && !page.querySelector("[data-lobby], [data-door]")) return location.reload();
  } catch { /* the line is down: later */ }
  later();
}

// Not everybody at the same moment.
function later() {
  clearTimeout(due);
  due = setTimeout(ask, every * (0.75 + Math.random() / 2));
}

if (card) {
  later();
  if (!here) document.addEventListener("visibilitychange", ask);
}
