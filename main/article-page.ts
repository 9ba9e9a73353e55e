import { importerNames } from '../contract/importer-names.ts';
import type { Article } from '../contract/model.ts';
import { inParts } from './article-parts.ts';
import { cleanAgainInTurns } from './cleaning/clean-article.ts';

/**
 * The page that the article frame shows: header and body, the body cleaned once more by today's cleaner. It holds no
 * script and needs none; the interface reaches in from outside to set the theme, to mark passages and to fill the margin
 * with the reader's comments. `#text` is what the offsets of `contract/article-text.ts` speak of.
 */
export async function renderArticlePage(
  article: Article,
  html: string,
  clean: (html: string) => Promise<string> = cleanAgainInTurns,
): Promise<string> {
  const language = escapeHtml(article.language ?? '');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(article.title)}</title>
<link rel="stylesheet" href="/reader/reader.css">
<link rel="stylesheet" href="/reader/text.css">
<link rel="stylesheet" href="/reader/scripts.css">
<link rel="stylesheet" href="/reader/marks.css">
<link rel="stylesheet" href="/reader/aids.css">
<link rel="stylesheet" href="/reader/sheets.css">
</head>
<body>
<div class="page">
<article dir="${direction(article.language)}">
<header>
${kick(article)}<h1 dir="auto"${article.provenance.origins.title === 'inferred' ? ' class="inferred"' : ''}>${escapeHtml(article.title)}</h1>
${article.byline === null ? '' : `<p class="byline" dir="auto">${escapeHtml(article.byline)}</p>\n`}${details(article)}
</header>
${withoutText(article, html)}<main id="text" lang="${language}" dir="${direction(article.language)}">${await inParts(await clean(html))}</main>
</article>
<aside id="margin" aria-label="Comments"></aside>
</div>
</body>
</html>
`;
}

/** Of an entry in a list of links: why there is nothing to read, or only an excerpt, and what can be done. Not part of the text. */
function withoutText({ address, provenance }: Article, html: string): string {
  const lacks = provenance.missing.some(({ kind, reason }) => kind === 'text' && reason === 'absent');
  if (html !== '' && !lacks) return '';
  const said =
    html === ''
      ? 'The file says that this article exists, and does not hold its text.'
      : 'The file does not hold the text of this article, but for what is here.';
  const link =
    address === null ? '' : ` <a href="${escapeHtml(address)}" rel="noreferrer">${escapeHtml(address)}</a>`;
  return `<p class="without-text">${said} When you import a saved copy of its page, the text comes here.${link}</p>\n`;
}

/** `Mediamax  Yerevan, 9 October 2023` */
function kick({ source, place, published }: Article): string {
  const date =
    published === null
      ? ''
      : `<time datetime="${escapeHtml(published)}">${escapeHtml(formatPublished(published))}</time>`;
  const where = [place === null ? '' : escapeHtml(place), date].filter((part) => part !== '').join(', ');
  const parts = [
    source === null ? '' : `<span class="source">${escapeHtml(source)}</span>`,
    where === '' ? '' : `<span class="when">${where}</span>`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<p class="kick" dir="auto">${parts.join(' ')}</p>\n`;
}

function details({ id, words, provenance }: Article): string {
  const minutes = Math.max(1, Math.round(words / wordsPerMinute));
  const time = words === 0 ? 'No text' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const kind = importerNames.get(provenance.importer) ?? provenance.importer;
  const original = `<a class="original" href="/original/${escapeHtml(id)}">${escapeHtml(provenance.name)}</a>`;
  return `<p class="details"><bdi dir="ltr">${time} · ${escapeHtml(kind)} · ${original}</bdi></p>`;
}

/** Silent reading of prose, all languages together; a figure for planning, not a measurement. */
const wordsPerMinute = 220;

/** As precisely as it is known, and as the place of publication had it: the day never moves with the reader's time zone. */
export function formatPublished(published: string): string {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(published) ?? [];
  if (month === undefined) return year;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1')));
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
  }).format(date);
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv', 'ckb']);

/** By language where that is known: an Arabic article may begin with a Latin name. */
function direction(language: string | null): 'rtl' | 'ltr' | 'auto' {
  if (language === null) return 'auto';
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
