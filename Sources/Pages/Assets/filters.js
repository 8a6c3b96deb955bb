// Makes the filter form and "Show more" work in place. The server's own pages are fetched and their parts put in: what
// is shown with this script is what is shown without it, and the address always says what is on the screen.
const form = document.querySelector("form[data-filters]");
const results = () => document.querySelector("[data-results]");
let asking = null;
let shown = list();

// The address of the list alone: which of its lines is shown beside it (`chosen.js`) makes no other list.
function list() {
  const query = new URLSearchParams(location.search);
  query.delete("chosen");
  return `${location.pathname}?${query}`;
}

async function fetchPage(url) {
  asking?.abort();
  asking = new AbortController();
  const response = await fetch(url, { headers: { Accept: "text/html" }, signal: asking.signal });
  if (!response.ok) throw new Error(String(response.status));
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function announce() {
  const place = document.querySelector("[data-announce]");
  if (place) place.textContent = document.querySelector("[data-total]")?.textContent ?? "";
  document.dispatchEvent(new Event("resultschange"));
}

// Without what nobody filled in, so that addresses stay short enough to read out.
function address() {
  const url = new URL(form.action, location.href);
  url.search = "";
  for (const [name, value] of new FormData(form)) if (value !== "") url.searchParams.append(name, value);
  return url;
}

const inputs = (root) => [...root.querySelectorAll("[data-filter-groups] input, [data-filter-groups] select")];
const names = (root) => inputs(root).map((input) => `${input.type} ${input.name}=${input.type === "date" ? "" : input.value}`).join("\n");

// The same questions get new counts and keep their focus; other questions come in whole.
function refreshForm(page) {
  const fresh = page.querySelector("form[data-filters]");
  if (!fresh) return;
  const label = form.querySelector("[data-filters-label]");
  if (label) label.textContent = fresh.querySelector("[data-filters-label]")?.textContent ?? label.textContent;
  const oldInputs = inputs(form);
  const newInputs = inputs(fresh);
  if (names(form) === names(fresh)) {
    newInputs.forEach((input, index) => { if ("checked" in input) oldInputs[index].checked = input.checked; });
    const counts = new Map([...fresh.querySelectorAll("[data-count]")].map((count) => [count.dataset.count, count.textContent]));
    for (const count of form.querySelectorAll("[data-count]")) count.textContent = counts.get(count.dataset.count) ?? "0";
    return;
  }
  const focused = document.activeElement;
  const groups = form.querySelector("[data-filter-groups]");
  const open = [...groups.querySelectorAll("details")].map((details) => details.open);
  const hadFocus = groups.contains(focused) ? [focused.name, focused.value] : null;
  groups.replaceChildren(...fresh.querySelector("[data-filter-groups]").childNodes);
  groups.querySelectorAll("details").forEach((details, index) => { if (open[index]) details.open = true; });
  if (hadFocus) {
    inputs(form).find((input) => input.name === hadFocus[0] && input.value === hadFocus[1])?.focus({ preventScroll: true });
  }
}

async function show(url, { remember }) {
  results()?.setAttribute("aria-busy", "true");
  try {
    const page = await fetchPage(url);
    const fresh = page.querySelector("[data-results]");
    if (!fresh) { location.assign(url); return; }
    results().replaceWith(fresh);
    document.title = page.title;
    refreshForm(page);
    if (remember) history.pushState(null, "", url);
    shown = list();
    announce();
  } catch (error) {
    // A newer question took its place; or the network failed, and the browser says so better than we could.
    if (error.name !== "AbortError") location.assign(url);
  }
}

// Lines for a group that is already there go to its end; other groups come after the last.
function append(fresh) {
  const before = new Set(results().querySelectorAll(".row"));
  const more = results().querySelector(".show-more");
  for (const group of fresh.querySelectorAll("[data-group]")) {
    const known = [...results().querySelectorAll("[data-group]")].find((old) => old.dataset.group === group.dataset.group);
    if (known) known.querySelector(".rows").append(...group.querySelectorAll(".row"));
    else more.before(group);
  }
  const next = fresh.querySelector(".show-more");
  if (next) more.replaceWith(next);
  else more.remove();
  return [...results().querySelectorAll(".row")].find((row) => !before.has(row));
}

async function showMore(link) {
  link.setAttribute("aria-busy", "true");
  try {
    const page = await fetchPage(link.href);
    const fresh = page.querySelector("[data-results]");
    if (!fresh) { location.assign(link.href); return; }
    append(fresh)?.querySelector("a")?.focus();
    document.dispatchEvent(new Event("resultschange"));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(link.href);
  }
}

if (form && results()) {
  form.addEventListener("change", () => show(address(), { remember: true }));
  form.addEventListener("submit", (event) => { event.preventDefault(); show(address(), { remember: true }); });
  // A jump within the page is no other list.
  addEventListener("popstate", () => { if (list() !== shown) show(new URL(location.href), { remember: false }); });
}
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-more]") : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  showMore(link);
});
