import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { mbox } from '../../main/importers/mbox.ts';
import { readParts } from '../../main/importing/testing/read-articles.ts';
import type { ReadyArticle } from '../../main/library/ready-article.ts';
import { testData } from '../test-data.ts';

interface Read {
  path: string;
  articles: ReadyArticle[];
  /** Codes of what was refused. */
  refused: string[];
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile() && !/README|NOTICE/.test(name))
    .sort()
    .map((name) => join(root, name));
}

/** Named as nothing but a number, so that only the content can tell what it is. */
async function readBare(path: string, index: number): Promise<Read> {
  const bytes = new Uint8Array(readFileSync(path));
  try {
    const { articles, problems } = await readParts({ name: String(index), path, bytes, modified: null });
    return { path, articles, refused: problems.map(({ problem }) => problem) };
  } catch (error) {
    if (error instanceof ArchiveError) return { path, articles: [], refused: [error.code] };
    throw error;
  }
}

const real = testData('data/mail-spamassassin');

describe.skipIf(real === null)('849 real messages of 2002', () => {
  const paths = real === null ? [] : filesOf(real);

  test('are told by their content and become articles with sender, date and text, or are named', async () => {
    const read: Read[] = [];
    for (const [index, path] of paths.entries()) read.push(await readBare(path, index));
    expect(read.length).toBeGreaterThan(800);
    const lost = read.filter(({ articles, refused }) => articles.length + refused.length !== 1);
    expect(lost.map(({ path }) => path)).toEqual([]);
    const articles = read.flatMap((one) => one.articles);
    const share = (test: (article: ReadyArticle) => boolean): number =>
      articles.filter(test).length / read.length;
    expect(share(({ importer }) => /^(?:mail|mbox)$/.test(importer))).toBeGreaterThanOrEqual(0.998);
    expect(share(({ text }) => text !== '')).toBeGreaterThanOrEqual(0.993);
    expect(share(({ published }) => published !== null)).toBeGreaterThanOrEqual(0.995);
    expect(share(({ byline }) => byline !== null)).toBeGreaterThanOrEqual(0.995);
    expect(share(({ origins }) => origins.title === 'markup')).toBeGreaterThanOrEqual(0.98);
    expect(share(({ text }) => !text.includes('\ufffd'))).toBeGreaterThanOrEqual(0.99);
    expect(share(({ text }) => !/=3D"|Content-Transfer-Encoding: base64/.test(text))).toBeGreaterThanOrEqual(
      0.98,
    );
  }, 120_000);

  test('come out of one mailbox as they come out of files of their own, whatever the pieces it is read in', async () => {
    const letters = paths.slice(0, 120).map((path) => {
      const bytes = readFileSync(path);
      const bordered = /^From /.test(bytes.toString('latin1', 0, 5));
      return Buffer.concat([
        ...(bordered ? [] : [Buffer.from('From x@y.example Thu Aug 22 13:52:59 2002\n')]),
        bytes,
        Buffer.from('\n\n'),
      ]);
    });
    const whole = Buffer.concat(letters);
    const titles: (string | undefined)[][] = [];
    for (const pieceBytes of [whole.length, 1024 * 1024, 4_099]) {
      const file = {
        ...{ name: 'all', path: 'all', modified: null, size: whole.length, access: null },
        head: whole.subarray(0, 65_536),
        async *chunks() {
          for (let at = 0; at < whole.length; at += pieceBytes) yield whole.subarray(at, at + pieceBytes);
        },
      };
      const found: (string | undefined)[] = [];
      for await (const part of mbox.read(file))
        found.push('problem' in part ? part.problem : part.title?.value);
      titles.push(found);
    }
    expect(titles[0]).toHaveLength(120);
    expect(titles[1]).toEqual(titles[0]);
    expect(titles[2]).toEqual(titles[0]);
  }, 60_000);
});

const corners = testData('data/mail-samples');

test.skipIf(corners === null)(
  'every corner case of other mail programs becomes an article or is named as encrypted',
  async () => {
    const paths = corners === null ? [] : filesOf(corners);
    const other: string[] = [];
    let encrypted = 0;
    for (const [index, path] of paths.entries()) {
      const { articles, refused } = await readBare(path, index);
      if (refused.includes('encrypted')) encrypted += 1;
      else if (articles.length === 0 || refused.length > 0) other.push(`${path}: ${refused.join()}`);
    }
    expect(paths.length).toBeGreaterThan(330);
    expect(encrypted).toBeGreaterThanOrEqual(15);
    expect(encrypted).toBeLessThanOrEqual(20);
    expect(other).toEqual([]);
  },
  60_000,
);
