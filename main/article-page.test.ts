import { parse } from 'parse5';
import { expect, test } from 'vitest';
import type { Article } from '../contract/model.ts';
import { formatPublished, renderArticlePage } from './article-page.ts';

const article: Article = {
  id: 'article0001',
  title: 'The ferry runs again',
  byline: 'Anahit Sargsyan',
  source: 'The Lake Courier',
  place: 'Sevan',
  published: '2024-04-02',
  language: 'en',
  excerpt: '',
  words: 660,
  state: 'unread',
  starred: false,
  progress: 0,
  added: '2024-05-01T10:00:00.000Z',
  trashed: null,
  tags: [],
  highlights: 0,
  hasNote: false,
  address: null,
  section: null,
  collections: [],
  readingPlace: null,
  provenance: {
    within: null,
    version: 1,
    sha256: '0'.repeat(64),
    name: 'ferry.txt',
    path: '/clippings/ferry.txt',
    bytes: 4000,
    importer: 'text',
    importerVersion: 1,
    encoding: 'utf-8',
    encodingKnownBy: 'assumed',
    origins: {},
    missing: [],
    import: 'import00001',
    imported: '2024-05-01T10:00:00.000Z',
  },
};

/** Attribute names and element names of everything in the page. */
function inventory(html: string): { elements: Set<string>; attributes: Set<string> } {
  const elements = new Set<string>();
  const attributes = new Set<string>();
  const visit = (node: object): void => {
    if ('tagName' in node) elements.add(String(node.tagName));
    if ('attrs' in node) for (const { name } of node.attrs as { name: string }[]) attributes.add(name);
    if ('childNodes' in node) for (const child of node.childNodes as object[]) visit(child);
  };
  visit(parse(html));
  return { elements, attributes };
}

test('heads the page with source, place and date, title, byline, minutes, kind and file', async () => {
  const html = await renderArticlePage(article, '<p>Calm water.</p>');
  const text = html.replace(/<[^>]*>/g, '');
  for (const part of [
    'The Lake Courier',
    'Sevan, 2 April 2024',
    'The ferry runs again',
    'Anahit Sargsyan',
    '3 minutes · Plain text · ferry.txt',
    'Calm water.',
  ])
    expect(text).toContain(part);
});

test('says nothing where nothing is known', async () => {
  const bare = { ...article, byline: null, source: null, place: null, published: null, language: null };
  const html = await renderArticlePage(bare, '<p>Calm water.</p>');
  expect(html).not.toContain('class="kick"');
  expect(html).not.toContain('class="byline"');
  expect(html).toContain('dir="auto"');
});

test('sets languages written from right to left so, whatever they begin with', async () => {
  expect(await renderArticlePage({ ...article, language: 'fa' }, '<p>Lake</p>')).toContain(
    '<main id="text" lang="fa" dir="rtl">',
  );
});

test('gives a date as precisely as it is known, on the day of the place it comes from', () => {
  expect(formatPublished('2023')).toBe('2023');
  expect(formatPublished('2023-10')).toBe('October 2023');
  expect(formatPublished('2023-10-09')).toBe('9 October 2023');
  expect(formatPublished('2023-10-09T00:30:00+04:00')).toBe('9 October 2023');
});

test('lets no field of an article become markup', async () => {
  const hostile = `"><img src=x onerror=alert(1)><script>alert(1)</script><base href="//x"><meta http-equiv=refresh content="0;url=//x">`;
  const page = await renderArticlePage(
    {
      ...article,
      title: hostile,
      byline: hostile,
      source: hostile,
      place: hostile,
      published: hostile,
      language: hostile,
      provenance: { ...article.provenance, name: hostile, importer: hostile },
    },
    `<p>Calm water.</p>${hostile}<svg onload=alert(1)><form action=//x><input></form></svg>`,
  );
  const { elements, attributes } = inventory(page);
  for (const name of ['script', 'base', 'img', 'svg', 'form', 'input', 'iframe'])
    expect(elements).not.toContain(name);
  expect([...attributes].filter((name) => name.startsWith('on'))).toEqual([]);
  expect(attributes).not.toContain('http-equiv');
});

test('says of an entry that its text is not here, also when an excerpt is', async () => {
  const address = 'https://courier.example/ferry';
  const missing = [{ kind: 'text' as const, address, reason: 'absent' as const }];
  const entry = { ...article, address, provenance: { ...article.provenance, missing } };
  expect(await renderArticlePage(entry, '')).toContain('does not hold its text');
  expect(await renderArticlePage(entry, '<p>The ferry runs again.</p>')).toContain('but for what is here');
  const damaged = [{ kind: 'text' as const, address: 'the end of the file', reason: 'unreadable' as const }];
  for (const parts of [[], damaged]) {
    const whole = { ...article, provenance: { ...article.provenance, missing: parts } };
    expect(await renderArticlePage(whole, '<p>The ferry runs again.</p>')).not.toContain('without-text');
  }
});
