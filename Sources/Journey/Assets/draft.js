// Keeps the unsaved words of a form in this tab (sessionStorage, which ends with the tab), so that a lost connection or a
// wrong tap does not take them. They are wiped when they are saved and when somebody leaves quickly (leave.js).
const storage = (() => { try { return window.sessionStorage; } catch { return null; } })();
const key = (name) => `draft:${name}`;

const saved = document.querySelector("[data-draft-saved]")?.dataset.draftSaved;
if (storage && saved) storage.removeItem(key(saved));

const form = document.querySelector("form[data-draft]");
if (storage && form) {
  const name = key(form.dataset.draft);
  const fields = [...form.querySelectorAll("textarea")];
  const status = form.querySelector("[data-draft-status]");
  let kept = null;
  try { kept = JSON.parse(storage.getItem(name) ?? "null"); } catch { storage.removeItem(name); }
  if (kept && typeof kept === "object") {
    let isBack = false;
    for (const field of fields) {
      const words = kept[field.name];
      if (typeof words === "string" && words !== "" && words !== field.value) {
        field.value = words;
        isBack = true;
      }
    }
    if (isBack && status) status.textContent = status.dataset.back;
  }
  const keep = () => {
    const words = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    try { storage.setItem(name, JSON.stringify(words)); } catch { /* full: the words stay on the page */ }
  };
  form.addEventListener("input", keep);
}
