// Beside a list, where there is room: the line that was pressed, else the first. The server's own page with `chosen=` in
// its address is fetched and its third column put in. Elsewhere, and without this script, a line leads to its page.
const detail = document.querySelector("[data-detail]");
const room = matchMedia("(min-width: 75em)");
let asking = null;

const links = () => [...document.querySelectorAll("[data-results] a[data-choose]")];
const inAddress = () => new URLSearchParams(location.search).get("chosen");
const shown = () => detail.querySelector("[data-chosen]")?.dataset.chosen;

function address(slug) {
  const url = new URL(location.href);
  url.searchParams.set("chosen", slug);
  return url;
}

function mark(slug) {
  for (const link of links()) {
    const isChosen = link.dataset.choose === slug;
    link.closest(".row").classList.toggle("selected", isChosen);
    if (isChosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function fill(parts) {
  const hasOne = parts.length > 0;
  detail.replaceChildren(...parts);
  detail.hidden = !hasOne;
  const columns = detail.closest(".columns");
  columns.classList.toggle("has-detail", hasOne);
  columns.classList.toggle("may-have-detail", !hasOne);
}

// Returns whether it is shown now.
async function show(slug) {
  asking?.abort();
  if (slug !== shown()) {
    asking = new AbortController();
    const response = await fetch(address(slug), { headers: { Accept: "text/html" }, signal: asking.signal });
    if (!response.ok) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector("[data-detail]");
    if (!fresh || fresh.hidden) return false;
    fill([...fresh.childNodes]);
  }
  mark(slug);
  return true;
}

// What the address names, else the first. A line that cannot be shown here is still a link, so failing is no fault.
async function follow() {
  const slug = inAddress() ?? (room.matches ? links()[0]?.dataset.choose : null);
  try {
    if (!slug || !(await show(slug))) fill([]);
  } catch (error) {
    if (error.name !== "AbortError") fill([]);
  }
}

async function press(link, isByKeyboard) {
  const slug = link.dataset.choose;
  try {
    if (!(await show(slug))) { location.assign(link.href); return; }
    history.pushState(null, "", address(slug));
    // Who cannot see the third column is led into it.
    if (isByKeyboard) detail.querySelector("h2 a")?.focus();
  } catch (error) {
    if (error.name !== "AbortError") location.assign(link.href);
  }
}

if (detail) {
  document.addEventListener("resultschange", follow);
  addEventListener("popstate", follow);
  room.addEventListener("change", follow);
  follow();
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-choose]") : null;
    if (!link || !room.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    press(link, event.detail === 0);
  });
}
