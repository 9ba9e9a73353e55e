import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testData } from '../../../tests/test-data.ts';
import { readParts } from '../../importing/testing/read-articles.ts';
import type { ReadyArticle } from '../../library/ready-article.ts';

async function read(name: string, bytes: Uint8Array): Promise<ReadyArticle[]> {
  const { articles, problems } = await readParts({ name, path: name, modified: null, bytes });
  expect(problems).toEqual([]);
  return articles;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

interface RealExport {
  file: string;
  importer: string;
  articles: number;
  /** Of those, with a text of their own; the others are links, some with an excerpt. */
  withText: number;
  /** Something of one of them, as the file says it. */
  holds: object;
}

const fixtures = 'data/exports/wallabag-importer-fixtures';
const real: RealExport[] = [
  {
    file: `${fixtures}/pocket.csv`,
    importer: 'pocket',
    articles: 7,
    withText: 0,
    holds: {
      title: 'ArchiveBox question: How do I import links from a RSS feed?',
      former: { saved: '2020-09-24T15:31:36.000Z', state: 'finished' },
    },
  },
  {
    file: `${fixtures}/ril_export.html`,
    importer: 'link-lists',
    articles: 2,
    withText: 0,
    holds: {
      tags: ['ifttt', 'new_entry_simple'],
      former: { saved: '2023-07-06T07:31:35.000Z', state: 'unread' },
    },
  },
  {
    file: `${fixtures}/instapaper-export.csv`,
    importer: 'instapaper-csv',
    articles: 4,
    withText: 0,
    holds: {
      title: "Dis donc Donald Trump, c'est quoi exactement «covfefe»?",
      former: { collections: ['test_tag'], state: null },
    },
  },
  {
    file: `${fixtures}/omnivore.json`,
    importer: 'omnivore',
    articles: 20,
    withText: 0,
    holds: {
      byline: 'Juliette Garnier',
      published: '2024-10-29T16:30:11Z',
      tags: ['RSS'],
      former: { saved: '2024-10-29T16:30:11.000Z', state: 'finished' },
    },
  },
  {
    file: `${fixtures}/readability.json`,
    importer: 'readability-json',
    articles: 3,
    withText: 0,
    holds: { former: { saved: '2016-09-08T09:55:58.000Z', starred: true } },
  },
  {
    file: `${fixtures}/readability-read.json`,
    importer: 'readability-json',
    articles: 2,
    withText: 0,
    holds: { title: 'Travis', former: { state: 'finished' } },
  },
  {
    file: `${fixtures}/wallabag-v1.json`,
    importer: 'wallabag',
    articles: 2,
    withText: 2,
    holds: { title: 'wallabag/wallabag', former: { state: 'finished' } },
  },
  {
    file: `${fixtures}/wallabag-v1-read.json`,
    importer: 'wallabag',
    articles: 3,
    withText: 3,
    holds: { title: 'J’aime le logiciel libre', tags: ['framasoft', 'tag'] },
  },
  {
    file: `${fixtures}/wallabag-v2.json`,
    importer: 'wallabag',
    articles: 6,
    withText: 6,
    holds: { tags: ['mediapart', 'blog'], language: 'fr', former: { starred: true, state: 'unread' } },
  },
  {
    file: `${fixtures}/wallabag-v2-read.json`,
    importer: 'wallabag',
    articles: 2,
    withText: 2,
    holds: { language: 'en', former: { state: 'finished', saved: '2016-09-08T09:55:58.000Z' } },
  },
  {
    file: `${fixtures}/shaarli-bookmarks.html`,
    importer: 'netscape-bookmarks',
    articles: 2,
    withText: 0,
    holds: { tags: ['firefoxos'], former: { note: expect.stringContaining('a Mozilla-run project') } },
  },
  {
    file: `${fixtures}/firefox-bookmarks.json`,
    importer: 'browser-bookmarks',
    articles: 2,
    withText: 0,
    holds: { tags: ['test', 'tag'], former: { saved: '2013-12-27T17:41:31.644Z' } },
  },
  {
    file: `${fixtures}/chrome-bookmarks`,
    importer: 'browser-bookmarks',
    articles: 1,
    withText: 0,
    holds: { former: { saved: '2016-09-20T13:15:29.335Z', collections: [] } },
  },
  {
    file: `${fixtures}/delicious_export.2021.02.06_21.10.json`,
    importer: 'delicious',
    articles: 3,
    withText: 0,
    holds: { tags: ['MAC_address', 'osx', 'mac', 'spoof'], published: null },
  },
  {
    file: `${fixtures}/pinboard_export`,
    importer: 'pinboard',
    articles: 3,
    withText: 0,
    holds: {
      title: 'Varnish (explained) for PHP developers',
      tags: ['varnish', 'PHP'],
      former: { saved: '2016-10-26T06:43:03.000Z', note: expect.stringMatching(/^A few months ago/) },
    },
  },
  {
    file: `${fixtures}/elcurator.json`,
    importer: 'delicious',
    articles: 1,
    withText: 0,
    holds: { tags: ['tag1', 'tag2'], former: { saved: '2015-09-09T11:10:32.000Z' } },
  },
  {
    file: 'data/exports/readest/alice-annotations.json',
    importer: 'readest-annotations',
    articles: 1,
    withText: 1,
    holds: { title: "Alice's Adventures in Wonderland", byline: 'Lewis Carroll' },
  },
  {
    file: 'data/exports/linkwarden-export.json',
    importer: 'linkwarden',
    articles: 6,
    withText: 0,
    holds: { title: 'Next.js', former: { collections: ['Tech / Frontend / Frameworks'] } },
  },
  {
    file: 'data/exports/synthetic-headers/instapaper-2023.csv',
    importer: 'instapaper-csv',
    articles: 1,
    withText: 0,
    holds: { former: { saved: '2023-11-14T22:13:20.000Z' } },
  },
  {
    file: 'data/exports/synthetic-headers/raindrop.csv',
    importer: 'raindrop-csv',
    articles: 1,
    withText: 0,
    holds: { tags: ['ai', 'research'], former: { collections: ['Tech / AI'], note: 'User note' } },
  },
  {
    file: 'data/exports/synthetic-headers/readwise-reader.csv',
    importer: 'readwise-reader',
    articles: 1,
    withText: 0,
    holds: { tags: ['example'], former: { saved: '2022-11-06T04:33:50.000Z', state: 'unread' } },
  },
  {
    file: 'data/exports/synthetic-headers/readwise-highlights.csv',
    importer: 'readwise-highlights',
    articles: 1,
    withText: 1,
    holds: {
      title: 'Some Book',
      former: {
        highlights: [{ placed: true, comment: 'my note\n\n#history', created: '2020-10-05T10:15:30.000Z' }],
      },
    },
  },
];

describe.each(real)('the export $file', ({ file, importer, articles, withText, holds }) => {
  const path = testData(file);

  it.skipIf(path === null)('comes out whole', async () => {
    const found = await read(basename(file), new Uint8Array(readFileSync(path ?? '')));
    expect(found.map((article) => article.importer)).toEqual(new Array(articles).fill(importer));
    const isLink = ({ missing }: ReadyArticle): boolean => missing.some(({ kind }) => kind === 'text');
    expect(found.filter((article) => !isLink(article))).toHaveLength(withText);
    for (const { title, address } of found) expect(`${title}${address ?? ''}`).not.toBe('');
    expect(new Set(found.map(({ within }) => within)).size).toBe(articles);
    expect(found).toContainEqual(expect.objectContaining(partial(holds)));
  });
});

/** What is written of nested objects is a part of them. */
function partial(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, nested(part)]));
}

function nested(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(nested);
  return typeof part === 'object' && part !== null && part.constructor === Object
    ? expect.objectContaining(partial(part))
    : part;
}

it('goes on after a record that is broken', async () => {
  const list =
    '[{"url":"https://a.example/","title":"A","is_archived":0,"is_starred":0},{"url":oops},{"url":"https://c.example/","title":"C"}]';
  const { articles, problems } = await readParts({
    name: 'w.json',
    path: 'w.json',
    modified: null,
    bytes: text(list),
  });
  expect(articles.map(({ title }) => title)).toEqual(['A', 'C']);
  expect(problems).toMatchObject([{ problem: 'damaged', within: 'entry 2' }]);
});

it('names a row that says nothing, and one in which the file ends', async () => {
  const rows = 'URL,Title,Selection,Folder\n,,,Unread\nhttps://a.example/x,A,,Unread\nhttps://b.example,"B,,';
  const { articles, problems } = await readParts({
    name: 'i.csv',
    path: 'i.csv',
    modified: null,
    bytes: text(rows),
  });
  expect(articles.map(({ title }) => title)).toEqual(['A']);
  expect(problems.map(({ problem, within }) => [problem, within])).toEqual([
    ['no-text', 'row 1'],
    ['damaged', 'row 3'],
  ]);
});

it('takes no date from the name of the file for the articles in it', async () => {
  const [article] = await read(
    'pocket-2024-05-06.csv',
    text('title,url,time_added,tags,status\nA,https://a.example,1,,unread\n'),
  );
  expect(article).toMatchObject({ title: 'A', published: null, former: { saved: null } });
});

it('calls a page that has only an address by it, and decodes titles that came as a page wrote them', async () => {
  const rows =
    'title,url,time_added,tags,status\nhttps://www.a.example/old%20bridge/,https://www.a.example/old%20bridge/,,,unread\nSalt &amp; light,https://b.example,,a b|c,archive\n';
  const articles = await read('part_000000.csv', text(rows));
  expect(articles.map(({ title }) => title)).toEqual(['a.example/old bridge', 'Salt & light']);
  expect(articles[1]?.tags).toEqual(['a b', 'c']);
});

it('does not hold an export of a hundred thousand rows', async () => {
  const importer = (await import('../instapaper-csv.ts')).instapaperCsv;
  const block = text('https://a.example/1,A page,,Unread\n'.repeat(2_000));
  const before = process.memoryUsage().heapUsed;
  let count = 0;
  let most = 0;
  for await (const part of importer.read(
    {
      ...{ name: 'i.csv', path: 'i.csv', modified: null, size: null, access: null },
      head: text('URL,Title,Selection,Folder\n'),
      async *chunks() {
        yield text('URL,Title,Selection,Folder\n');
        for (let times = 0; times < 50; times += 1) yield block;
      },
    },
    { sibling: async () => null },
  )) {
    if (!('problem' in part)) count += 1;
    if (count % 10_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(count).toBe(100_000);
  expect(most).toBeLessThan(200 * 1024 * 1024);
});
