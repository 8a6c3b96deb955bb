// "Near me": asks the browser where it is, keeps three decimals (about 100 metres), and goes to the link with them.
// The position goes to this site only, in the address; nothing is kept.
const patience = { enableHighAccuracy: false, maximumAge: 5 * 60_000, timeout: 15_000 };

function say(link, words) {
  const place = link.closest("nav, form, section, main")?.parentElement?.querySelector("[data-near-status]");
  if (place) place.textContent = words;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-near]") : null;
  if (!link) return;
  event.preventDefault();
  if (!navigator.geolocation) { say(link, link.dataset.failed); return; }
  say(link, link.dataset.asking);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const url = new URL(link.href);
      url.searchParams.set("near", `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`);
      location.assign(url);
    },
    (error) => say(link, error.code === error.PERMISSION_DENIED ? link.dataset.refused : link.dataset.failed),
    patience);
});
