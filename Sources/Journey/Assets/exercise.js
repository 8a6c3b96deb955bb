// A quiet timer for the helpers: it walks through the steps or paces the breath. It can be paused, it makes no sound, it says
// each step once to screen readers, and it moves nothing where reduced motion is wished for.
const guide = document.querySelector("[data-guide]");
const { start, pause, goOn, ending } = guide?.dataset ?? {};
const words = guide?.querySelector("[data-words]");
const clock = guide?.querySelector("[data-time]");
const toggle = guide?.querySelector("[data-toggle]");
const again = guide?.querySelector("[data-again]");
const circle = guide?.querySelector("[data-circle]");
const wave = guide?.querySelector("[data-wave]");
const items = [...document.querySelectorAll("[data-steps] > li")];
const isStill = matchMedia("(prefers-reduced-motion: reduce)");
const tickMilliseconds = 200;
const smallest = 0.45;

// What is said, and for how many seconds: breaths, or the steps of the list.
function script() {
  const { in: inward, hold, out, rest, minutes, sayIn, sayHold, sayOut, sayRest } = guide.dataset;
  if (inward === undefined) {
    return items.filter((item) => item.dataset.seconds)
      .map((item) => ({ seconds: Number(item.dataset.seconds), words: item.textContent, item }));
  }
  const breath = [
    { seconds: Number(inward), words: sayIn, from: smallest, to: 1 },
    { seconds: Number(hold), words: sayHold, from: 1, to: 1 },
    { seconds: Number(out), words: sayOut, from: 1, to: smallest },
    { seconds: Number(rest), words: sayRest, from: smallest, to: smallest },
  ].filter((phase) => phase.seconds > 0);
  const length = breath.reduce((sum, phase) => sum + phase.seconds, 0);
  return Array.from({ length: Math.round(Number(minutes) * 60 / length) }, () => breath).flat();
}

const phases = guide ? script() : [];
const total = phases.reduce((sum, phase) => sum + phase.seconds, 0);
let elapsed = 0;
let shown = -1;
let running = null;
let lastTick = 0;

function place() {
  let rest = elapsed;
  for (const [index, phase] of phases.entries()) {
    if (rest < phase.seconds) return { index, within: rest / phase.seconds, left: phase.seconds - rest };
    rest -= phase.seconds;
  }
  return null;
}

function clockText(seconds) {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function draw() {
  const now = place();
  if (!now) { finish(); return; }
  const phase = phases[now.index];
  if (now.index !== shown) {
    shown = now.index;
    words.textContent = phase.words;
    for (const item of items) item.toggleAttribute("aria-current", false);
    phase.item?.setAttribute("aria-current", "step");
  }
  clock.textContent = clockText(total - elapsed);
  // A slow change of size is the point of the circle; where motion is unwelcome it stays as it is.
  if (circle && !isStill.matches) {
    const eased = (1 - Math.cos(Math.PI * now.within)) / 2;
    circle.style.transform = `scale(${phase.from + (phase.to - phase.from) * eased})`;
  }
  if (wave) wave.style.strokeDashoffset = String(100 - 100 * (isStill.matches ? now.index / phases.length : elapsed / total));
}

function tick(time) {
  if (time - lastTick >= (circle && !isStill.matches ? 0 : tickMilliseconds)) {
    elapsed += Math.min(1, (time - lastTick) / 1000);
    lastTick = time;
    draw();
  }
  if (running !== null) running = requestAnimationFrame(tick);
}

function run() {
  toggle.textContent = pause;
  again.hidden = true;
  lastTick = performance.now();
  draw();
  running = requestAnimationFrame(tick);
}

function stop(label) {
  if (running !== null) cancelAnimationFrame(running);
  running = null;
  toggle.textContent = label;
  again.hidden = elapsed === 0;
}

function finish() {
  elapsed = 0;
  shown = -1;
  stop(start);
  words.textContent = ending;
  clock.textContent = "";
  if (wave) wave.style.strokeDashoffset = "0";
  for (const item of items) item.toggleAttribute("aria-current", false);
}

if (guide && phases.length > 0) {
  clock.textContent = clockText(total);
  toggle.addEventListener("click", () => { if (running === null) run(); else stop(goOn); });
  again.addEventListener("click", () => {
    elapsed = 0;
    shown = -1;
    run();
    toggle.focus();
  });
}
