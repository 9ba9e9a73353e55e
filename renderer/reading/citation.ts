import { citationOf } from '../../contract/citation.ts';

export { citationOf };

/** The words, then where they come from. Paragraphs stay paragraphs. */
export function quoteWithCitation(quote: string, article: Parameters<typeof citationOf>[0]): string {
  return `“${quote.trim()}”\n\n${citationOf(article)}`;
}
