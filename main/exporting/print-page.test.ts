import { expect, test } from 'vitest';
import { createAnchor } from '../../contract/anchor-location.ts';
import type { Highlight } from '../../contract/annotation-model.ts';
import type { Article } from '../../contract/model.ts';
import { readPrintWishes } from '../../contract/print-wishes.ts';
import { textOfHtml } from './mark-passages.ts';
import { renderPrintPage } from './print-page.ts';

const article: Article = {
  id: 'a1',
  title: 'Tides } </style><b>by hand</b>',
  byline: null,
  source: 'The Lake Courier',
  place: null,
  published: '2024-04-02',
  language: 'en',
  excerpt: '',
  words: 9,
  state: 'unread',
  starred: false,
  progress: 0,
  added: '2024-04-03T00:00:00Z',
  trashed: null,
  tags: [],
  highlights: 1,
  hasNote: true,
  address: null,
  section: null,
  collections: [],
  readingPlace: null,
  provenance: {
    sha256: 'ab'.repeat(32),
    name: 'tides.html',
    path: '/tides.html',
    bytes: 1,
    within: null,
    version: 1,
    importer: 'html',
    importerVersion: 1,
    encoding: null,
    encodingKnownBy: null,
    origins: {},
    missing: [],
    import: 'i1',
    imported: '2024-04-03T00:00:00Z',
  },
};
const html = '<p>The tide tables were printed.</p><p>By hand.</p>';
const text = textOfHtml(html);
const highlight: Highlight = {
  id: 'h1',
  article: 'a1',
  articleTitle: article.title,
  anchor: createAnchor(text, text.indexOf('tide tables'), text.indexOf(' were')),
  colour: 4,
  comment: 'Ask <i>them</i>',
  tags: [],
  page: null,
  placed: true,
  created: '2024-04-03T00:00:00Z',
  changed: '2024-04-03T00:00:00Z',
};
const print = (query: string) =>
  renderPrintPage(
    { article, html, highlights: [highlight], note: 'Kept & <b>bound</b>' },
    readPrintWishes(`/print/a1?${query}`),
    async (given) => given,
  );

test('puts highlights into the text, and the reader’s words behind it as they were written', async () => {
  const page = await print('highlights=1&notes=1&numbers=1&paper=A5&size=13');
  expect(page).toContain('<mark class="colour-4">tide tables</mark><sup class="comment-number">1</sup>');
  expect(page).toContain('Ask &lt;i&gt;them&lt;/i&gt;');
  expect(page).toContain('Kept &amp; &lt;b&gt;bound&lt;/b&gt;');
  expect(page).toContain('<p data-paragraph="2">By hand.</p>');
  expect(page).toContain('--size:13.00pt');
  expect(page).toContain('size:A5');
});

test('leaves out what is not wanted', async () => {
  const page = await print('highlights=0&notes=0');
  expect(page).not.toContain('<mark');
  expect(page).not.toContain('Ask');
  expect(page).not.toContain('Kept');
  expect(page).not.toContain('data-paragraph="');
});

test('lets no title out of the style sheet that holds it', async () => {
  const page = await print('foot=1');
  const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
  expect(style).toContain('counter(page)');
  expect(style).toContain('The Lake Courier');
  expect(style).not.toContain('<b>');
  expect(style.match(/content:"(?:[^"\\]|\\.)*"/)?.[0]).toContain('Tides \\7d ');
});
