import { leanText, locateQuote } from '../../contract/quote-location.ts';
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
  const marked = highlights.filter(({ quote }) => quote.trim() !== '');
  if (marked.length === 0) return [];
  const lean = leanText(text);
  return marked.map((highlight) => {
    const { quote, prefix = '', suffix = '' } = highlight;
    const anchor = locateQuote(lean, highlight);
    return {
      anchor: anchor ?? {
        ...{ quote, prefix: prefix.slice(-32), suffix: suffix.slice(0, 32) },
        ...{ start: 0, end: quote.length },
      },
      placed: anchor !== null,
      colour: highlight.colour ?? 1,
      comment: highlight.comment ?? '',
      created: highlight.created ?? null,
    };
  });
}
