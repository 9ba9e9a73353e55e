import { locateAnchor } from '../../contract/anchor-location.ts';
import type { Highlight } from '../../contract/annotation-model.ts';
import { citationOf } from '../../contract/citation.ts';
import { escapeHtml } from '../../contract/export-text.ts';
import type { Article } from '../../contract/model.ts';
import type { PrintWishes } from '../../contract/print-wishes.ts';
import { renderArticlePage } from '../article-page.ts';
import { type MarkedPassage, markPassages, textOfHtml } from './mark-passages.ts';
import { numberParagraphsInHtml } from './number-paragraphs.ts';

export interface PrintSource {
  article: Article;
  html: string;
  highlights: readonly Highlight[];
  /** Markdown; empty when there is none. */
  note: string;
}

/** An article as a page for paper: its type, its highlights in it, comments and the note behind it, its source below. */
export async function renderPrintPage(
  { article, html, highlights, note }: PrintSource,
  wishes: PrintWishes,
  clean: (html: string) => Promise<string>,
): Promise<string> {
  const cleaned = await clean(html);
  const wanted = wishes.highlights || wishes.notes;
  const text = wanted && highlights.length > 0 ? textOfHtml(cleaned) : '';
  const comments: Highlight[] = [];
  const passages = highlights.flatMap((highlight): MarkedPassage[] => {
    const commented = wishes.notes && highlight.comment.trim() !== '';
    if (commented) comments.push(highlight);
    const span = wishes.highlights && highlight.placed ? locateAnchor(text, highlight.anchor) : null;
    return span === null
      ? []
      : [{ ...span, colour: highlight.colour, number: commented ? comments.length : null }];
  });
  const marked = markPassages(wishes.numbers ? numberParagraphsInHtml(cleaned) : cleaned, passages);
  const page = await renderArticlePage(article, html, async () => marked);
  return page
    .replace('<html ', `<html data-typeface="${wishes.typeface}" data-justify="${wishes.justify}" `)
    .replace(
      '</head>',
      () =>
        `<link rel="stylesheet" href="/reader/print.css">\n<style>${style(article, wishes)}</style>\n</head>`,
    )
    .replace(
      '</article>\n<aside',
      () => `${endMatter(article, comments, wishes.notes ? note : '')}</article>\n<aside`,
    );
}

/** What stands at the foot of every page, before its number. */
export function sourceLine(article: Pick<Article, 'title' | 'source' | 'published'>): string {
  const { title, source, published } = article;
  return [source, title, published?.slice(0, 10)].filter((part) => part != null && part !== '').join(' · ');
}

function style(article: Article, { size, paper, numbers, foot }: PrintWishes): string {
  const margin = paper === 'A5' ? '16mm 14mm 18mm' : '22mm 24mm 24mm';
  const line = foot
    ? `@bottom-left{content:${cssString(sourceLine(article))};font:8pt sans-serif;color:#555;white-space:nowrap}` +
      '@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#555}'
    : '';
  const numbered = numbers
    ? '#text [data-paragraph]::before{inset-inline-start:-9mm;width:7mm;font-size:7pt}'
    : '';
  return `:root{--size:${size.toFixed(2)}pt}@page{size:${paper};margin:${margin};${line}}${numbered}`;
}

/** A string that neither ends itself nor the element it stands in. */
function cssString(text: string): string {
  return `"${text.slice(0, 120).replace(/[^\p{L}\p{N} .,·-]/gu, (one) => `\\${one.codePointAt(0)?.toString(16) ?? '20'} `)}"`;
}

function endMatter(article: Article, comments: readonly Highlight[], note: string): string {
  const list = comments.map(
    ({ anchor, comment, colour }) =>
      `<li class="comment-printed" data-colour="${colour}"><q dir="auto">${escapeHtml(shortened(anchor.quote))}</q><div dir="auto">${escapeHtml(comment)}</div></li>`,
  );
  return [
    list.length === 0 ? '' : `<section class="end"><h2>Comments</h2><ol>${list.join('')}</ol></section>\n`,
    note.trim() === ''
      ? ''
      : `<section class="end"><h2>Note</h2><div class="note-printed" dir="auto">${escapeHtml(note)}</div></section>\n`,
    `<p class="colophon" dir="auto">${escapeHtml(citationOf(article))}</p>\n`,
  ].join('');
}

function shortened(quote: string): string {
  return quote.length <= 240 ? quote : `${quote.slice(0, 239).trimEnd()}…`;
}
