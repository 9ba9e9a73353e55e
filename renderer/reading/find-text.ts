import type { TextSpan } from '../../contract/anchor-location.ts';
import { type FoldedText, foldForFind, sourceOffset } from './fold-for-find.ts';

/** Where something stands in a text: all of its places are counted, and each is looked at only when it is asked for. */
export interface FoundPlaces {
  readonly count: number;
  at(index: number): TextSpan | undefined;
  /** Index of the first that begins at this offset or after it; `count` when none does. */
  from(offset: number): number;
}

export const noPlaces: FoundPlaces = { count: 0, at: () => undefined, from: () => 0 };

export function findInText(folded: FoldedText, query: string): FoundPlaces {
  const wanted = foldForFind(query, folded.options).text;
  if (wanted.trim() === '') return noPlaces;
  const accepts = acceptance(folded, wanted);
  let starts = new Uint32Array(1_024);
  let count = 0;
  for (let at = folded.text.indexOf(wanted); at !== -1; at = folded.text.indexOf(wanted, at)) {
    if (!accepts(at)) {
      at += 1;
      continue;
    }
    if (count === starts.length) {
      const larger = new Uint32Array(starts.length * 2);
      larger.set(starts);
      starts = larger;
    }
    starts[count] = at;
    count += 1;
    at += wanted.length;
  }
  const startOf = (index: number): number => sourceOffset(folded, starts[index] ?? 0);
  return {
    count,
    at: (index) =>
      index < 0 || index >= count ? undefined : spanOf(folded, starts[index] ?? 0, wanted.length),
    from: (offset) => firstFrom(count, startOf, offset),
  };
}

/** The same of places that are known one by one, in order. */
export function placesOf(spans: readonly TextSpan[]): FoundPlaces {
  if (spans.length === 0) return noPlaces;
  return {
    count: spans.length,
    at: (index) => spans[index],
    from: (offset) => firstFrom(spans.length, (index) => spans[index]?.start ?? 0, offset),
  };
}

/**
 * Of what a search marked in a text, the marks that are words of the query as they were typed: what remains when case,
 * diacritics or whole words are to count.
 */
export function exactMarks(text: string, marks: readonly TextSpan[], folded: FoldedText): TextSpan[] {
  const words = new Set(folded.text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
  return marks.filter(({ start, end }) =>
    words.has(foldForFind(text.slice(start, end), folded.options).text),
  );
}

/** All of the places when they are few enough, else some of them, at equal distances. */
export function thinned(found: FoundPlaces, length: number, most: number): TextSpan[] {
  const kept: TextSpan[] = [];
  let index = 0;
  while (index < found.count && kept.length < most) {
    const span = found.at(index);
    if (span === undefined) break;
    kept.push(span);
    index = found.count <= most ? index + 1 : Math.max(index + 1, found.from(span.start + length / most));
  }
  return kept;
}

function firstFrom(count: number, startOf: (index: number) => number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spanOf(folded: FoldedText, at: number, length: number): TextSpan {
  const start = sourceOffset(folded, at);
  // The end is where the next character begins, so that its diacritics belong to it.
  let next = at + length;
  const last = sourceOffset(folded, next - 1);
  while (next < folded.text.length && sourceOffset(folded, next) === last) next += 1;
  return { start, end: Math.max(start + 1, sourceOffset(folded, next)) };
}

/** Whether a match is one, where diacritics or whole words count: both say so by what stands beside it. */
function acceptance(folded: FoldedText, wanted: string): (at: number) => boolean {
  const { text, source, options } = folded;
  const { matchDiacritics, wholeWords } = options;
  if (!matchDiacritics && !wholeWords) return () => true;
  const opens = wholeWords && joins(firstCharacter(wanted));
  const closes = wholeWords && joins(lastCharacter(wanted));
  return (at) => {
    const end = at + wanted.length;
    // `e` is not found in an é that is written as two.
    if (matchDiacritics && /^\p{M}/u.test(text.slice(end, end + 2))) return false;
    if (!opens && !closes) return true;
    const span = spanOf(folded, at, wanted.length);
    if (opens && joins(lastCharacter(source.slice(Math.max(0, span.start - 2), span.start)))) return false;
    return !(closes && joins(firstCharacter(source.slice(span.end, span.end + 2))));
  };
}

/** Whether a character makes one word with the letters beside it; scripts without blanks between words have none of these. */
function joins(character: string): boolean {
  return (
    /[\p{L}\p{N}\p{M}_]/u.test(character) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
      character,
    )
  );
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 32);
}

function lastCharacter(text: string): string {
  return [...text.slice(-2)].at(-1) ?? ' ';
}
