import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import type { Feed } from '../../main/importers/feed/feed.ts';
import { recogniseFeed } from '../../main/importers/feed/recognise-feed.ts';
import { readFeed } from '../../main/importers/feed.ts';
import { decodeXml } from '../../main/importers/xml/decode-xml.ts';
import { readParts } from '../../main/importing/testing/read-articles.ts';
import type { ReadyArticle } from '../../main/library/ready-article.ts';
import { testData } from '../test-data.ts';
import { expectationsOf } from './feed-expectation.ts';

const root = testData('data/feeds/feedparser');

interface Sample {
  path: string;
  source: string;
  feed: Feed | null;
}

function samples(folder: string): Sample[] {
  if (root === null) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:xml|json)$/.test(name))
    .map((name) => {
      const path = join(root, folder, name);
      const decoded = decodeXml(new Uint8Array(readFileSync(path)));
      return { path: join(folder, name), source: decoded.text, feed: readOrNull(decoded, name) };
    });
}

function readOrNull(decoded: ReturnType<typeof decodeXml>, name: string): Feed | null {
  try {
    return readFeed(decoded, { name });
  } catch (error) {
    if (error instanceof ArchiveError) return null;
    throw error;
  }
}

function evaluate(all: Sample[]): { kept: number; of: number; missed: string[] } {
  const missed: string[] = [];
  let of = 0;
  for (const { path, source, feed } of all)
    for (const { clause, expected, found } of feed === null ? [] : expectationsOf(source, feed)) {
      of += 1;
      if (expected !== found)
        missed.push(`${path}: ${clause.slice(0, 200)}\n    found ${found.slice(0, 200)}`);
    }
  return { kept: of - missed.length, of, missed };
}

describe.skipIf(root === null)('feeds that say what is in them', () => {
  test('every well-formed one is read, and what a reader is shown is what it expects', () => {
    const all = samples('wellformed');
    expect(all.length).toBeGreaterThan(800);
    expect(all.filter(({ feed }) => feed === null).map(({ path }) => path)).toEqual([]);
    const { kept, of, missed } = evaluate(all);
    expect(of).toBeGreaterThan(450);
    expect(kept / of, `${kept} of ${of}\n${missed.join('\n')}`).toBeGreaterThanOrEqual(0.965);
  });

  test('named characters and charsets come out as what they mean', () => {
    const { kept, of, missed } = evaluate([...samples('entities'), ...samples('encoding')]);
    expect(of).toBeGreaterThan(90);
    expect(kept / of, `${kept} of ${of}\n${missed.join('\n')}`).toBeGreaterThanOrEqual(0.97);
  });

  test('of ill-formed ones at least nine of ten entries are read', () => {
    const own = [...samples('illformed'), ...samples('encoding'), ...samples('entities')];
    expect(
      rate(own.map(({ source, feed }) => ({ source, found: feed?.entries.length ?? 0 }))),
    ).toBeGreaterThanOrEqual(0.9);
    const whole = samples('wellformed').filter(({ source }) => written(source) > 0);
    expect(whole.length).toBeGreaterThan(500);
    for (const [kind, damage] of damages) {
      const read = whole.map(({ source, path }) => {
        const text = damage(source);
        const feed = readOrNull({ text, encoding: { name: 'utf-8', knownBy: 'assumed' } }, path);
        return { source, found: feed?.entries.length ?? 0 };
      });
      expect.soft(rate(read), kind).toBeGreaterThanOrEqual(0.98);
    }
  });
});

const charsets = testData('data/encodings');

test.skipIf(charsets === null)(
  'a hundred and fifty real feeds in fifty charsets are read entry by entry',
  async () => {
    const paths = charsets === null ? [] : readdirSync(charsets, { recursive: true, encoding: 'utf8' });
    let files = 0;
    let entries = 0;
    const articles: ReadyArticle[] = [];
    for (const path of paths.filter((name) => name.endsWith('.xml'))) {
      const bytes = new Uint8Array(readFileSync(join(charsets ?? '', path)));
      if (recogniseFeed({ name: 'a', path, bytes }) === 0) continue;
      files += 1;
      entries += written(new TextDecoder('latin1').decode(bytes));
      // Two of them are feeds of a title alone.
      await readParts({ name: 'a', path, bytes, modified: null }).then(
        (read) => articles.push(...read.articles),
        (error: unknown) => expect(error).toMatchObject({ code: 'no-text' }),
      );
    }
    expect(files).toBeGreaterThan(150);
    expect(articles.length).toBe(entries);
    expect(articles.filter(({ title, text }) => `${title}${text}`.includes('\ufffd'))).toEqual([]);
    const share = (test: (article: ReadyArticle) => boolean): number =>
      articles.filter(test).length / articles.length;
    expect(share(({ source }) => source !== null)).toBeGreaterThanOrEqual(0.99);
    expect(share(({ address }) => address !== null)).toBeGreaterThanOrEqual(0.98);
    expect(share(({ published }) => published !== null)).toBeGreaterThanOrEqual(0.8);
    expect(share(({ text }) => text !== '')).toBeGreaterThanOrEqual(0.9);
  },
  60_000,
);

/** What people who write feeds by hand, by template or in a hurry do to them. */
const damages: [kind: string, damage: (source: string) => string][] = [
  [
    'bare ampersands and signs of less',
    (source) => source.replace(/<(title|description|summary)([^>]*)>/g, '<$1$2>A & B &c 1 < 2 &nosuch; '),
  ],
  ['an end cut off', (source) => source.trimEnd().slice(0, -12)],
  ['titles that are not closed', (source) => source.replaceAll('</title>', '')],
  ['closing tags of nothing', (source) => source.replace(/<(?:item|entry)([^>]*)>/g, '$&</b></p>')],
  ['text before the beginning', (source) => `Warning: cannot modify header information\n\n${source}`],
  ['undeclared prefixes', (source) => source.replace(/\sxmlns:\w+=(?:"[^"]*"|'[^']*')/g, '')],
  ['attributes without quotes', (source) => source.replace(/ (type|rel|version)=["'](\w+)["']/g, ' $1=$2')],
];

function written(source: string): number {
  return source.replace(/<!--[\s\S]*?-->/g, '').match(/<(?:\w+:)?(?:item|entry)(?=[\s>])/gi)?.length ?? 0;
}

function rate(read: { source: string; found: number }[]): number {
  const entries = read.reduce((sum, { source }) => sum + written(source), 0);
  return read.reduce((sum, { source, found }) => sum + Math.min(written(source), found), 0) / entries;
}
