// Tells the server the browser's time zone, for this session only, so that times are the reader's own. Where the page
// was made for another zone it is asked for once more, before anything is shown.
(() => {
  "use strict";
  const root = document.documentElement;
  const canonical = (zone) => {
    try { return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone; } catch { return zone; }
  };
  let zone = "";
  try { zone = new Intl.DateTimeFormat().resolvedOptions().timeZone ?? ""; } catch { /* an old browser: the site's zone */ }
  if (!/^[A-Za-z0-9_+/-]{1,64}$/.test(zone)) return;

  document.cookie = `tz=${zone}; Path=/; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
  const isOurs = canonical(root.dataset.zone) === canonical(zone);
  if (!isOurs && !("zoneChosen" in root.dataset)) {
    try {
      if (document.cookie.includes("tz=") && sessionStorage.getItem("zone") !== zone) {
        sessionStorage.setItem("zone", zone);
        root.hidden = true;
        location.reload();
        return;
      }
    } catch { /* nothing can be remembered, so asking again could go on for ever */ }
  }

  function note() {
    for (const element of document.querySelectorAll("[data-zone-note]")) {
      if (canonical(element.dataset.zoneNote) === canonical(zone)) element.textContent = element.dataset.yours;
    }
  }
  document.addEventListener("DOMContentLoaded", note);
  document.addEventListener("resultschange", note);
})();
