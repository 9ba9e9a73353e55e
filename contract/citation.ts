import type { CitedArticle } from './quotation-model.ts';

type Cited = Pick<CitedArticle, 'title' | 'byline' | 'source' | 'place' | 'published' | 'address'>;

/**
 * `paragraphs` where these are numbered: `12`, `12–14`; the page is that of a PDF.
 *
 * `Anahit Sargsyan, “The ferry runs again,” The Lake Courier, Sevan, 2 April 2024.` Nothing stands for what is not known.
 */
export function citationOf(
  article: Cited,
  page: number | null = null,
  paragraphs: string | null = null,
): string {
  const { title, byline, source, place, published, address } = article;
  const closed = /[.!?…]$/.test(title) ? `“${title}”` : `“${title},”`;
  const rest = [
    source,
    place,
    published === null ? null : writtenDate(published),
    page === null ? null : `p. ${page}`,
    paragraphs === null ? null : `¶ ${paragraphs}`,
  ].filter((part) => part !== null && part !== '');
  const head = byline === null || byline === '' ? '' : `${byline}, `;
  const tail = rest.length === 0 ? closed.replace(/,”$/, '.”') : `${closed} ${rest.join(', ')}.`;
  return `${head}${tail}${address === null ? '' : ` ${address}`}`;
}

/** Written out, so that it reads the same in every country; the day is that of the place of publication. */
export function writtenDate(published: string): string {
  const [year = '', month, day] = published.slice(0, 10).split('-');
  if (month === undefined) return year;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1')));
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
  }).format(date);
}
