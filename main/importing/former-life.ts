import { createAnchor } from '../../contract/anchor-location.ts';
import type { Anchor } from '../../contract/model.ts';
import type { ImportedArticle, ImportedHighlight } from '../importers/importer.ts';
import type { FormerHighlight, FormerLife } from '../library/ready-article.ts';

/** What another program knew of an article, with its highlights placed in the text; null when it knew nothing. */
export function formerLife(imported: ImportedArticle, text: string): FormerLife | null {
  const { saved, state, starred, collections, note, highlights } = imported;
  const life: FormerLife = {
    saved: saved ?? null,
    state: state ?? null,
    starred: starred ?? false,
    collections: [...new Set((collections ?? []).map((name) => name.trim()).filter((name) => name !== ''))],
    note: note?.trim() ?? '',
    highlights: placeHighlights(highlights ?? [], text),
  };
  const nothing =
    life.saved === null &&
    life.state === null &&
    !life.starred &&
    life.collections.length === 0 &&
    life.note === '' &&
    life.highlights.length === 0;
  return nothing ? null : life;
}

function placeHighlights(highlights: readonly ImportedHighlight[], text: string): FormerHighlight[] {
  if (highlights.length === 0) return [];
  const lean = leanText(text);
  return highlights
    .filter(({ quote }) => quote.trim() !== '')
    .map((highlight) => {
      const anchor = findQuote(text, lean, highlight);
      return {
        anchor: anchor ?? unplacedAnchor(highlight),
        placed: anchor !== null,
        colour: highlight.colour ?? 1,
        comment: highlight.comment ?? '',
        created: highlight.created ?? null,
      };
    });
}

function unplacedAnchor({ quote, prefix, suffix }: ImportedHighlight): Anchor {
  return {
    quote,
    prefix: (prefix ?? '').slice(-32),
    suffix: (suffix ?? '').slice(0, 32),
    start: 0,
    end: quote.length,
  };
}

/** Text without white space, and where each of its code units stood. */
interface LeanText {
  text: string;
  positions: Uint32Array;
}

function leanText(text: string): LeanText {
  const positions = new Uint32Array(text.length);
  let lean = '';
  let from = 0;
  for (const { 0: space, index } of text.matchAll(/\s+/gu)) {
    for (let at = from; at < index; at++) positions[lean.length + at - from] = at;
    lean += text.slice(from, index);
    from = index + space.length;
  }
  for (let at = from; at < text.length; at++) positions[lean.length + at - from] = at;
  return { text: lean + text.slice(from), positions };
}

/** Found whatever the white space; of several places the one whose surroundings agree best, then the first. */
function findQuote(text: string, lean: LeanText, highlight: ImportedHighlight): Anchor | null {
  const without = (part: string | undefined): string => (part ?? '').replace(/\s+/gu, '');
  const quote = without(highlight.quote);
  const before = without(highlight.prefix);
  const after = without(highlight.suffix);
  let best: { at: number; agreement: number } | null = null;
  for (let at = lean.text.indexOf(quote); at !== -1; at = lean.text.indexOf(quote, at + 1)) {
    const agreement =
      agreeing(
        before,
        (index) => lean.text[at - 1 - index],
        (index) => before[before.length - 1 - index],
      ) +
      agreeing(
        after,
        (index) => lean.text[at + quote.length + index],
        (index) => after[index],
      );
    if (best === null || agreement > best.agreement) best = { at, agreement };
    if (before === '' && after === '') break;
  }
  if (best === null) return null;
  const start = lean.positions[best.at] ?? 0;
  const end = (lean.positions[best.at + quote.length - 1] ?? start) + 1;
  return createAnchor(text, start, end);
}

function agreeing(
  { length }: string,
  there: (index: number) => string | undefined,
  wanted: (index: number) => string | undefined,
): number {
  let count = 0;
  while (count < length && there(count) === wanted(count)) count++;
  return count;
}
