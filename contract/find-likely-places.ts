import type { LikelyPlace } from './annotation-model.ts';
import { readWords, type TextWords } from './text-words.ts';

const mostPlaces = 8;
/** Below this nobody would take it for the passage. */
const leastLikeness = 30;
/** Surroundings shown and compared on each side. */
const surroundings = 160;
/** Of a longer passage its beginning and its end are looked for: a window of so many words at most is compared. */
const mostWords = 400;

export interface LostPassage {
  before: string;
  quote: string;
  after: string;
}

/**
 * Where a passage that was changed or copied may stand now, the likeliest first: windows of its length that hold the most of
 * its words, weighed by how rare these are, then compared word by word. For a reader to choose from.
 */
export function findLikelyPlaces(text: string, lost: LostPassage): LikelyPlace[] {
  const vocabulary = new Map<string, number>();
  const words = readWords(text.toLowerCase(), vocabulary);
  // Lower case may be longer than what it is of (İ): then offsets would not be those of the text.
  const own = text.toLowerCase().length === text.length ? words : readWords(text, vocabulary);
  const quote = readWords(lost.quote.toLowerCase(), vocabulary).ids.slice(0, mostWords);
  if (quote.length === 0) return exactSigns(text, lost);
  const around = {
    before: readWords(lost.before.toLowerCase(), vocabulary).ids.slice(-12),
    after: readWords(lost.after.toLowerCase(), vocabulary).ids.slice(0, 12),
  };
  const places = bestWindows(own, quote).flatMap((from) => {
    const place = compareAt(text, own, from, quote, around);
    return place === null ? [] : [place];
  });
  places.sort((a, b) => b.likeness - a.likeness || a.start - b.start);
  const apart: LikelyPlace[] = [];
  for (const place of places)
    if (!apart.some(({ start, end }) => place.start < end && start < place.end)) apart.push(place);
  return apart.filter(({ likeness }) => likeness >= leastLikeness).slice(0, mostPlaces);
}

/** First words of the windows that hold most of the quote's words. */
function bestWindows(words: TextWords, quote: Int32Array): number[] {
  const wanted = new Map<number, number>();
  for (const id of quote) wanted.set(id, (wanted.get(id) ?? 0) + 1);
  const counts = new Map<number, number>();
  for (const id of words.ids) if (wanted.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const weight = (id: number): number => 1 / (1 + Math.log(1 + (counts.get(id) ?? 0)));
  const size = quote.length;
  const inside = new Map<number, number>();
  const scores: { from: number; score: number }[] = [];
  let score = 0;
  const change = (id: number | undefined, by: 1 | -1): void => {
    const most = id === undefined ? undefined : wanted.get(id);
    if (id === undefined || most === undefined) return;
    const before = inside.get(id) ?? 0;
    inside.set(id, before + by);
    score += (Math.min(before + by, most) - Math.min(before, most)) * weight(id);
  };
  for (let at = 0; at < words.count; at += 1) {
    change(words.ids[at], 1);
    if (at >= size) change(words.ids[at - size], -1);
    if (score > 0 && wanted.has(words.ids[at] ?? 0)) scores.push({ from: Math.max(0, at - size + 1), score });
  }
  scores.sort((a, b) => b.score - a.score);
  const chosen: number[] = [];
  // Of one word there are as many windows as places; of a long passage neighbours tell the same place.
  const distance = Math.max(1, size / 2);
  for (const { from } of scores.slice(0, 5_000)) {
    if (chosen.length >= mostPlaces * 8) break;
    if (!chosen.some((other) => Math.abs(other - from) < distance)) chosen.push(from);
  }
  return chosen;
}

function compareAt(
  text: string,
  words: TextWords,
  from: number,
  quote: Int32Array,
  around: { before: Int32Array; after: Int32Array },
): LikelyPlace | null {
  const slack = Math.ceil(quote.length / 4);
  const begin = Math.max(0, from - slack);
  const pairs = commonWords(quote, words.ids.subarray(begin, from + quote.length + slack));
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first === undefined || last === undefined) return null;
  // Of a word put in the place of another at an edge as much is taken as was there.
  const { paragraphs } = words;
  let [firstWord, lastWord] = [begin + first.there, begin + last.there];
  if (pairs.length < quote.length * 0.4) return null;
  for (
    let more = Math.min(2, first.wanted);
    more > 0 && paragraphs[firstWord - 1] === paragraphs[firstWord];
    more -= 1
  )
    firstWord -= 1;
  for (
    let more = Math.min(2, quote.length - 1 - last.wanted);
    more > 0 && paragraphs[lastWord + 1] === paragraphs[lastWord];
    more -= 1
  )
    lastWord += 1;
  const own = (2 * pairs.length) / (quote.length + lastWord - firstWord + 1);
  const before = words.ids.subarray(Math.max(0, firstWord - 12), firstWord);
  const after = words.ids.subarray(lastWord + 1, lastWord + 13);
  const known = around.before.length + around.after.length;
  const shared = commonWords(around.before, before).length + commonWords(around.after, after).length;
  const likeness = known === 0 ? own : own * 0.7 + (shared / known) * 0.3;
  const [start, end] = [words.starts[firstWord] ?? 0, words.ends[lastWord] ?? 0];
  return { ...showPassage(text, start, end), start, end, likeness: Math.round(likeness * 100) };
}

/** The longest common subsequence, pair by pair. */
function commonWords(wanted: Int32Array, there: Int32Array): { wanted: number; there: number }[] {
  const width = there.length + 1;
  const best = new Uint16Array((wanted.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = wanted.length - 1; i >= 0; i -= 1)
    for (let j = there.length - 1; j >= 0; j -= 1)
      best[i * width + j] =
        wanted[i] === there[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: { wanted: number; there: number }[] = [];
  for (let i = 0, j = 0; i < wanted.length && j < there.length; )
    if (wanted[i] === there[j] && at(i, j) === at(i + 1, j + 1) + 1) {
      pairs.push({ wanted: i, there: j });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  return pairs;
}

/** A passage of signs alone (an emoji, a formula): where the same signs stand. */
function exactSigns(text: string, { quote }: LostPassage): LikelyPlace[] {
  const places: LikelyPlace[] = [];
  if (quote.trim() === '') return places;
  for (
    let at = text.indexOf(quote);
    at !== -1 && places.length < mostPlaces;
    at = text.indexOf(quote, at + 1)
  ) {
    const end = at + quote.length;
    places.push({ ...showPassage(text, at, end), start: at, end, likeness: 70 });
  }
  return places;
}

/** Whole words, as far as that goes; line breaks are blanks. */
export function showPassage(text: string, start: number, end: number): LostPassage {
  const before = text.slice(Math.max(0, start - surroundings), start);
  const after = text.slice(end, end + surroundings);
  const cutBefore = start > surroundings ? before.replace(/^\S*\s/u, '') : before;
  const cutAfter = end + surroundings < text.length ? after.replace(/\s\S*$/u, '') : after;
  return { before: cutBefore, quote: text.slice(start, end), after: cutAfter };
}
