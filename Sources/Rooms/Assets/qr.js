// QR codes (ISO/IEC 18004:2015, model 2) of bytes: versions 1 to 40, levels L and M, the mask with the least penalty.

// Per version, from table 9 of the standard: error correction bytes in each block, and blocks.
const TABLES = {
  L: {
    bits: 1,
    check: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
  },
  M: {
    bits: 0,
    check: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
    blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
  },
};

const MASKS = [
  (r, c) => (r + c) % 2, (r) => r % 2, (r, c) => c % 3, (r, c) => (r + c) % 3,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2, (r, c) => ((r * c) % 2) + ((r * c) % 3),
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2, (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2,
];

// Arithmetic of Reed and Solomon's field, by logarithms: 2 generates it, x^8 = x^4 + x^3 + x^2 + 1.
const EXP = new Uint8Array(510);
const LOG = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++, x = (x << 1) ^ (x & 0x80 ? 0x11d : 0)) {
  EXP[i] = EXP[i + 255] = x;
  LOG[x] = i;
}
const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

function checkBytes(data, count) {
  let generator = [1];
  for (let i = 0; i < count; i++) {
    generator = [...generator, 0].map((term, at) => term ^ (at ? times(generator[at - 1], EXP[i]) : 0));
  }
  const rest = [...data, ...new Array(count).fill(0)];
  for (let i = 0; i < data.length; i++) {
    const lead = rest[i];
    if (lead) generator.forEach((term, at) => { rest[i + at] ^= times(term, lead); });
  }
  return rest.slice(data.length);
}

const sizeOf = (version) => version * 4 + 17;

// Rows and columns of the middles of alignment patterns.
function alignments(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const found = [6];
  for (let at = sizeOf(version) - 7; found.length < count; at -= step) found.splice(1, 0, at);
  return found;
}

// Bytes that fit a symbol with their checks.
function capacity(version) {
  const count = alignments(version).length;
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) modules -= (25 * count - 10) * count - 55;
  if (version >= 7) modules -= 36;
  return Math.floor(modules / 8);
}

const dataBytes = (version, level) => capacity(version) - TABLES[level].check[version - 1] * TABLES[level].blocks[version - 1];
const lengthBits = (version) => (version < 10 ? 8 : 16);

function codewords(bytes, version, level) {
  const room = dataBytes(version, level);
  let bits = `0100${bytes.length.toString(2).padStart(lengthBits(version), "0")}`;
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  bits += "0".repeat(Math.min(4, room * 8 - bits.length));
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, "0");
  const data = bits.match(/.{8}/g).map((eight) => parseInt(eight, 2));
  for (let pad = 0xec; data.length < room; pad ^= 0xec ^ 0x11) data.push(pad);
  return interleaved(data, TABLES[level].check[version - 1], TABLES[level].blocks[version - 1]);
}

function interleaved(data, check, count) {
  const short = Math.floor(data.length / count);
  const longFrom = count - (data.length % count);
  const blocks = [];
  for (let i = 0, at = 0; i < count; i++) blocks.push(data.slice(at, at += short + (i >= longFrom)));
  const checks = blocks.map((block) => checkBytes(block, check));
  const result = [];
  for (let i = 0; i <= short; i++) for (const block of blocks) if (i < block.length) result.push(block[i]);
  for (let i = 0; i < check; i++) for (const block of checks) result.push(block[i]);
  return result;
}

// A symbol under way: what is dark, and what is no place for data.
class Symbol {
  constructor(version) {
    this.version = version;
    this.size = sizeOf(version);
    this.dark = Array.from({ length: this.size }, () => new Uint8Array(this.size));
    this.fixed = Array.from({ length: this.size }, () => new Uint8Array(this.size));
  }

  set(row, column, isDark) {
    if (row < 0 || column < 0 || row >= this.size || column >= this.size) return;
    this.dark[row][column] = isDark ? 1 : 0;
    this.fixed[row][column] = 1;
  }

  // Rings around a middle: dark where `isDark` of the distance.
  rings(row, column, reach, isDark) {
    for (let r = -reach; r <= reach; r++) {
      for (let c = -reach; c <= reach; c++) this.set(row + r, column + c, isDark(Math.max(Math.abs(r), Math.abs(c))));
    }
  }

  frame() {
    const last = this.size - 1;
    for (let i = 0; i < this.size; i++) { this.set(6, i, i % 2 === 0); this.set(i, 6, i % 2 === 0); }
    for (const [row, column] of [[3, 3], [3, last - 3], [last - 3, 3]]) this.rings(row, column, 4, (d) => d !== 2 && d !== 4);
    const middles = alignments(this.version);
    for (const row of middles) {
      for (const column of middles) {
        const isCorner = (row === 6 && (column === 6 || column === last - 6)) || (row === last - 6 && column === 6);
        if (!isCorner) this.rings(row, column, 2, (d) => d !== 1);
      }
    }
    this.format(0, 0);
    if (this.version >= 7) this.versionBits();
  }

  versionBits() {
    const bits = (this.version << 12) | remainder(this.version, 12, 0x1f25);
    for (let i = 0; i < 18; i++) {
      const [near, far] = [Math.floor(i / 3), this.size - 11 + (i % 3)];
      this.set(near, far, (bits >> i) & 1);
      this.set(far, near, (bits >> i) & 1);
    }
  }

  format(levelBits, mask) {
    const data = (levelBits << 3) | mask;
    const bits = ((data << 10) | remainder(data, 10, 0x537)) ^ 0x5412;
    const last = this.size - 1;
    for (let i = 0; i < 15; i++) {
      const bit = (bits >> i) & 1;
      const along = i < 6 ? i : i < 8 ? i + 1 : i === 8 ? 7 : 14 - i;
      if (i < 8) { this.set(along, 8, bit); this.set(8, last - i, bit); } else { this.set(8, along, bit); this.set(last - 14 + i, 8, bit); }
    }
    this.set(last - 7, 8, true);
  }

  // In pairs of columns from the right, up and down by turns, leaving out the column of the timing pattern.
  fill(bytes) {
    let at = 0;
    for (let right = this.size - 1, isUp = true; right > 0; right -= 2, isUp = !isUp) {
      if (right === 6) right = 5;
      for (let i = 0; i < this.size; i++) {
        const row = isUp ? this.size - 1 - i : i;
        for (const column of [right, right - 1]) {
          if (this.fixed[row][column]) continue;
          this.dark[row][column] = at < bytes.length * 8 ? (bytes[at >> 3] >> (7 - (at & 7))) & 1 : 0;
          at++;
        }
      }
    }
  }

  mask(number) {
    for (let r = 0; r < this.size; r++) {
      for (let c = 0; c < this.size; c++) if (!this.fixed[r][c] && MASKS[number](r, c) === 0) this.dark[r][c] ^= 1;
    }
  }

  // Section 7.8.3: runs, squares, what looks like a finder, and too much of one colour.
  penalty() {
    const { size, dark } = this;
    let sum = 0;
    let darkCount = 0;
    const columns = dark.map((_, c) => dark.map((row) => row[c]));
    for (const line of [...dark, ...columns]) {
      const text = line.join("");
      for (const run of text.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
      sum += 40 * (text.match(/(?=00001011101|10111010000)/g) ?? []).length;
    }
    for (let r = 0; r < size; r++) {
      for (let c = 0; c < size; c++) {
        darkCount += dark[r][c];
        if (r && c && dark[r][c] === dark[r - 1][c] && dark[r][c] === dark[r][c - 1] && dark[r][c] === dark[r - 1][c - 1]) sum += 3;
      }
    }
    return sum + 10 * Math.floor(Math.abs((darkCount * 100) / (size * size) - 50) / 5);
  }
}

// Of a code of Bose, Chaudhuri and Hocquenghem.
function remainder(value, degree, generator) {
  let rest = value << degree;
  const top = Math.floor(Math.log2(generator));
  for (let bit = Math.floor(Math.log2(rest || 1)); bit >= top; bit--) if ((rest >> bit) & 1) rest ^= generator << (bit - top);
  return rest;
}

// Rows of 0 and 1 without the quiet zone; null for more than fits version 40.
export function qr(bytes, level = "M") {
  let version = 1;
  while (version <= 40 && 4 + lengthBits(version) + bytes.length * 8 > dataBytes(version, level) * 8) version++;
  if (version > 40) return null;
  const symbol = new Symbol(version);
  symbol.frame();
  symbol.fill(codewords(bytes, version, level));
  let best = { penalty: Infinity, mask: 0 };
  for (let mask = 0; mask < 8; mask++) {
    symbol.format(TABLES[level].bits, mask);
    symbol.mask(mask);
    const penalty = symbol.penalty();
    symbol.mask(mask);
    if (penalty < best.penalty) best = { penalty, mask };
  }
  symbol.format(TABLES[level].bits, best.mask);
  symbol.mask(best.mask);
  return symbol.dark.map((row) => Array.from(row));
}

// As a drawing, with the quiet zone of four modules that readers need; dark on white on every screen.
export function drawing(rows, label) {
  const namespace = "http://www.w3.org/2000/svg";
  const size = rows.length + 8;
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("shape-rendering", "crispEdges");
  let path = "";
  rows.forEach((row, r) => {
    for (let c = 0; c < row.length; c++) {
      if (!row[c] || row[c - 1]) continue;
      let run = 1;
      while (row[c + run]) run++;
      path += `M${c + 4} ${r + 4}h${run}v1h-${run}z`;
    }
  });
  for (const [tag, attributes] of [["rect", { width: size, height: size, fill: "#fff" }], ["path", { d: path, fill: "#000" }]]) {
    const shape = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    svg.append(shape);
  }
  return svg;
}
