import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../contract/errors.ts';
import { summarise, textScore } from '../../../tests/benchmarks/extraction/scores.ts';
import { testData } from '../../../tests/test-data.ts';
import { cleanArticle } from '../../cleaning/clean-article.ts';
import { forbiddenMarkup } from '../../cleaning/testing/forbidden-markup.ts';
import { readArticles } from '../../importing/testing/read-articles.ts';
import type { ReadyArticle } from '../../library/ready-article.ts';
import { bare } from './plan-headings.ts';
import { makeBook } from './testing/made-book.ts';

/** Whole sets of other people's books; each test says what share of them must come out right. */
const books = testData('data/epub');
const epubcheck = testData('data/hostile/epubcheck');
const payloads = testData('data/hostile/xss-payloads.txt');
const made = testData('data/made/epub');
const truth = testData('data/html-readability');
const manual = testData('data/parity-debian/debian-policy');

const read = async (
  path: string,
  bytes = new Uint8Array(readFileSync(path)),
): Promise<ReadyArticle | string> => {
  try {
    const name = /\.epub$/i.test(path) ? basename(path) : `${basename(path)}.epub`;
    const [article] = await readArticles({ name, path, bytes, modified: null });
    return article ?? 'nothing';
  } catch (error) {
    if (error instanceof ArchiveError) return error.code;
    throw error;
  }
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}

describe('whole sets', () => {
  it.skipIf(books === null)(
    'reads every book of readers and test suites but the one that is meant to fail',
    async () => {
      const failed: string[] = [];
      const all = filesBelow(books ?? '').filter((path) => path.endsWith('.epub'));
      for (const path of all) {
        const article = await read(path);
        if (typeof article === 'string') failed.push(`${basename(path)}: ${article}`);
        else expect(article.text.length, basename(path)).toBeGreaterThan(0);
      }
      console.log(`${all.length} books, ${failed.length} refused: ${failed.join(', ')}`);
      // Its only chapter is a disk image whose fallback is a Photoshop file, and neither is there.
      expect(failed).toEqual(['pub-foreign_bad-fallback.epub: damaged']);
    },
    120_000,
  );

  it.skipIf(books === null)(
    'leads every link within a book to a place that is there, and gives every book with words a heading',
    async () => {
      const dangling: string[] = [];
      const headless: string[] = [];
      let links = 0;
      for (const path of filesBelow(books ?? '').filter((path) => path.endsWith('.epub'))) {
        const article = await read(path);
        if (typeof article === 'string') continue;
        const ids = new Set([...article.html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
        for (const [, target = ''] of article.html.matchAll(/href="#([^"]+)"/g)) {
          links += 1;
          if (!ids.has(target) && !ids.has(decodeURIComponent(target)))
            dangling.push(`${basename(path)}: ${target}`);
        }
        if (article.text.length > 200 && !/<h[1-6][\s>]/.test(article.html)) headless.push(basename(path));
      }
      expect(links).toBeGreaterThan(400);
      expect({ dangling, headless }).toEqual({ dangling: [], headless: [] });
    },
    120_000,
  );

  it.skipIf(epubcheck === null)(
    'reads every book that epubcheck calls valid, and names what is wrong with the others',
    async () => {
      const roots = filesBelow(epubcheck ?? '')
        .filter((path) => path.endsWith('META-INF/container.xml'))
        .map((path) => dirname(dirname(path)));
      const refused: string[] = [];
      for (const root of roots) {
        const files = filesBelow(root).map((path) => [
          relative(root, path),
          new Uint8Array(readFileSync(path)),
        ]);
        const article = await read(root, zipSync(Object.fromEntries(files)));
        if (typeof article === 'string') refused.push(`${basename(root)}: ${article}`);
      }
      console.log(`${roots.length} books of epubcheck, ${refused.length} refused: ${refused.join(', ')}`);
      expect(refused.filter((line) => /valid:/.test(line))).toEqual([]);
      expect(refused.length).toBeLessThanOrEqual(5);
    },
    120_000,
  );

  it.skipIf(made === null || truth === null)(
    'reads articles out of books made of them, 4-gram F1 ≥ 0.995',
    async () => {
      const scores = [];
      for (const file of readdirSync(made ?? '')) {
        const expected = join(truth ?? '', file.replace('.epub', ''), 'expected.html');
        const article = await read(join(made ?? '', file));
        if (typeof article === 'string' || !existsSync(expected))
          throw new Error(`${file}: ${String(article)}`);
        const wanted = cleanArticle(readFileSync(expected, 'utf8'), { images: new Map() }).text;
        scores.push(textScore(wanted, article.text));
      }
      const { f1, precision, recall } = summarise(scores);
      console.log(
        `${scores.length} made books: F1 ${f1.toFixed(4)}, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
      );
      expect(f1).toBeGreaterThanOrEqual(0.995);
    },
    120_000,
  );

  it.skipIf(manual === null)(
    'reads a manual whole and in its order',
    async () => {
      const article = await read(join(manual ?? '', 'debian-policy_policy.epub'));
      if (typeof article === 'string') throw new Error(article);
      const text = readFileSync(join(manual ?? '', 'debian-policy_policy.txt'), 'utf8');
      const { recall } = summarise([textScore(text, article.text)]);
      console.log(`the manual: recall ${recall.toFixed(4)}`);
      expect(recall).toBeGreaterThanOrEqual(0.9);
      // Every numbered heading stands in the text of the other format behind the one before.
      const plain = bare(text);
      const headings = [...article.html.matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/g)]
        .map(([, words = '']) => words.replace(/<[^>]*>/g, '').trim())
        .filter((words) => /^\d+(?:\.\d+)?\. /.test(words));
      let at = plain.indexOf(bare('1. About this manual'), plain.indexOf(bare('1.1. Scope')));
      const placed = headings.filter((words) => {
        const next = plain.indexOf(bare(words), at);
        if (next >= 0) at = next;
        return next >= 0;
      });
      console.log(`${placed.length} of ${headings.length} headings follow each other as in the text`);
      expect(placed.length).toBeGreaterThanOrEqual(headings.length * 0.95);
      expect(headings.length).toBeGreaterThanOrEqual(100);
    },
    60_000,
  );

  it.skipIf(payloads === null)(
    'leaves nothing that acts of published payloads in chapters, titles and labels',
    async () => {
      const lines = readFileSync(payloads ?? '', 'utf8')
        .split('\n')
        .filter((line) => line !== '');
      const escaped = (line: string): string =>
        line.replace(/[&<>\0-\x08\x0b\x0c\x0e-\x1f]/g, (found) => `&#${found.charCodeAt(0) || 65_533};`);
      const chapters: Record<string, string> = {};
      for (let at = 0; at < lines.length; at += 50)
        chapters[`c${at}.xhtml`] =
          `<html><body><p>Words.</p>${lines.slice(at, at + 50).join('\n')}</body></html>`;
      const book = makeBook({
        metadata: `<dc:title>${escaped(lines[0] ?? '')}</dc:title>`,
        chapters,
        contents: Object.keys(chapters).map((path, at) => [escaped(lines[at] ?? ''), path] as const),
      });
      const [article] = await readArticles(book);
      expect(article?.text.match(/Words\./g)?.length).toBe(Object.keys(chapters).length);
      expect(forbiddenMarkup(article?.html ?? '')).toEqual([]);
    },
    60_000,
  );
});
