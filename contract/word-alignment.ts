/**
 * Which word of a text is which word of its next version. Four words in a row that stand once in each are taken for the same;
 * what lies between two such places is paired in order. Paragraphs may have changed places: no order of the whole is assumed.
 * Linear in both texts.
 */
import type { TextWords } from './text-words.ts';

export interface WordAlignment {
  /** For each word of the first text its place in the second, or -1. */
  places: Int32Array;
  /** 1 where another word stands in its place: the words on both sides of it are the same. */
  replaced: Uint8Array;
  /** 1 where the word is known by a row of its own paragraph, and not by its neighbours only. */
  sure: Uint8Array;
}

const inRow = 4;
/** Between two sure places so many words are paired one by one; more of them have been written anew. */
const longestGap = 24;

export function alignWords(before: TextWords, after: TextWords): WordAlignment {
  const places = new Int32Array(before.count).fill(-1);
  const owners = new Int32Array(after.count).fill(-1);
  const doubtful = new Set<number>();
  /** The paragraph of words known by a row that lies in it whole; -1 for others. */
  const within = new Int32Array(before.count).fill(-1);
  const here = uniqueRows(before);
  const there = uniqueRows(after);
  for (const [hash, from] of here) {
    const to = there.get(hash);
    if (to === undefined || from < 0 || to < 0 || !sameRow(before, from, after, to)) continue;
    const inside = before.paragraphs[from] === before.paragraphs[from + inRow - 1];
    for (let word = 0; word < inRow; word += 1) {
      const [mine, theirs] = [from + word, to + word];
      const [place, owner] = [places[mine] ?? -1, owners[theirs] ?? -1];
      if (place !== -1 && place !== theirs) doubtful.add(mine);
      else if (owner !== -1 && owner !== mine) doubtful.add(mine).add(owner);
      places[mine] = theirs;
      if (inside) within[mine] = before.paragraphs[mine] ?? -1;
      owners[theirs] = mine;
    }
  }
  for (const word of doubtful) places[word] = -1;
  const single = wordsOf(here, before.count);
  extend(before, after, places, owners, single, within);
  const replaced = new Uint8Array(before.count);
  fillGaps(before, after, places, replaced, single);
  const sure = Uint8Array.from(within, (paragraph) => (paragraph === -1 ? 0 : 1));
  return { places, replaced, sure };
}

/** Hash of each row of words → where it stands, or -1 where it stands twice. */
function uniqueRows({ ids, count }: TextWords): Map<number, number> {
  const rows = new Map<number, number>();
  for (let at = 0; at + inRow <= count; at += 1) {
    let hash = 0;
    for (let word = 0; word < inRow; word += 1)
      hash = (Math.imul(hash ^ (ids[at + word] ?? 0), 0x9e3779b1) ^ (hash >>> 15)) >>> 0;
    rows.set(hash, rows.has(hash) ? -1 : at);
  }
  return rows;
}

/** 1 for each word that stands in a row which stands once. */
function wordsOf(rows: ReadonlyMap<number, number>, count: number): Uint8Array {
  const single = new Uint8Array(count);
  for (const from of rows.values()) if (from >= 0) single.fill(1, from, from + inRow);
  return single;
}

/**
 * Words of rows that stand more than once follow their neighbours, as long as these are the same without a break: where both
 * neighbours agree, or what the first text says once follows one of its own paragraph.
 */
function extend(
  before: TextWords,
  after: TextWords,
  places: Int32Array,
  owners: Int32Array,
  single: Uint8Array,
  within: Int32Array,
): void {
  const forward = Int32Array.from(places);
  const backward = Int32Array.from(places);
  const origins = { forward: Int32Array.from(within), backward: Int32Array.from(within) };
  const step = (found: Int32Array, word: number, place: number): void => {
    if (found[word] !== -1 || place < 0 || place >= after.count || owners[place] !== -1) return;
    if (before.ids[word] === after.ids[place]) found[word] = place;
  };
  for (let word = 0; word < before.count; word += 1) {
    const previous = word === 0 ? -1 : (forward[word - 1] ?? -1);
    if (word > 0 && previous === -1) continue;
    step(forward, word, previous + 1);
    if (places[word] === -1) origins.forward[word] = origins.forward[word - 1] ?? -1;
  }
  for (let word = before.count - 1; word >= 0; word -= 1) {
    const next = word === before.count - 1 ? after.count : (backward[word + 1] ?? -1);
    step(backward, word, next - 1);
    if (places[word] === -1) origins.backward[word] = origins.backward[word + 1] ?? -1;
  }
  const claims = new Int32Array(after.count);
  const choose = (word: number): number => {
    const [left, right] = [forward[word] ?? -1, backward[word] ?? -1];
    if (left === right) return left;
    if (left !== -1 && right !== -1) return -1;
    const origin = left === -1 ? origins.backward[word] : origins.forward[word];
    return single[word] === 1 && origin === before.paragraphs[word] ? Math.max(left, right) : -1;
  };
  const chosen = places.map((place, word) => (place === -1 ? choose(word) : place));
  for (const place of chosen) if (place !== -1) claims[place] = (claims[place] ?? 0) + 1;
  for (const [word, place] of chosen.entries()) if (place !== -1 && claims[place] === 1) places[word] = place;
}

function sameRow(before: TextWords, from: number, after: TextWords, to: number): boolean {
  for (let word = 0; word < inRow; word += 1)
    if (before.ids[from + word] !== after.ids[to + word]) return false;
  return true;
}

/** Where the first text says something once: of words that it repeats, nobody knows which went. */
function fillGaps(
  before: TextWords,
  after: TextWords,
  places: Int32Array,
  replaced: Uint8Array,
  single: Uint8Array,
): void {
  let last = -1;
  let lastPlace = -1;
  for (let word = 0; word <= before.count; word += 1) {
    const place = word === before.count ? after.count : (places[word] ?? -1);
    if (place === -1) continue;
    const [gap, gapThere] = [word - last - 1, place - lastPlace - 1];
    const once = gap > 0 && (gap <= inRow || single.subarray(last + 1, word).every((one) => one === 1));
    if (once && gap <= longestGap && gapThere > 0 && gapThere <= longestGap)
      pair(before, last + 1, gap, after, lastPlace + 1, gapThere, places, replaced);
    last = word;
    lastPlace = place;
  }
}

/** The longest common subsequence of two short rows; words left over one for one were replaced. */
function pair(
  before: TextWords,
  from: number,
  size: number,
  after: TextWords,
  to: number,
  sizeThere: number,
  places: Int32Array,
  replaced: Uint8Array,
): void {
  const width = sizeThere + 1;
  const best = new Uint8Array((size + 1) * width);
  const same = (i: number, j: number): boolean => before.ids[from + i] === after.ids[to + j];
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = size - 1; i >= 0; i -= 1)
    for (let j = sizeThere - 1; j >= 0; j -= 1)
      best[i * width + j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  let [leftFrom, leftTo] = [0, 0];
  const replace = (): void => {
    if (i - leftFrom === j - leftTo)
      for (let word = leftFrom; word < i; word += 1) {
        places[from + word] = to + leftTo + word - leftFrom;
        replaced[from + word] = 1;
      }
  };
  while (i < size && j < sizeThere)
    if (same(i, j)) {
      replace();
      places[from + i] = to + j;
      i += 1;
      j += 1;
      [leftFrom, leftTo] = [i, j];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  [i, j] = [size, sizeThere];
  replace();
}
