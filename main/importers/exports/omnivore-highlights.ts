import type { ImportedHighlight } from '../importer.ts';

/**
 * Omnivore writes each highlight as a quotation, then a line of `#labels`, then the reader's words; paragraphs of a quotation
 * after the first begin with `> ` or with nothing at all. What stands before the first quotation is a note on the article.
 */
export function readOmnivoreHighlights(markdown: string): {
  highlights: ImportedHighlight[];
  note?: string;
} {
  const highlights: ImportedHighlight[] = [];
  const comments: string[][] = [];
  const note: string[] = [];
  let inQuote = false;
  for (const line of markdown.split(/\r?\n/)) {
    const quoted = /^>\s?(.*)$/.exec(line)?.[1];
    const last = highlights.at(-1);
    if (quoted !== undefined && inQuote && last) last.quote = `${last.quote}\n${quoted.trim()}`.trim();
    else if (quoted !== undefined) {
      highlights.push({ quote: quoted.trim() });
      comments.push([]);
      inQuote = true;
    } else if (line.trim() === '') {
      inQuote = false;
      (comments.at(-1) ?? note).push('');
    } else if (inQuote && last) last.quote = `${last.quote}\n${line.trim()}`;
    else (comments.at(-1) ?? note).push(line.trimEnd());
  }
  const own = note.join('\n').trim();
  return {
    highlights: highlights
      .map((highlight, index) => {
        const comment = comments[index]?.join('\n').trim() ?? '';
        return { ...highlight, ...(comment !== '' && { comment }) };
      })
      .filter(({ quote }) => quote !== ''),
    ...(own !== '' && { note: own }),
  };
}
