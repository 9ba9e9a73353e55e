import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { cleanArticle } from '../../main/cleaning/clean-article.ts';
import { type WrittenRecord, writeMembers } from '../../main/importers/warc/testing/write-warc.ts';
import { readArticles, readParts } from '../../main/importing/testing/read-articles.ts';
import type { ReadyArticle } from '../../main/library/ready-article.ts';
import { summarise, textScore } from '../benchmarks/extraction/scores.ts';
import { testData } from '../test-data.ts';

const pages = testData('data/html-readability');
const mhtml = testData('data/made/mhtml');
const singlefile = testData('data/made/singlefile');
const crawls = testData('data/warc');

async function read(path: string): Promise<ReadyArticle | null> {
  const bytes = new Uint8Array(readFileSync(path));
  const [article] = await readArticles({ name: basename(path), path, bytes, modified: null });
  return article ?? null;
}

const page = (key: string): string => join(pages ?? '', key, 'source.html');
const keys = pages === null ? [] : readdirSync(pages).filter((name) => !name.includes('.'));

/** Readability's own output, reviewed by its authors. */
function expectedText(key: string): string {
  const html = readFileSync(join(pages ?? '', key, 'expected.html'), 'utf8');
  return cleanArticle(html, { images: new Map() }).text;
}

const words = (article: ReadyArticle | null): string => article?.text.replace(/\s+/g, ' ').trim() ?? '';

/** Pages of a folder of saved ones → how many say the same as the page itself, and how near all are to what was expected. */
async function compare(folder: string, extension: string) {
  const found = { pages: 0, same: 0, sameTitle: 0, pictures: 0, picturesOfPage: 0 };
  const scores = [];
  const scoresOfPages = [];
  for (const name of readdirSync(folder)) {
    const key = name.slice(0, -extension.length);
    if (!keys.includes(key)) continue;
    const [one, other] = [await read(page(key)), await read(join(folder, name))];
    found.pages += 1;
    if (words(one) === words(other)) found.same += 1;
    if (one?.title === other?.title) found.sameTitle += 1;
    found.pictures += other?.images.length ?? 0;
    found.picturesOfPage += one?.images.length ?? 0;
    const expected = expectedText(key);
    scores.push(textScore(expected, other?.text ?? ''));
    scoresOfPages.push(textScore(expected, one?.text ?? ''));
  }
  return { ...found, f1: summarise(scores).f1, f1OfPages: summarise(scoresOfPages).f1 };
}

describe.skipIf(pages === null || mhtml === null || singlefile === null)('the same page', () => {
  test('says the same saved by Chromium as MHTML, in 98 of 100', { timeout: 120_000 }, async () => {
    const found = await compare(mhtml ?? '', '.mhtml');
    expect(found.pages).toBeGreaterThanOrEqual(60);
    expect(found.same / found.pages).toBeGreaterThanOrEqual(0.98);
    // Saved pages have lost what they state to machines in scripts.
    expect(found.sameTitle / found.pages).toBeGreaterThanOrEqual(0.96);
    expect(found.pictures).toBe(found.picturesOfPage);
    expect(found.f1).toBeGreaterThanOrEqual(0.945);
    expect(found.f1).toBeGreaterThanOrEqual(found.f1OfPages - 0.01);
  });

  test('says the same saved by SingleFile, in every one', { timeout: 120_000 }, async () => {
    const found = await compare(singlefile ?? '', '.html');
    expect(found.pages).toBeGreaterThanOrEqual(15);
    expect(found.same).toBe(found.pages);
    expect(found.f1).toBeGreaterThanOrEqual(0.96);
  });

  test('says the same from the archive of a crawler, whatever it travelled in, in every one with a title or 25 words', {
    timeout: 120_000,
  }, async () => {
    const archive = writeMembers(keys.map((key, index) => answer(key, index)));
    const { articles, problems } = await readParts({
      ...{ name: 'crawl.warc.gz', path: 'crawl.warc.gz', bytes: archive, modified: null },
    });
    expect(problems).toEqual([]);
    const byAddress = new Map(articles.map((article) => [article.within, article]));
    const differing: string[] = [];
    let passedOver = 0;
    for (const key of keys) {
      const alone = await read(page(key));
      const archived = byAddress.get(addressOf(key));
      // A few words without a title are no page of an archive.
      if (archived === undefined && (alone?.words ?? 0) < 25) passedOver += 1;
      else if (words(archived ?? null) !== words(alone)) differing.push(key);
    }
    expect(passedOver).toBeLessThanOrEqual(2);
    expect(keys.length).toBeGreaterThanOrEqual(60);
    expect(differing).toEqual([]);
  });
});

const coverings: readonly ((body: Buffer) => { headers: Record<string, string>; body: Uint8Array })[] = [
  (body) => ({ headers: {}, body }),
  (body) => ({ headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(body) }),
  (body) => ({ headers: { 'Content-Encoding': 'br' }, body: brotliCompressSync(body) }),
  (body) => ({ headers: { 'Content-Encoding': 'zstd' }, body: zstdCompressSync(body) }),
  (body) => ({ headers: { 'Content-Encoding': 'deflate' }, body: deflateSync(body) }),
];

const addressOf = (key: string): string => `https://pages.example/${key}/source.html`;

function answer(key: string, index: number): WrittenRecord {
  const covered = coverings[index % coverings.length]?.(readFileSync(page(key)));
  if (covered === undefined) throw new Error('there is no such covering');
  return { address: addressOf(key), type: 'text/html', ...covered };
}

describe.skipIf(crawls === null)('archives of other programs, good and broken', () => {
  test('are read or refused by name, and pages of sound ones are found', async () => {
    const outcomes = new Map<string, string>();
    for (const folder of ['warcio', 'tika'])
      for (const name of readdirSync(join(crawls ?? '', folder))) {
        const path = join(crawls ?? '', folder, name);
        const bytes = new Uint8Array(readFileSync(path));
        try {
          const { articles, problems } = await readParts({ name, path, bytes, modified: null });
          const titles = articles.map(({ title }) => title).join(', ');
          outcomes.set(name, [titles, ...problems.map(({ problem }) => problem)].filter(Boolean).join(' + '));
        } catch (error) {
          if (!(error instanceof ArchiveError)) throw error;
          outcomes.set(name, error.code);
        }
      }
    const example = [
      'example.warc',
      'example.warc.gz',
      'example.arc',
      'example.arc.gz',
      'example-bad-non-chunked.warc.gz',
      'example-resource.warc.gz',
      'example-wget-bad-target-uri.warc.gz',
      'example-wrong-chunks.warc.gz',
      'testWACZ.wacz',
    ];
    for (const name of example) expect(outcomes.get(name), name).toBe('Example Domain');
    expect(outcomes.get('example-trunc.warc')).toBe('Example Domain + damaged');
    expect(outcomes.get('example-space-in-url.arc')).toBe('Example Domain + damaged');
    expect(outcomes.get('bad.arc')).toBe('damaged + damaged');
    for (const name of ['testWARC_multiple.warc', 'testWARC_multiple.warc.gz'])
      expect(outcomes.get(name)).toBe('Russell County, Virginia in the Civil War');
    expect(outcomes.get('cc.warc.gz')).toBe('Common Crawl');
    expect(outcomes.get('example-iana.org-chunked.warc')).toBe('Internet Assigned Numbers Authority');
    for (const name of ['gzip_extra_sl.warc.gz', 'testARC.arc', 'post-test.warc.gz', 'example-digest.warc'])
      expect(outcomes.get(name), name).toBe('no-text');
  });
});
