import type { TextSpan } from '../../contract/anchor-location.ts';

/** A text without case and diacritics, and where each of its code units came from. */
export interface FoldedText {
  text: string;
  /** For every code unit of the folded text the offset of its source; one more at the end. */
  sources: Uint32Array;
}

/** Beyond this a reader needs another word, and painting would take longer than reading. */
const findLimit = 5_000;

/**
 * Lower case, without diacritics, any white space one blank, quotation marks and dashes of one kind: what one types is
 * found whatever the typesetter made of it. ё = е, և = եւ = եվ as everywhere in Carrel.
 */
export function foldForFind(text: string): FoldedText {
  const parts: string[] = [];
  const sources: number[] = [];
  let blank = false;
  let offset = 0;
  for (const character of text) {
    const folded = foldCharacter(character);
    if (folded === ' ' ? !blank : folded !== '') {
      parts.push(folded);
      for (let unit = 0; unit < folded.length; unit += 1) sources.push(offset);
    }
    if (folded !== '') blank = folded === ' ';
    offset += character.length;
  }
  sources.push(offset);
  const folded = parts.join('');
  // Two code units for two: the sources stay right.
  return { text: folded.replaceAll('եւ', 'եվ'), sources: Uint32Array.from(sources) };
}

export function findInText(folded: FoldedText, query: string): TextSpan[] {
  const wanted = foldForFind(query).text;
  if (wanted.trim() === '') return [];
  const found: TextSpan[] = [];
  let at = folded.text.indexOf(wanted);
  while (at !== -1 && found.length < findLimit) {
    const start = folded.sources[at] ?? 0;
    // The end is where the next character begins, so that its diacritics belong to it.
    let next = at + wanted.length;
    const last = folded.sources[next - 1];
    while (next < folded.text.length && folded.sources[next] === last) next += 1;
    const end = folded.sources[next] ?? start;
    if (end > start) found.push({ start, end });
    at = folded.text.indexOf(wanted, at + wanted.length);
  }
  return found;
}

const simple = /^[ -@[-~]$/;

function foldCharacter(character: string): string {
  if (simple.test(character)) return character === '`' ? "'" : character;
  if (/\s/.test(character)) return ' ';
  if (/[\u00ad\u200b-\u200d\u2060\ufeff]/.test(character)) return '';
  if (/[‘’‚‛′ʼ´]/.test(character)) return "'";
  if (/[“”„‟″«»]/.test(character)) return '"';
  if (/[\u2010-\u2015\u2212]/.test(character)) return '-';
  return character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
