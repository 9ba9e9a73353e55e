/** Quotations as they leave the library: each sentence with where it comes from. */
import { passageLink } from './carrel-link.ts';
import { citationOf } from './citation.ts';
import { csvRow, escapeHtml, escapeMarkdown, htmlPage, markdownQuote } from './export-text.ts';
import type { Quotation, QuotedSentence } from './quotation-model.ts';

export const quotationFormats = ['markdown', 'html', 'text', 'csv'] as const;
export type QuotationFormat = (typeof quotationFormats)[number];

/** `what` is what was asked for, and stands above the page. */
export function quotationsAsText(
  format: QuotationFormat,
  what: string,
  quotations: readonly Quotation[],
): string {
  const said = quotations.filter(({ sentences }) => sentences.length > 0);
  switch (format) {
    case 'markdown':
      return `# ${escapeMarkdown(what)}\n\n${byYear(said, (year) => `## ${year}\n\n`, markdownOf)}`;
    case 'html':
      return htmlPage(
        what,
        byYear(said, (year) => `<h2>${year}</h2>\n`, htmlOf),
      );
    case 'text':
      return said.map(plainOf).join('\n');
    case 'csv':
      return `\uFEFF${csvRow(columns)}${said.map(csvOf).join('')}`;
  }
}

/** Sentences of one article follow one another, and the citation stands below them once. */
export function plainOf({ article, sentences }: Quotation): string {
  return `${sentences.map(({ anchor }) => `“${anchor.quote}”`).join('\n')}\n${citationOf(article)}\n`;
}

function byYear(
  quotations: readonly Quotation[],
  heading: (year: string) => string,
  write: (quotation: Quotation) => string,
): string {
  let last: string | null = null;
  return quotations
    .map((quotation) => {
      const year = quotation.article.published?.slice(0, 4) ?? 'Undated';
      const head = year === last ? '' : heading(year);
      last = year;
      return head + write(quotation);
    })
    .join('');
}

function markdownOf({ article, sentences }: Quotation): string {
  const quotes = sentences.map(({ anchor }) => markdownQuote(anchor.quote)).join('\n>\n');
  return `${quotes}\n\n${escapeMarkdown(citationOf(article))} [Open](${linkOf(article.id, sentences)})\n\n`;
}

function htmlOf({ article, sentences }: Quotation): string {
  const quotes = sentences.map((sentence) => `<blockquote>${marked(sentence)}</blockquote>\n`).join('');
  return `${quotes}<p class="from">${escapeHtml(citationOf(article))} <a href="${linkOf(article.id, sentences)}">Open</a></p>\n`;
}

function marked({ anchor: { quote }, marks }: QuotedSentence): string {
  let at = 0;
  let html = '';
  for (const [start, end] of marks) {
    html += `${escapeHtml(quote.slice(at, start))}<mark>${escapeHtml(quote.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(quote.slice(at));
}

const columns = ['date', 'sentence', 'title', 'byline', 'source', 'place', 'address', 'link'];

function csvOf({ article, sentences }: Quotation): string {
  const { published, title, byline, source, place, address, id } = article;
  const about = [title, byline ?? '', source ?? '', place ?? '', address ?? ''];
  return sentences
    .map(({ anchor }) => csvRow([published ?? '', anchor.quote, ...about, passageLink(id, anchor.quote)]))
    .join('');
}

/** To the first of the sentences. */
function linkOf(article: string, [first]: readonly QuotedSentence[]): string {
  return passageLink(article, first?.anchor.quote ?? '');
}
