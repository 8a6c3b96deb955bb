// Small helpers that only scripts can offer: the phone's own way to share, copying, printing.
async function share(button) {
  const { title, copied, failed } = button.dataset;
  const url = new URL(button.dataset.share, location.href).href;
  const words = button.querySelector("[role=status]");
  if (navigator.share) {
    try { await navigator.share({ title, url }); return; } catch (error) { if (error.name === "AbortError") return; }
  }
  try {
    await navigator.clipboard.writeText(url);
    words.textContent = copied;
  } catch {
    words.textContent = failed;
  }
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest("[data-share]");
  if (button) share(button);
  if (event.target.closest("[data-print]")) window.print();
});
