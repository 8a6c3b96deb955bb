// Improves the pages of accounts, which work without it: shows what is typed into a passphrase's field, copies the recovery code, and
// reads a file into the field that takes an export.
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const show = event.target.closest("[data-show]");
  if (show) toggle(show);
  const copy = event.target.closest("[data-copy]");
  if (copy) copyText(copy);
});

function toggle(button) {
  const field = document.getElementById(button.dataset.show);
  const isShown = field.type === "text";
  field.type = isShown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!isShown));
  const label = button.dataset.hideLabel;
  button.dataset.hideLabel = button.textContent;
  button.textContent = label;
}

async function copyText(button) {
  const words = button.querySelector("[role=status]");
  const text = document.getElementById(button.dataset.copy).textContent.trim().replace(/\s+/g, "-");
  try {
    await navigator.clipboard.writeText(text);
    words.textContent = button.dataset.copied;
  } catch {
    words.textContent = button.dataset.failed;
  }
}

// A passphrase on the screen is not sent from a field that browsers would remember.
document.addEventListener("submit", (event) => {
  for (const button of event.target.querySelectorAll("[data-show]")) {
    document.getElementById(button.dataset.show).type = "password";
  }
});

document.addEventListener("change", async (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.dataset.into || !input.files.length) return;
  document.getElementById(input.dataset.into).value = await input.files[0].text();
});
