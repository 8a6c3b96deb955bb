// What happens in the room, put into the page: shares, the floor and its time, hands, who is here. What changes seldom (a new part
// of the meeting, the topic, the hosts' lines) is asked from the server as the page has it.
const room = document.querySelector("#room");
const words = document.querySelector("[data-words]").dataset;
const slot = (name, within = document) => within.querySelector(`[data-slot="${name}"]`);
const me = room.dataset.me;
const shares = slot("shares");
const mostShares = 200;
const mostRecent = 200;
let ahead = Number(room.dataset.now) - Date.now();
// The lists (not the shares) stand as of this event; later ones are kept for a page that was asked for before them.
let settled = Number(room.dataset.after);
let recent = [];

const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const make = (name) => document.querySelector(`[data-template="${name}"]`).content.firstElementChild.cloneNode(true);
const now = () => Date.now() + ahead;
const wall = new Intl.DateTimeFormat("en", {
  hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: document.documentElement.dataset.zone,
});

// The time of day as the rest of the page writes it.
function clock(at) {
  const whole = wall.format(at);
  const [hour, minute] = whole.split(":").map(Number);
  if (!words.am) return whole;
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? words.midnight : words.noon;
  return fill(hour < 12 ? words.am : words.pm, { time: `${(hour + 11) % 12 + 1}:${String(minute).padStart(2, "0")}` });
}

// For those who listen to the page: one after another, politely.
function tell(text) {
  const line = document.createElement("p");
  line.textContent = text;
  slot("heard").append(line);
  setTimeout(() => line.remove(), 10_000);
}

const share = (id) => shares.querySelector(`[data-share="${id}"]`);
const person = (seat) => slot("people")?.querySelector(`[data-seat="${CSS.escape(seat)}"]`);
const hand = (seat) => slot("hand-list").querySelector(`[data-seat="${CSS.escape(seat)}"]`);

function newShare({ share: id, seat, name }, at) {
  const item = make("share");
  const isMine = seat === me;
  item.dataset.share = id;
  item.dataset.seat = seat;
  item.toggleAttribute("data-mine", isMine);
  slot("name", item).textContent = name;
  slot("time", item).textContent = clock(at);
  for (const field of item.querySelectorAll("input[name=share]")) field.value = id;
  for (const link of item.querySelectorAll("a[data-for]")) link.href += id;
  for (const part of item.querySelectorAll("[data-for=others]")) if (isMine) part.remove();
  for (const part of item.querySelectorAll("[data-for=hide]")) if (!isMine && !("host" in room.dataset)) part.remove();
  const about = slot("signs-for", item);
  about.textContent = isMine ? words.yourShare : fill(about.textContent, { name });
  if (isMine) about.parentElement.querySelector("svg")?.replaceWith("…");
  shares.append(item);
  while (shares.children.length > mostShares) shares.firstElementChild.remove();
  slot("none").hidden = true;
  return item;
}

// Whoever reads the latest goes on doing so; whoever reads further up is left there.
function keepingPlace(change) {
  const before = shares.lastElementChild;
  const wasInView = !before || before.getBoundingClientRect().top < innerHeight;
  change();
  if (wasInView) showLatest();
}

function showLatest() {
  const end = shares.lastElementChild?.getBoundingClientRect().bottom ?? 0;
  const hidden = end + 12 - (innerHeight - document.querySelector(".dock").offsetHeight);
  if (hidden > 0) scrollBy({ top: hidden });
}

const shareHandlers = {
  said(it, { at }) {
    keepingPlace(() => {
      const item = share(it.share) ?? (it.name ? newShare(it, at) : null);
      if (!item) return;
      const text = slot("text", item);
      const kept = it.keep === undefined ? text.textContent : text.textContent.slice(0, it.keep);
      text.textContent = kept + it.text;
      item.classList.toggle("open", !it.ends);
      if (it.ends) heard(item);
    });
  },
  shareEnded(it) {
    const item = share(it.share);
    if (item?.classList.contains("open")) { item.classList.remove("open"); heard(item); }
  },
  shareHidden(it) {
    const item = share(it.share);
    if (!item) return;
    slot("text", item).textContent = "";
    slot("text", item).hidden = true;
    slot("hidden", item).hidden = false;
    slot("signs", item)?.remove();
  },
  thanked(it) {
    const item = share(it.share);
    const sign = item?.querySelector(`[data-thanks="${it.with}"]`);
    if (!sign) return;
    sign.hidden = false;
    sign.parentElement.hidden = false;
    if ("mine" in item.dataset) tell(fill(words.sentBack, { name: words.you, text: sign.textContent }));
  },
};

function heard(item) {
  if ("mine" in item.dataset) return;
  tell(fill(words.said, { name: slot("name", item).textContent, text: slot("text", item).textContent }));
}

const tag = (seat, name, on) => {
  const mark = person(seat)?.querySelector(`[data-tag="${name}"]`);
  if (mark) mark.hidden = !on;
};
const count = (change) => {
  slot("count").textContent = Number(slot("count").textContent) + change;
  slot("alone").hidden = Number(slot("count").textContent) > 1;
};

function takeHand(seat) {
  hand(seat)?.remove();
  slot("hands").hidden = slot("hand-list").children.length === 0;
}

const stateHandlers = {
  entered(it) {
    if (person(it.seat)) return;
    const item = make("person");
    item.dataset.seat = it.seat;
    slot("name", item).textContent = it.name;
    slot("people").append(item);
    tag(it.seat, "listening", it.isListening);
    count(1);
    tell(fill(words.came, { name: it.name }));
  },
  left(it) {
    takeHand(it.seat);
    const item = person(it.seat);
    if (!item) return;
    tell(fill(words.went, { name: slot("name", item).textContent }));
    item.remove();
    count(-1);
  },
  removed(it) { stateHandlers.left(it); },
  away(it) { tag(it.seat, "away", true); },
  back(it) { tag(it.seat, "away", false); },
  muted(it) {
    takeHand(it.seat);
    tag(it.seat, "muted", true);
    if (it.seat === me) room.toggleAttribute("data-muted", true);
  },
  unmuted(it) {
    tag(it.seat, "muted", false);
    if (it.seat === me) room.toggleAttribute("data-muted", false);
  },
  listening(it) {
    if (it.on) takeHand(it.seat);
    tag(it.seat, "listening", it.on);
    if (it.seat === me) room.toggleAttribute("data-listening", it.on);
  },
  renamed(it) {
    for (const item of [person(it.seat), it.seat === me ? null : hand(it.seat)]) {
      if (item) slot("name", item).textContent = it.name;
    }
    if (slot("floor").dataset.seat === it.seat && it.seat !== me) slot("floor-name").textContent = fill(words.sharing, it);
  },
  handRaised(it) {
    if (hand(it.seat)) return;
    const item = make("hand");
    item.dataset.seat = it.seat;
    item.dataset.shared = it.hasShared ? "1" : "0";
    item.classList.toggle("mine", it.seat === me);
    slot("name", item).textContent = it.seat === me ? words.you : it.name;
    slot("first", item).hidden = it.hasShared;
    const list = slot("hand-list");
    list.insertBefore(item, it.hasShared ? null : list.querySelector('[data-shared="1"]'));
    slot("hands").hidden = false;
  },
  handLowered(it) { takeHand(it.seat); },
  floorGiven(it, { at }) {
    takeHand(it.seat);
    const isMine = it.seat === me;
    floor({ seat: it.seat, since: at, until: it.until, heading: isMine ? words.yourTurn : fill(words.sharing, it) });
    tell(isMine ? words.yourTurnNow : fill(words.sharing, it));
    if (!isMine && slot("hand-list").firstElementChild?.dataset.seat === me) tell(words.next);
  },
  floorEnded(it, { at }) {
    floor(it.feedbackUntil ? { since: at, until: it.feedbackUntil, heading: words.answers } : {});
    if (it.feedbackUntil) tell(words.answers);
  },
  timeGiven(it) {
    slot("floor").dataset.until = it.until;
    slot("asked").hidden = true;
  },
  askedToClose(it) {
    slot("floor").dataset.until = it.until;
    slot("asked").hidden = false;
    if (it.seat === me) tell(slot("asked").textContent.trim());
  },
};

function floor({ seat, since, until, heading }) {
  const banner = slot("floor");
  for (const [name, value] of Object.entries({ seat, since, until })) {
    if (value === undefined) delete banner.dataset[name];
    else banner.dataset[name] = value;
  }
  banner.hidden = !heading;
  banner.classList.toggle("mine", seat === me);
  slot("floor-name").textContent = heading ?? "";
  slot("asked").hidden = true;
}

// The time that everyone sees, by the server's clock.
function tick() {
  const { seat, since, until } = slot("floor").dataset;
  const hasEnd = until !== undefined;
  slot("timer").hidden = slot("bar").hidden = !hasEnd;
  if (hasEnd) {
    const left = Math.max(0, Number(until) - now());
    const seconds = Math.floor(left / 1_000);
    slot("timer").textContent = fill(words.left, { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` });
    slot("bar").max = Math.max(1, Number(until) - Number(since ?? now()));
    slot("bar").value = left;
    if (left === 0 && !seat && !slot("floor").hidden) floor({});
  }
  show();
}

// What somebody can do now, as RoomView.states has it.
function states() {
  if ("muted" in room.dataset) return ["muted"];
  if ("listening" in room.dataset) return ["listening"];
  const { seat, until } = slot("floor").dataset;
  const { writers } = room.dataset;
  const isHost = "host" in room.dataset;
  const mayAnswer = "passesItself" in room.dataset ? !seat && Number(until ?? 0) > now() : room.dataset.manner === "feedback";
  const mayWrite = writers !== "nobody" && (seat === me || writers === "everyone" || (writers === "hosts" && isHost)
    || (writers === "speaker" && !seat && (isHost || mayAnswer)));
  const found = mayWrite ? ["mayWrite"] : [];
  if (seat === me) found.push("speaking");
  else if (hand(me)) found.push("handUp");
  else if (writers !== "everyone") found.push("mayRaise");
  return found;
}

function show() {
  const found = states();
  const held = document.activeElement;
  for (const part of document.querySelectorAll("[data-when]")) {
    part.hidden = !part.dataset.when.split(" ").some((state) => found.includes(state));
  }
  slot("send").hidden = found.includes("speaking");
  room.dataset.states = found.join(" ");
  // Whoever was at something that is gone goes on at what takes its place: the field at their turn, else the next button.
  if (held?.closest(".dock") && !held.checkVisibility()) {
    const places = [...document.querySelectorAll(".dock textarea, .dock-actions :is(button, a)")];
    places.find((place) => place.checkVisibility())?.focus({ preventScroll: true });
  }
}

// The parts of the page that change seldom, as the server has them.
let asking = 0;
function ask() {
  if (asking) return;
  // Not everybody at the same moment.
  const spread = Number(slot("count").textContent) > 50 && !("steward" in room.dataset) ? 2_000 : 150;
  asking = setTimeout(refresh, 50 + Math.random() * spread);
}

async function refresh() {
  asking = 0;
  let page;
  try {
    const response = await fetch(location.pathname, { headers: { Accept: "text/html" }, cache: "no-store" });
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return; // The line is down; what is missed here is asked for with the next event.
  }
  const fresh = page.querySelector("#room");
  if (!fresh) return location.reload();
  for (const part of document.querySelectorAll("[data-live]")) {
    const other = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!other || part.contains(document.activeElement) && part.dataset.live !== "hands") continue;
    for (const [index, details] of [...part.querySelectorAll("details")].entries()) {
      const twin = other.querySelectorAll("details")[index];
      if (twin) twin.open = details.open;
    }
    if (!other.isEqualNode(part)) part.replaceChildren(...other.childNodes);
  }
  for (const { name } of [...room.attributes]) if (name.startsWith("data-") && !fresh.hasAttribute(name)) room.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes]) room.setAttribute(name, value);
  slot("floor").replaceWith(page.querySelector('[data-slot="floor"]'));
  ahead = Number(fresh.dataset.now) - Date.now();
  settled = Number(fresh.dataset.after);
  for (const event of recent) if (event.id > settled) stateHandlers[event.kind](event.it, event);
  tick();
}

const asksAgain = new Set([
  "phase", "extended", "door", "slowed", "topic", "reading", "coHost", "greeter", "chairOffered", "chairTaken", "broughtBack",
  "waiting", "introduced", "wants", "noted", "removed", "back",
]);

room.addEventListener("happened", ({ detail: event }) => {
  const { kind, it } = event;
  // What changes what this person may do, and hear: the whole page again. What they write is kept.
  const isMine = it.seat === me && ["coHost", "greeter", "chairTaken", "removed", "left", "broughtBack"].includes(kind);
  if (kind === "closed" || isMine || (kind === "chairTaken" && "host" in room.dataset)) return location.reload();
  shareHandlers[kind]?.(it, event);
  if (stateHandlers[kind] && event.id > settled) {
    recent.push(event);
    if (recent.length > mostRecent) recent.shift();
    stateHandlers[kind](it, event);
  }
  if (asksAgain.has(kind) && (kind !== "back" || document.querySelector('[data-live="notices"]').childElementCount)) ask();
  tick();
});

tick();
setInterval(tick, 1_000);
showLatest();
