// Shows a question of a self-check only where its conditions hold. The server decides again, by the same rules.
const form = document.querySelector("form[data-check]");
const parts = [...form.querySelectorAll("[data-conditions]")];

function answer(name) {
  for (const field of form.elements) {
    if (field.name !== name || field.closest("[data-conditions][hidden]")) continue;
    if (field.type !== "radio" || field.checked) return field.value.trim();
  }
  return "";
}

const compare = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
  ">=": (a, b) => a >= b,
  "<=": (a, b) => a <= b,
};

function holds(rule) {
  const given = answer(rule.field);
  if (rule.filled !== undefined) return (given !== "") === rule.filled;
  if (given === "") return false;
  if (rule.values) return rule.values.includes(given);
  if (rule.text !== undefined) return compare[rule.comparison](given, rule.text);
  const number = Number(given.replace(",", "."));
  return !Number.isNaN(number) && compare[rule.comparison](number, rule.number);
}

function show() {
  // A question that goes takes those with it that depend on it: as many rounds as there are parts are always enough.
  for (let round = 0; round <= parts.length; round += 1) {
    let changed = false;
    for (const part of parts) {
      const rules = JSON.parse(part.dataset.conditions);
      const isAsked = part.dataset.needs === "all" ? rules.every(holds) : rules.some(holds);
      if (part.hidden === isAsked) {
        part.hidden = !isAsked;
        changed = true;
      }
    }
    if (!changed) break;
  }
}

form.addEventListener("input", show);
show();
