// A proof as a file and as a link, and the public log of keys: reading them strictly, and checking one against the other.
// `blind` is the module of that name, whose address the page knows.

export const PARTS = ["version", "site", "group", "meeting", "listing", "start", "minutes", "share", "name", "salt", "randomizer", "signature", "key"];

// What does not hold, by a word that the page has a sentence for.
export class Refusal extends Error {
  constructor(word, detail = "") { super(word); this.word = word; this.detail = detail; }
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;
const isCount = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;

export class Proofs {
  constructor(blind) { this.blind = blind; }

  checkFacts(object, word) {
    const { LIMITS, isClean } = this.blind;
    for (const part of ["site", "group", "meeting", "listing"]) {
      if (!isClean(object[part], LIMITS.text)) throw new Refusal(word, part);
    }
    if (!TIME.test(object.start) || Number.isNaN(Date.parse(object.start))) throw new Refusal(word, "start");
    if (!isCount(object.minutes, LIMITS.minutes)) throw new Refusal(word, "minutes");
    if (!isCount(object.share, 100)) throw new Refusal(word, "share");
  }

  // The file's text, or a link, or the part of one behind the #.
  read(text) {
    const trimmed = text.trim();
    if (trimmed.length > this.blind.LIMITS.file) throw new Refusal("damaged", "size");
    const object = trimmed.startsWith("{") ? parsed(trimmed) : this.unpack(trimmed.slice(trimmed.indexOf("#") + 1));
    if (typeof object !== "object" || object === null || Array.isArray(object)) throw new Refusal("damaged", "file");
    for (const part of Object.keys(object)) if (!PARTS.includes(part)) throw new Refusal("damaged", part);
    if (object.version !== 1) throw new Refusal("damaged", "version");
    this.checkFacts(object, "damaged");
    const { LIMITS, isClean, toBytes } = this.blind;
    if (!isClean(object.name, LIMITS.name) || object.name === "") throw new Refusal("damaged", "name");
    for (const [part, count] of [["salt", LIMITS.salt], ["randomizer", LIMITS.randomizer], ["signature", LIMITS.signature], ["key", LIMITS.hash]]) {
      if (typeof object[part] !== "string" || !toBytes(object[part], count)) throw new Refusal("damaged", part);
    }
    return object;
  }

  pack(proof) {
    const { FACTS, toText, toBytes, ascii, join } = this.blind;
    const facts = JSON.stringify([1, ...FACTS.map((fact) => proof[fact]), proof.name]);
    const bytes = join(...["key", "salt", "randomizer", "signature"].map((part) => toBytes(proof[part])));
    return `${toText(ascii(facts))}.${toText(bytes)}`;
  }

  unpack(text) {
    const { FACTS, LIMITS, toText, toBytes } = this.blind;
    const [first, second, ...more] = text.split(".");
    const facts = toBytes(first ?? "");
    const bytes = toBytes(second ?? "", LIMITS.hash + LIMITS.salt + LIMITS.randomizer + LIMITS.signature);
    if (!facts || !bytes || more.length) throw new Refusal("damaged", "link");
    let list;
    try { list = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(facts)); } catch { throw new Refusal("damaged", "link"); }
    if (!Array.isArray(list) || list.length !== FACTS.length + 2) throw new Refusal("damaged", "link");
    const object = { version: list[0], name: list.at(-1) };
    FACTS.forEach((fact, i) => { object[fact] = list[i + 1]; });
    let at = 0;
    for (const [part, count] of [["key", LIMITS.hash], ["salt", LIMITS.salt], ["randomizer", LIMITS.randomizer], ["signature", LIMITS.signature]]) {
      object[part] = toText(bytes.slice(at, at += count));
    }
    return object;
  }

  // The entries of a checked log, by the names of their keys. Each follows from the one before, from the first to the last.
  async checkedLog(entries) {
    const { FACTS, LIMITS, keyName, lines, modulusOf, sha256, toBytes, toText } = this.blind;
    const keys = new Map();
    const occasions = new Set();
    let previous = toText(new Uint8Array(LIMITS.hash));
    for (const [index, entry] of entries.entries()) {
      if (typeof entry !== "object" || entry === null || entry.index !== index || entry.previous !== previous) throw new Refusal("log", index);
      this.checkFacts(entry, "log");
      if (typeof entry.spki !== "string" || !modulusOf(toBytes(entry.spki))) throw new Refusal("log", index);
      const key = toText(await keyName(Object.fromEntries([...FACTS, "spki"].map((fact) => [fact, entry[fact]]))));
      const hash = toText(await sha256(lines("homegroup attendance log 1", index, previous, key)));
      if (entry.key !== key || entry.hash !== hash) throw new Refusal("log", index);
      const occasion = `${entry.listing}\n${Date.parse(entry.start)}`;
      if (occasions.has(occasion)) throw new Refusal("log", index);
      occasions.add(occasion);
      keys.set(key, entry);
      previous = hash;
    }
    return keys;
  }

  // The whole log from this site, page after page: asking for one key alone would tell which proof is looked at.
  async fetchLog(url) {
    const entries = [];
    for (let total = 1; entries.length < total;) {
      const answer = await fetch(`${url}?from=${entries.length}`, { credentials: "omit", cache: "no-cache" });
      if (!answer.ok) throw new Refusal("no-log");
      const page = await answer.json();
      if (page.version !== 1 || !Array.isArray(page.entries) || (page.entries.length === 0 && page.total > entries.length)) throw new Refusal("no-log");
      entries.push(...page.entries);
      total = page.total;
    }
    return entries;
  }

  // What somebody pasted: a page of the log, several in an array, or entries in an array.
  readLog(text) {
    const object = parsed(text.trim());
    const pages = Array.isArray(object) ? object : [object];
    return pages.flatMap((page) => (Array.isArray(page?.entries) ? page.entries : [page]));
  }

  // The entry it was signed under, or a refusal.
  async check(proof, keys) {
    const { FACTS, join, messageOf, modulusOf, toBytes, verify } = this.blind;
    const entry = keys.get(proof.key);
    if (!entry) throw new Refusal("unknown-key");
    if (FACTS.some((fact) => entry[fact] !== proof[fact])) throw new Refusal("other-occasion");
    const message = await messageOf(toBytes(proof.key), proof.name, toBytes(proof.salt));
    const modulus = modulusOf(toBytes(entry.spki));
    if (!(await verify(modulus, toBytes(proof.signature), join(toBytes(proof.randomizer), message)))) throw new Refusal("signature");
    return entry;
  }
}

function parsed(text) {
  try { return JSON.parse(text); } catch { throw new Refusal("damaged", "file"); }
}

// In the reader's language, as the meeting's own clock showed it: the offset in `start` is that clock's.
export function whenInWords(start, language) {
  const shown = new Date(`${start.slice(0, 19)}Z`);
  const date = new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone: "UTC" }).format(shown);
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: "UTC" }).format(shown);
  const offset = start.slice(19) === "Z" ? "UTC" : `UTC${start.slice(19)}`;
  return { date, time, offset };
}

// A proof on the page, as `ProofSheet` has room for it.
export function fillSheet(sheet, proof, verify) {
  const { date, time, offset } = whenInWords(proof.start, document.documentElement.lang);
  const words = proof.share > 0 ? sheet.dataset.atLeast : proof.minutes > 0 ? sheet.dataset.either : sheet.dataset.untilTheEnd;
  const presence = words.replace("{minutes}", proof.minutes).replace("{share}", proof.share);
  const texts = { ...proof, presence, site: proof.site.replace(/^https?:\/\//, ""), when: `${date}, ${time} (${offset})`, verify: `${verify.host}${verify.pathname}` };
  for (const place of sheet.querySelectorAll("[data-fill]")) {
    const text = texts[place.dataset.fill];
    place.textContent = text;
    const line = place.closest("dl > div");
    if (line) line.hidden = text === "";
  }
}
