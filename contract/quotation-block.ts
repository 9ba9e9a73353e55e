import { articleLink } from './carrel-link.ts';
import { citationOf } from './citation.ts';
import type { CitedArticle } from './quotation-model.ts';
import type { Id } from './scalars.ts';

/** A quotation as it stands in a note: the words, and below them where they come from, which leads back to the passage. */
export function quotationBlock(
  quote: string,
  article: Id,
  cited: Pick<CitedArticle, 'title' | 'byline' | 'source' | 'place' | 'published' | 'address'> | null,
  highlight: Id | null,
  page: number | null = null,
): string {
  const lines = quote
    .trim()
    .split(/\n+/)
    .map((line) => `> ${line.trim()}`)
    .join('\n>\n');
  // The address of the page is in the article; here it would be a second link inside the first.
  const words = cited === null ? 'Source' : citationOf({ ...cited, address: null }, page);
  return `${lines}\n>\n> — [${words.replace(/[\\[\]]/g, '\\$&')}](${articleLink(article, highlight)})`;
}
