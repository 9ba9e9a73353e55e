import { articleLink } from '../../contract/carrel-link.ts';
import { citationOf } from '../../contract/citation.ts';
import { csvRow, escapeHtml, escapeMarkdown, htmlPage, markdownQuote } from '../../contract/export-text.ts';
import type { HighlightFormat, ShelvedHighlight } from '../../contract/shelf-model.ts';
import { joinWithin } from './join-within.ts';

/**
 * Highlights as the text of a file: quotation, comment, and where it comes from. Those of one article follow one another
 * below its citation, whatever order they are given in. Error: too-large.
 */
export function exportHighlights(
  format: Exclude<HighlightFormat, 'annotation'>,
  highlights: Iterable<ShelvedHighlight>,
): { text: string; count: number } {
  switch (format) {
    case 'markdown':
      return joinWithin(grouped(highlights, markdownHead, markdownOf), { before: '# Highlights\n\n' });
    case 'html': {
      const { text, count } = joinWithin(grouped(highlights, htmlHead, htmlOf), {});
      return { text: htmlPage('Highlights', text), count };
    }
    case 'text':
      return joinWithin(
        grouped(highlights, (one) => `${citationOf(one.article)}\n\n`, plainOf),
        {},
      );
    case 'csv':
      return joinWithin(each(highlights, csvOf), { before: `\uFEFF${csvRow(columns)}` });
    case 'json':
      return joinWithin(each(highlights, jsonOf), { before: '[\n', between: ',\n', after: '\n]\n' });
  }
}

function* each(
  highlights: Iterable<ShelvedHighlight>,
  write: (highlight: ShelvedHighlight) => string,
): Iterable<string> {
  for (const highlight of highlights) yield write(highlight);
}

function* grouped(
  highlights: Iterable<ShelvedHighlight>,
  head: (first: ShelvedHighlight) => string,
  write: (highlight: ShelvedHighlight) => string,
): Iterable<string> {
  let article = '';
  for (const highlight of highlights) {
    const start = highlight.article.id === article ? '' : head(highlight);
    article = highlight.article.id;
    yield start + write(highlight);
  }
}

function linkOf({ article, id }: ShelvedHighlight): string {
  return articleLink(article.id, id);
}

function markdownHead({ article }: ShelvedHighlight): string {
  return `## ${escapeMarkdown(article.title)}\n\n${escapeMarkdown(citationOf(article))}\n\n`;
}

function markdownOf(highlight: ShelvedHighlight): string {
  const { anchor, comment, tags, page } = highlight;
  const about = [
    ...(page === null ? [] : [`p. ${page}`]),
    ...tags.map((tag) => `#${tag.replace(/\s+/g, '-')}`),
    `[Open](${linkOf(highlight)})`,
  ];
  const said = comment.trim() === '' ? '' : `${comment.trim()}\n\n`;
  return `${markdownQuote(anchor.quote)}\n\n${said}${about.join(' · ')}\n\n`;
}

function htmlHead({ article }: ShelvedHighlight): string {
  return `<h2>${escapeHtml(article.title)}</h2>\n<p class="from">${escapeHtml(citationOf(article))}</p>\n`;
}

function htmlOf(highlight: ShelvedHighlight): string {
  const { anchor, comment, tags } = highlight;
  const said = comment.trim() === '' ? '' : `<p>${escapeHtml(comment.trim())}</p>\n`;
  const about = [...tags.map((tag) => `#${escapeHtml(tag)}`), `<a href="${linkOf(highlight)}">Open</a>`];
  return `<blockquote>${escapeHtml(anchor.quote)}</blockquote>\n${said}<p class="from">${about.join(' · ')}</p>\n`;
}

function plainOf({ anchor, comment }: ShelvedHighlight): string {
  return `“${anchor.quote.trim()}”\n${comment.trim() === '' ? '' : `— ${comment.trim()}\n`}\n`;
}

const columns =
  'quotation,comment,tags,colour,title,byline,source,place,published,page,made,placed,link'.split(',');

function csvOf(highlight: ShelvedHighlight): string {
  const { anchor, comment, tags, colour, article, page, created, placed } = highlight;
  const { title, byline, source, place, published } = article;
  return csvRow([
    ...[
      anchor.quote,
      comment,
      tags.join('; '),
      String(colour),
      title,
      byline ?? '',
      source ?? '',
      place ?? '',
    ],
    ...[
      published ?? '',
      page === null ? '' : String(page),
      created,
      placed ? 'yes' : 'no',
      linkOf(highlight),
    ],
  ]);
}

function jsonOf(highlight: ShelvedHighlight): string {
  return JSON.stringify({ ...highlight, citation: citationOf(highlight.article), link: linkOf(highlight) });
}
