// "Leave quickly": one click, or Esc twice within a second, puts a dull page in place of this one, and the back button
// does not bring it back. Runs in the head, before anything is shown.
//
// The tab remembers (in sessionStorage) that somebody left. A page that is then reached through the history is blanked
// and replaced again; one that somebody opens anew clears the memory.
(() => {
  "use strict";
  const root = document.documentElement;
  const { to, title } = document.currentScript.dataset;
  const withinMilliseconds = 1000;
  const memory = {
    get left() { try { return sessionStorage.getItem("left") === "1"; } catch { return false; } },
    set left(value) {
      try { value ? sessionStorage.setItem("left", "1") : sessionStorage.removeItem("left"); } catch { /* none kept */ }
    },
  };

  // The dull page at once, without waiting for the network; the real one follows.
  function showDullPage() {
    document.title = title;
    if (!document.body) { root.hidden = true; return; }
    for (const sheet of document.querySelectorAll("link, style")) sheet.remove();
    const heading = document.createElement("h1");
    heading.textContent = title;
    const table = document.createElement("table");
    for (const [measure, millilitres] of [["1 tsp", 5], ["1 tbsp", 15], ["1/4 cup", 60], ["1/2 cup", 120], ["1 cup", 240]]) {
      const row = table.insertRow();
      row.insertCell().textContent = measure;
      row.insertCell().textContent = `${millilitres} ml`;
    }
    document.body.className = "";
    document.body.replaceChildren(heading, table);
  }

  // Words that a form had not saved yet (draft.js of the member's pages).
  function wipeDrafts() {
    try {
      for (const name of Object.keys(sessionStorage)) if (name.startsWith("draft:")) sessionStorage.removeItem(name);
    } catch { /* none kept */ }
  }

  function leave() {
    memory.left = true;
    wipeDrafts();
    window.stop();
    showDullPage();
    // Without a network the browser's error page would keep the site's name on the screen.
    if (navigator.onLine === false && document.body) history.replaceState(null, "", to);
    else location.replace(to);
  }

  const arrival = performance.getEntriesByType("navigation")[0]?.type;
  if (memory.left) {
    if (arrival === "back_forward" || arrival === "reload") leave();
    else memory.left = false;
  }
  addEventListener("pageshow", (event) => { if (event.persisted && memory.left) leave(); });

  let escapedAt = -Infinity;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - escapedAt <= withinMilliseconds) leave();
    escapedAt = event.timeStamp;
  }, true);

  addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-leave]")) return;
    event.preventDefault();
    leave();
  }, true);

  root.classList.add("js");
})();
