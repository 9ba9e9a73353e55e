/**
 * Where the sentences of an article's text stand: one rule for the quotation view, reading aloud and moving by sentence.
 *
 * `Intl.Segmenter` (Unicode Standard Annex 29) finds the stops of every script, the Armenian «։», the CJK 。and the danda
 * among them, keeps decimals whole and closing quotes with their sentence; what it does not know is mended here: titles,
 * initials and abbreviations, speech that goes on after its own `?`, numbers of footnotes, the colon that stands for «։».
 *
 * A line is never joined with the next one: paragraphs, lines of verse and rows of tables are two sentences at least.
 * Offsets are UTF-16 code units into the text; white space at the ends is left out. Only the lines asked for are looked at,
 * and a line without measure in pieces: older engines take quadratic time for a long one.
 */
import { goesOn, goesOnBeforeFigures, mayEnd, sentenceStarters } from './sentence-abbreviations.ts';

export interface Sentence {
  start: number;
  end: number;
}

const longestPiece = 8_000;
const everywhere = new Intl.Segmenter('en', { granularity: 'sentence' });
/** In Greek a semicolon asks. */
const greek = new Intl.Segmenter('el', { granularity: 'sentence' });
/** Languages that write ordinal numbers with a full stop: `am 9. Oktober`. */
const stopsOrdinals = /^(de|da|nb|nn|no|fi|et|lv|cs|sk|sl|hr|bs|sr|hu|is|lb)\b/;

/** The sentences of all lines that [from, to) touches, in order; of the whole text when nothing is said. */
export function sentencesOf(text: string, language = '', from = 0, to = text.length): Sentence[] {
  const sentences: Sentence[] = [];
  const last = lineEnd(text, Math.max(from, to - 1));
  for (let start = lineStart(text, from); start <= last && start < text.length; ) {
    const end = lineEnd(text, start);
    if (end > start) sentencesOfLine(text, start, end, language, sentences);
    start = end + 1;
  }
  return sentences;
}

/** The sentence that stands at an offset, or the next one on its line; null on an empty line. */
export function sentenceAt(text: string, offset: number, language = ''): Sentence | null {
  const sentences = sentencesOf(text, language, offset, offset + 1);
  return sentences.find(({ end }) => end > offset) ?? sentences.at(-1) ?? null;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at;
}

function sentencesOfLine(text: string, start: number, end: number, language: string, to: Sentence[]): void {
  const cuts: number[] = [];
  for (let at = start; at < end; ) {
    const next = pieceEnd(text, at, end);
    findCuts(text.slice(at, next), at, language, cuts);
    at = next;
  }
  let open = start;
  for (const cut of [...cuts, end]) {
    const sentence = trimmed(text, open, cut);
    if (sentence !== null) to.push(sentence);
    open = cut;
  }
}

/** Behind a stop where there is one, else behind white space, and never between the halves of a character. */
function pieceEnd(text: string, start: number, end: number): number {
  if (end - start <= longestPiece) return end;
  const piece = text.slice(start, start + longestPiece);
  const stop = Math.max(
    ...['. ', '! ', '? ', '։ ', '。', '।'].map((mark) => piece.lastIndexOf(mark) + mark.length),
  );
  if (stop > longestPiece / 2) return start + stop;
  const space = piece.lastIndexOf(' ') + 1;
  if (space > longestPiece / 2) return start + space;
  return start + (/[\uD800-\uDBFF]$/.test(piece) ? longestPiece - 1 : longestPiece);
}

/** Pushes where one sentence ends and another begins inside a piece, and at its end. */
function findCuts(piece: string, at: number, language: string, cuts: number[]): void {
  const segmenter = language.startsWith('el') ? greek : everywhere;
  let open = 0;
  for (const { index } of segmenter.segment(piece)) {
    if (index === 0) continue;
    const cut = index + footnoteLength(piece, index);
    if (cut <= open || cut >= piece.length) continue;
    if (joins(piece.slice(open, cut), piece.slice(cut, cut + 60), language)) continue;
    splitAtColons(piece, open, cut, at, cuts);
    cuts.push(at + cut);
    open = cut;
  }
  splitAtColons(piece, open, piece.length, at, cuts);
  if (at + piece.length > (cuts.at(-1) ?? 0)) cuts.push(at + piece.length);
}

/** `ended.[3] Then` is cut behind the bracket that opens: how much of what follows belongs to it. */
function footnoteLength(piece: string, index: number): number {
  if (piece[index - 1] !== '[') return 0;
  return /^\p{Nd}{1,4}\](?:\[\p{Nd}{1,4}\])*\s*/u.exec(piece.slice(index, index + 60))?.[0].length ?? 0;
}

/** In Armenian the colon of the keyboard often stands for the full stop. */
function splitAtColons(piece: string, open: number, end: number, at: number, cuts: number[]): void {
  const part = piece.slice(open, end);
  if (!part.includes(':')) return;
  for (const { index, 0: found } of part.matchAll(/[\p{Script=Armenian}\p{Nd}»”")]:\s+(?=[«“"(]?[Ա-Ֆ])/gu))
    if (/\p{Script=Armenian}/u.test(part.slice(Math.max(0, index - 12), index + 1)))
      cuts.push(at + open + index + found.length);
}

/** Whether what was cut in two is one sentence. */
function joins(before: string, after: string, language: string): boolean {
  const ended = before.trimEnd();
  const next = after.trimStart();
  if (next === '') return false;
  // `1.` and `IV.` number what follows.
  if (/^[\s(]*(?:\p{Nd}{1,3}|[IVXLC]{1,6}|\p{L})[.)]$/u.test(ended)) return true;
  // «Is it so?» he asked; «Иди!» — крикнул он.
  if (/[?!…][\p{Pe}\p{Pf}\p{Pi}"']*$/u.test(ended) && /^(?:[—–-]\s*)?\p{Ll}/u.test(next)) return true;
  if (/[。？！][」』]$/u.test(ended)) return /^(?:と|って|など)/u.test(next);
  return ended.endsWith('.') && abbreviationGoesOn(ended, next, language);
}

function abbreviationGoesOn(ended: string, next: string, language: string): boolean {
  const word = /[\p{L}\p{M}\p{Nd}.№'’-]*(?=\.$)/u.exec(ended.slice(-24))?.[0].toLowerCase() ?? '';
  const before = ended.slice(0, ended.length - word.length - 1);
  const figures = /^\p{Nd}/u.test(next);
  const starts = sentenceStarters.has(/^["“«(]?([\p{L}\p{M}'’]+)/u.exec(next)?.[1]?.toLowerCase() ?? '');
  if (word === '') return false;
  // Of a city before its name; of a year behind its number.
  if (word === 'г' || word === 'ք') return !/\p{Nd}\s*$/u.test(before);
  if (goesOn.has(word)) return true;
  if (goesOnBeforeFigures.has(word) && figures) return true;
  if (mayEnd.has(word)) return !starts;
  if (/^\p{Nd}{1,2}$/u.test(word)) return stopsOrdinals.test(language) && !starts;
  // Initials: `J. R. R. Tolkien`, `А.С. Пушкин`; but `vitamin C. The`.
  return /(?:^|[.-])\p{L}\p{M}*$/u.test(word) && /(?:^|[\s.("«“-])\p{Lu}\p{M}*\.$/u.test(ended) && !starts;
}

function trimmed(text: string, start: number, end: number): Sentence | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return from === to ? null : { start: from, end: to };
}
