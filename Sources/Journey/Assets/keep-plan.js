// A copy of the plans on this device: kept and taken away only by the buttons of the page. It lives in this browser's own
// cache of the site, and a service worker shows it where there is no network.
const cacheName = "plan";

const area = document.querySelector("[data-keep]");
const status = area?.querySelector("[data-keep-status]");
const buttons = {
  keep: area?.querySelector("[data-keep-copy]"),
  open: area?.querySelector("[data-keep-open]"),
  wipe: area?.querySelector("[data-keep-wipe]"),
};
const isPossible = "serviceWorker" in navigator && "caches" in window;

async function hasCopy() {
  if (!isPossible || !(await caches.has(cacheName))) return false;
  return (await (await caches.open(cacheName)).match(area.dataset.scope, { ignoreVary: true })) !== undefined;
}

function show(isKept) {
  if (buttons.open) buttons.open.hidden = !isKept;
  if (buttons.wipe && buttons.keep) buttons.wipe.hidden = !isKept;
  if (buttons.keep && isKept) buttons.keep.textContent = area.dataset.replace;
}

function say(words) { if (status) status.textContent = words ?? ""; }

// The page and every file of ours that it loads.
function files(html) {
  const copy = new DOMParser().parseFromString(html, "text/html");
  return [...copy.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], script[src]')]
    .map((element) => element.getAttribute("href") ?? element.getAttribute("src"));
}

async function keep() {
  const { worker, scope, copy } = area.dataset;
  const answer = await fetch(copy, { credentials: "same-origin", cache: "no-store" });
  if (!answer.ok || answer.redirected) throw new Error("no copy");
  await navigator.serviceWorker.register(worker, { scope });
  await caches.delete(cacheName);
  const cache = await caches.open(cacheName);
  await cache.addAll(files(await answer.clone().text()));
  await cache.put(scope, answer);
}

async function wipe() {
  await caches.delete(cacheName);
  const scope = new URL(area.dataset.scope, location.href).href;
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (registration.scope === scope) await registration.unregister();
  }
  if (await caches.has(cacheName)) throw new Error("still there");
}

async function press(action, words) {
  try {
    await action();
    say(words);
    show(await hasCopy());
  } catch {
    say(area.dataset.failed);
  }
}

if (area && isPossible) {
  hasCopy().then((isKept) => {
    show(isKept);
    if (isKept && area.dataset.kept) say(area.dataset.kept);
  });
  buttons.keep?.addEventListener("click", () => press(keep, area.dataset.kept));
  buttons.wipe?.addEventListener("click", async () => {
    await press(wipe, area.dataset.gone);
    // On the copy itself nothing of it stays on the screen.
    if (!buttons.keep && !(await hasCopy())) {
      const words = document.createElement("p");
      words.className = "lead";
      words.setAttribute("role", "status");
      words.textContent = area.dataset.gone;
      document.querySelector("main").replaceChildren(words);
    }
  });
} else if (area) {
  for (const button of Object.values(buttons)) button?.setAttribute("hidden", "");
  say(area.dataset.failed);
}
