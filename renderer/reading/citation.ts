import { citationOf } from '../../contract/citation.ts';

export { citationOf };

/** The words, then where they come from. Paragraphs stay paragraphs. */
export function quoteWithCitation(
  quote: string,
  article: Parameters<typeof citationOf>[0],
  page: number | null = null,
  paragraphs: string | null = null,
): string {
  return `“${quote.trim()}”\n\n${citationOf(article, page, paragraphs)}`;
}
