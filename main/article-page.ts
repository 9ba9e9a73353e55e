import type { Article } from '../contract/model.ts';
import { cleanAgain } from './cleaning/clean-article.ts';

/**
 * The page that the article frame shows: header and body, the body cleaned once more by today's cleaner. It holds no
 * script and needs none; the interface reaches in from outside to set the theme and to mark passages.
 */
export function renderArticlePage(article: Article, html: string): string {
  const language = article.language ?? '';
  const { provenance } = article;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(article.title)}</title>
<link rel="stylesheet" href="/reader/reader.css">
</head>
<body>
<article>
<header>
<p class="kick">${kick(article)}</p>
<h1>${escapeHtml(article.title)}</h1>
${article.byline === null ? '' : `<p class="byline">${escapeHtml(article.byline)}</p>`}
<p class="details">${Math.max(1, Math.round(article.words / 220))} min · ${escapeHtml(provenance.name)}</p>
</header>
<main id="text" lang="${escapeHtml(language)}" dir="auto">${cleanAgain(html)}</main>
</article>
</body>
</html>
`;
}

function kick({ source, place, published }: Article): string {
  const parts = [
    source === null ? '' : `<span class="source">${escapeHtml(source)}</span>`,
    place === null ? '' : `<span class="place">${escapeHtml(place)}</span>`,
    published === null ? '' : `<time datetime="${escapeHtml(published)}">${escapeHtml(published)}</time>`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
