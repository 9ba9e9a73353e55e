/**
 * Where passages of a text stand in its next version. Both texts are known whole, so a place is judged by every word around
 * it: a passage moves only where most of its neighbours on a side, or enough of its own words, went with it.
 */
import type { TextSpan } from './anchor-location.ts';
import { followParagraphs } from './moved-paragraphs.ts';
import { readWords, type TextWords, wordAfter } from './text-words.ts';
import { alignWords, type WordAlignment } from './word-alignment.ts';

/** Null where it is not certain. */
export type FollowPassage = (span: TextSpan) => TextSpan | null;

/** Words looked at on each side. */
const reach = 8;
/** So much must have gone along: words of the passage and around it; those of other paragraphs count half, and so does
 * the edge of the text. */
const enoughTogether = 8;

/** Costs about a second for each five million characters; then each passage costs its own length. */
export function followPassages(before: string, after: string): FollowPassage {
  if (before === after) return (span) => span;
  const vocabulary = new Map<string, number>();
  const texts: Texts = {
    ...{ before, after },
    words: readWords(before, vocabulary),
    wordsAfter: readWords(after, vocabulary),
  };
  const alignment = alignWords(texts.words, texts.wordsAfter);
  const paragraph = followParagraphs(before, after);
  return (span) => follow(texts, alignment, span) ?? paragraph(span);
}

interface Texts {
  before: string;
  after: string;
  words: TextWords;
  wordsAfter: TextWords;
}

function follow(texts: Texts, alignment: WordAlignment, span: TextSpan): TextSpan | null {
  const first = wordAfter(texts.words, span.start);
  let last = wordAfter(texts.words, span.end) - 1;
  // The word in which the passage ends belongs to it.
  if ((texts.words.starts[last + 1] ?? Infinity) < span.end) last += 1;
  if (first > last) return followSigns(texts, alignment, span, first);
  const kept = keptWords(alignment, first, last);
  if (kept === null || !together(texts, alignment, first, last, kept)) return null;
  const start = mapEdge(texts, span.start, kept.first, kept.from, 'start');
  const end = mapEdge(texts, span.end, kept.last, kept.to, 'end');
  return start === null || end === null || start >= end ? null : { start, end };
}

interface Kept {
  /** The outermost words that are still there, and where. */
  first: number;
  last: number;
  from: number;
  to: number;
  /** How many are there unchanged. */
  same: number;
}

/** The words of a passage that are in the other text, in order and close together; null when too few are. */
function keptWords({ places, replaced }: WordAlignment, first: number, last: number): Kept | null {
  const placeOf = (word: number): number => places[word] ?? -1;
  // A word at an edge may have been taken out, when what stood on both sides of it stands together now.
  let [outer, inner] = [first, last];
  while (outer < last && placeOf(outer) === -1 && outer - first < 2) outer += 1;
  while (inner > first && placeOf(inner) === -1 && last - inner < 2) inner -= 1;
  if (placeOf(outer) === -1 || placeOf(inner) === -1) return null;
  if (outer !== first && placeOf(first - 1) !== placeOf(outer) - 1) return null;
  if (inner !== last && placeOf(last + 1) !== placeOf(inner) + 1) return null;
  let [same, there, previous] = [0, 0, -1];
  for (let word = outer; word <= inner; word += 1) {
    const place = placeOf(word);
    if (place === -1) continue;
    if (place <= previous) return null;
    previous = place;
    there += 1;
    if (replaced[word] === 0) same += 1;
  }
  const count = last - first + 1;
  const [from, to] = [placeOf(outer), placeOf(inner)];
  const foreign = to - from + 1 - there;
  if (same < (count < 4 ? count : count * 0.7) || foreign > (count < 4 ? 0 : Math.max(1, count * 0.2)))
    return null;
  return { first: outer, last: inner, from, to, same };
}

/** Whether enough of the words around the passage, or of its own, are there with it. */
function together(texts: Texts, alignment: WordAlignment, first: number, last: number, kept: Kept): boolean {
  const { places, replaced } = alignment;
  const { paragraphs } = texts.words;
  let score = Math.min(kept.same, enoughTogether);
  for (let step = 1; step <= reach; step += 1) {
    const [before, after] = [first - step, last + step];
    if (before < 0) score += kept.from < step ? 0.5 : 0;
    else if (replaced[before] === 0 && near(places[before], kept.from - step))
      score += paragraphs[before] === paragraphs[first] ? 1 : 0.5;
    if (after >= places.length) score += kept.to + step >= texts.wordsAfter.count ? 0.5 : 0;
    else if (replaced[after] === 0 && near(places[after], kept.to + step))
      score += paragraphs[after] === paragraphs[last] ? 1 : 0.5;
  }
  if (score < enoughTogether) return false;
  // An edge that seems to have gone into the paragraph before or behind is another word like it.
  const { paragraphs: theirs } = texts.wordsAfter;
  if (paragraphs[first] === paragraphs[last]) return theirs[kept.from] === theirs[kept.to];
  return (
    paragraphsHold(texts, alignment, first, last, kept) &&
    edgeHolds(texts, alignment, kept.first, kept.from) &&
    edgeHolds(texts, alignment, kept.last, kept.to)
  );
}

/** Of a passage over several paragraphs none has gone elsewhere, and no other has come among them. */
function paragraphsHold(
  { words, wordsAfter }: Texts,
  { places, replaced, sure }: WordAlignment,
  first: number,
  last: number,
  { from, to }: Kept,
): boolean {
  const { paragraphs } = words;
  const theirs = wordsAfter.paragraphs;
  const [begin, beginThere] = [paragraphs[first] ?? 0, theirs[from] ?? 0];
  if ((paragraphs[last] ?? 0) - begin !== (theirs[to] ?? 0) - beginThere) return false;
  let [known, there, certain] = [0, 0, 0];
  for (let word = first; word <= last; word += 1) {
    const place = places[word] ?? -1;
    known += 1;
    const own = (paragraphs[word] ?? 0) - begin === (theirs[place] ?? -1) - beginThere;
    if (place >= from && place <= to && own && replaced[word] === 0) there += 1;
    certain += sure[word] ?? 0;
    if (word < last && paragraphs[word] === paragraphs[word + 1]) continue;
    if (there * 2 < known) return false;
    // An outermost one that stands there twice follows the inner ones to either place, unless it is held from outside too.
    const held =
      (paragraphs[word] !== paragraphs[first] || places[first - 1] === from - 1) &&
      (word < last || places[last + 1] === to + 1);
    if (known >= enoughTogether && certain === 0 && !held) return false;
    [known, there, certain] = [0, 0, 0];
  }
  return true;
}

/** Of a passage over several paragraphs each end must be with its own neighbours: one word alone begins any paragraph. */
function edgeHolds({ words }: Texts, { places }: WordAlignment, word: number, place: number): boolean {
  let [known, there] = [0, 0];
  for (let other = word - 4; other <= word + 4; other += 1) {
    if (other === word || words.paragraphs[other] !== words.paragraphs[word]) continue;
    known += 1;
    if (near(places[other], place + other - word)) there += 1;
  }
  return there >= Math.min(3, known);
}

function near(place: number | undefined, expected: number): boolean {
  return place !== undefined && place !== -1 && Math.abs(place - expected) <= 3;
}

/** An edge stands as far from its word as before, in the middle of a word or beside it. */
function mapEdge(
  { before, after, words, wordsAfter }: Texts,
  edge: number,
  word: number,
  place: number,
  side: 'start' | 'end',
): number | null {
  const [start, end] = [words.starts[word] ?? 0, words.ends[word] ?? 0];
  const [startThere, endThere] = [wordsAfter.starts[place] ?? 0, wordsAfter.ends[place] ?? 0];
  const inside = edge > start && edge < end;
  if (inside) return words.ids[word] === wordsAfter.ids[place] ? startThere + edge - start : null;
  // Signs between the word and the edge (a quotation mark, an emoji) belong to the passage while they are there.
  if (side === 'start') {
    const signs = before.slice(Math.min(edge, start), start);
    const shared = sharedBackward(signs, after, startThere);
    return canSpare(signs, shared) ? startThere - shared : null;
  }
  const signs = before.slice(end, Math.max(edge, end));
  const shared = sharedForward(signs, after, endThere);
  return canSpare(signs, shared) ? endThere + shared : null;
}

/** Whether a passage is whole without the signs that are not there any more: not a line of them, nor one that was a paragraph. */
function canSpare(signs: string, shared: number): boolean {
  const lost = signs.length - shared;
  return lost === 0 || (lost <= 8 && !signs.includes('\n\n'));
}

function sharedBackward(signs: string, text: string, at: number): number {
  let length = 0;
  while (length < signs.length && signs.at(-1 - length) === text[at - 1 - length]) length += 1;
  return length;
}

function sharedForward(signs: string, text: string, at: number): number {
  let length = 0;
  while (length < signs.length && signs[length] === text[at + length]) length += 1;
  return length;
}

/** A passage without a word in it stands between the same two words. */
function followSigns(texts: Texts, alignment: WordAlignment, span: TextSpan, next: number): TextSpan | null {
  const { before, after, words, wordsAfter } = texts;
  const { places } = alignment;
  const [left, right] = [places[next - 1] ?? -1, places[next] ?? -1];
  if (left === -1 || right !== left + 1) return null;
  const kept = { first: next - 1, last: next, from: left, to: right, same: 2 };
  if (!together(texts, alignment, next - 1, next, kept)) return null;
  const [end, endThere] = [words.ends[next - 1] ?? 0, wordsAfter.ends[left] ?? 0];
  const between = before.slice(end, words.starts[next]);
  if (after.slice(endThere, wordsAfter.starts[right]) !== between) return null;
  return { start: endThere + span.start - end, end: endThere + span.end - end };
}
