// At the door: still here, and is it open? Asks the page again every few seconds, and goes in when it is.
const card = document.querySelector("[data-lobby]");
const every = 4_000;

async function ask() {
  try {
    await fetch(card.dataset.here, { method: "POST", headers: { Accept: "application/json" }, redirect: "manual" });
    const response = await fetch(location.pathname, { headers: { Accept: "text/html" }, cache: "no-store" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!page.querySelector("[data-lobby]")) return location.reload();
  } catch { /* the line is down: later */ }
  setTimeout(ask, every);
}
if (card) setTimeout(ask, every);
