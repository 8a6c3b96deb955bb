// Blind signatures as in RFC 9474, RSABSSA-SHA384-PSS-Randomized, and what a proof of attendance is made of
// (docs/attendance-proofs.md). No page, no network: bytes in, bytes out.

const EXPONENT = 65537n;
const HASH = 48; // SHA-384, and as long is the salt of the encoding

export const LIMITS = { name: 100, text: 120, salt: 16, randomizer: 32, hash: 32, signature: 256, file: 16384, minutes: 2880 };
export const FACTS = ["site", "group", "meeting", "listing", "start", "minutes", "share"];

// Bytes

const utf8 = new TextEncoder();
export const ascii = (text) => utf8.encode(text);
export const random = (count) => crypto.getRandomValues(new Uint8Array(count));
export const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}

export function toText(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// Nothing that toText would not have written.
export function toBytes(text, count) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    return toText(bytes) === text && (count === undefined || bytes.length === count) ? bytes : null;
  } catch { return null; }
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
export const toNumber = (bytes) => BigInt("0x" + (hex(bytes) || "0"));
export function fromNumber(number, count) {
  const digits = number.toString(16).padStart(count * 2, "0");
  return Uint8Array.from({ length: count }, (_, i) => parseInt(digits.slice(i * 2, i * 2 + 2), 16));
}

const digest = async (kind, bytes) => new Uint8Array(await crypto.subtle.digest(kind, bytes));
export const sha256 = (bytes) => digest("SHA-256", bytes);
const sha384 = (bytes) => digest("SHA-384", bytes);
export const lines = (...parts) => ascii(parts.join("\n"));

// Numbers

export function power(base, exponent, modulus) {
  let result = 1n;
  for (base %= modulus; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

export function inverse(number, modulus) {
  let [old, now, oldFactor, factor] = [modulus, number % modulus, 0n, 1n];
  while (now !== 0n) {
    const whole = old / now;
    [old, now] = [now, old - whole * now];
    [oldFactor, factor] = [factor, oldFactor - whole * factor];
  }
  return old === 1n ? ((oldFactor % modulus) + modulus) % modulus : null;
}

// RFC 8017, 9.1: EMSA-PSS with SHA-384 and MGF1

async function mask(seed, count) {
  const blocks = [];
  for (let i = 0; i * HASH < count; i++) blocks.push(await sha384(join(seed, Uint8Array.of(0, 0, 0, i))));
  return join(...blocks).slice(0, count);
}

const inner = async (message, salt) => sha384(join(new Uint8Array(8), await sha384(message), salt));

export async function encode(message, salt, count) {
  const hash = await inner(message, salt);
  const block = join(new Uint8Array(count - salt.length - HASH - 2), Uint8Array.of(1), salt);
  const over = await mask(hash, block.length);
  block.forEach((byte, i) => { block[i] = byte ^ over[i]; });
  block[0] &= 0x7f;
  return join(block, hash, Uint8Array.of(0xbc));
}

// With saltLength 48 as our proofs have it, 0 in some of the RFC's test vectors.
export async function verify(modulus, signature, message, saltLength = HASH) {
  const n = toNumber(modulus);
  const number = toNumber(signature);
  if (signature.length !== modulus.length || number >= n) return false;
  const encoded = fromNumber(power(number, EXPONENT, n), modulus.length);
  const split = encoded.length - HASH - 1;
  const [block, hash] = [encoded.slice(0, split), encoded.slice(split, -1)];
  if (encoded.at(-1) !== 0xbc || block[0] & 0x80) return false;
  const over = await mask(hash, split);
  block.forEach((byte, i) => { block[i] = byte ^ over[i]; });
  block[0] &= 0x7f;
  const start = split - saltLength;
  if (start < 1 || block[start - 1] !== 1 || block.slice(0, start - 1).some(Boolean)) return false;
  return same(hash, await inner(message, block.slice(start)));
}

// RFC 9474, 4.2 and 4.4. `options` are for test vectors: salt and blinding factor are random otherwise.

export async function blind(modulus, message, options = {}) {
  const n = toNumber(modulus);
  const encoded = toNumber(await encode(message, options.salt ?? random(HASH), modulus.length));
  if (inverse(encoded, n) === null) throw new Error("the message has a factor of the key");
  let { factor } = options;
  let undo = factor === undefined ? null : inverse(factor, n);
  while (undo === null) {
    factor = toNumber(random(modulus.length));
    if (factor > 0n && factor < n) undo = inverse(factor, n);
  }
  return { blinded: fromNumber((encoded * power(factor, EXPONENT, n)) % n, modulus.length), undo: fromNumber(undo, modulus.length) };
}

export async function finalize(modulus, message, blindSignature, undo, saltLength = HASH) {
  if (blindSignature.length !== modulus.length) return null;
  const signature = fromNumber((toNumber(blindSignature) * toNumber(undo)) % toNumber(modulus), modulus.length);
  return (await verify(modulus, signature, message, saltLength)) ? signature : null;
}

// Proofs

// SubjectPublicKeyInfo of an RSA key of 2048 bits with exponent 65537: always framed like this.
const HEAD = "30820122300d06092a864886f70d01010105000382010f003082010a0282010100";

export function modulusOf(spki) {
  if (spki?.length !== 294 || hex(spki.slice(0, 33)) !== HEAD || hex(spki.slice(289)) !== "0203010001") return null;
  const modulus = spki.slice(33, 289);
  return modulus[0] & 0x80 && modulus.at(-1) & 1 ? modulus : null;
}

const REFUSED = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;
export const cleanName = (typed) => typed.replace(REFUSED, " ").normalize("NFC").replace(/ +/g, " ").replace(/^ | $/g, "");
export const isClean = (text, most) => typeof text === "string" && cleanName(text) === text && [...text].length <= most;

export async function keyName(facts) {
  return sha256(lines("homegroup attendance key 1", ...FACTS.map((fact) => facts[fact]), facts.spki));
}

export async function messageOf(key, name, salt) {
  const nameHash = await sha256(join(ascii("homegroup attendance name 1\n"), salt, ascii(name)));
  return sha256(join(ascii("homegroup attendance proof 1\n"), key, nameHash));
}
