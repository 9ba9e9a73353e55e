import { citationOf } from '../../contract/citation.ts';

export { citationOf };

/** The words, then where they come from, then the link that leads back to them. Paragraphs stay paragraphs. */
export function quoteWithCitation(
  quote: string,
  article: Parameters<typeof citationOf>[0],
  page: number | null = null,
  paragraphs: string | null = null,
  link: string | null = null,
): string {
  const end = link === null ? '' : `\n${link}`;
  return `“${quote.trim()}”\n\n${citationOf(article, page, paragraphs)}${end}`;
}
