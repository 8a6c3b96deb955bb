// Worksheets: one more row where rows can be added; on paper, long answers whole. A sheet of somebody without an account is
// never sent anywhere: its form prints.
function addRow(button) {
  const field = button.closest("[data-rows]");
  const rows = field.querySelectorAll(".row-set");
  const last = rows[rows.length - 1];
  if (!last || rows.length >= Number(field.dataset.rows)) { button.hidden = true; return; }
  const row = last.cloneNode(true);
  row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+$/, String(rows.length + 1)));
  for (const control of row.querySelectorAll("input, textarea, select")) {
    control.removeAttribute("id");
    if (control.tagName === "SELECT") control.selectedIndex = 0;
    else control.value = "";
  }
  last.after(row);
  row.querySelector("input, textarea").focus();
  if (rows.length + 1 >= Number(field.dataset.rows)) button.hidden = true;
}

// A text area prints only what its box shows. Beside each stands its text for the printer.
function mirror() {
  for (const area of document.querySelectorAll(".worksheet textarea")) {
    let copy = area.nextElementSibling;
    if (!copy?.classList.contains("on-paper")) {
      copy = document.createElement("div");
      copy.className = "on-paper";
      copy.setAttribute("aria-hidden", "true");
      area.after(copy);
    }
    copy.textContent = area.value;
    area.classList.toggle("is-mirrored", area.value !== "");
  }
}

addEventListener("beforeprint", mirror);
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-add-row]") : null;
  if (button) addRow(button);
});
document.querySelector("form[data-print-only]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  window.print();
});
