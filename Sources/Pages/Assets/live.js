// A page that changes at a moment the server knows (a room opens, a meeting begins or ends) is asked for again then, and
// its parts marked data-live are put in. Counted by this clock from when the page came, so a wrong clock does no harm.
const patience = 60_000;
const longestTimer = 2 ** 31 - 1;
let due = 0;
let timer = 0;

function wait() {
  clearTimeout(timer);
  timer = setTimeout(look, Math.min(Math.max(due - Date.now(), 0), longestTimer));
}

function look() {
  if (Date.now() < due) wait();
  else refresh();
}

function plan(seconds) {
  due = Date.now() + Number(seconds) * 1000;
  wait();
}

async function refresh() {
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-cache" });
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
      if (fresh && !fresh.isEqualNode(part)) part.replaceChildren(...fresh.childNodes);
    }
    const next = page.querySelector("[data-changes-in]")?.dataset.changesIn;
    if (next) plan(next);
    else due = 0;
  } catch {
    due = Date.now() + patience;
    wait();
  }
}

const first = document.querySelector("[data-changes-in]")?.dataset.changesIn;
if (first) {
  plan(first);
  // A phone in a pocket stops its timers.
  document.addEventListener("visibilitychange", () => { if (!document.hidden && due) look(); });
}
