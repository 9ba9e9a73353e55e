import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { cleanArticle } from '../../main/cleaning/clean-article.ts';
import { memoryStream } from '../../main/importers/memory-stream.ts';
import { openDocument } from '../../main/importers/pdf/open-document.ts';
import { readArticles } from '../../main/importing/testing/read-articles.ts';
import type { ReadyArticle } from '../../main/library/ready-article.ts';
import { sameText, summarise, type TextScore, textScore } from '../benchmarks/extraction/scores.ts';
import { testData } from '../test-data.ts';

const set = testData('data/pdf');
const made = testData('data/made/pdf');
const pages = testData('data/html-readability');
const manuals = testData('data/parity-debian');

async function read(path: string): Promise<ReadyArticle> {
  const bytes = new Uint8Array(readFileSync(path));
  const [article] = await readArticles({ name: basename(path), path, bytes, modified: null });
  if (!article) throw new Error(`${path} holds no article`);
  return article;
}

async function outcome(path: string): Promise<string> {
  try {
    return (await read(path)).text === '' ? 'nothing' : 'text';
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return error.code;
  }
}

/** What PDF.js itself makes of a file: whether it opens, and whether any of its pages holds readable text. */
async function seenByPdfjs(path: string): Promise<'closed' | 'silent' | 'text'> {
  try {
    const { document, close } = await openDocument(
      memoryStream({ name: path, path, modified: null, bytes: new Uint8Array(readFileSync(path)) }),
    );
    try {
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number).catch(() => null);
        const content = await page?.getTextContent().catch(() => null);
        const text = content?.items.map((item) => ('str' in item ? item.str : '')).join('') ?? '';
        if (/[^\s\0-\x1f\ue000-\uf8ff\ufffe\uffff]/.test(text)) return 'text';
      }
      return 'silent';
    } finally {
      await close();
    }
  } catch {
    return 'closed';
  }
}

describe.skipIf(set === null)('PDFs of other projects, many of them broken on purpose', () => {
  test('are imported with text where PDF.js opens them and finds text, and end by name where not', async () => {
    const files = readdirSync(set ?? '', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.pdf'),
    );
    const codes = new Map<string, number>();
    const missed: string[] = [];
    let wanted = 0;
    for (const name of files) {
      const found = await outcome(join(set ?? '', name));
      codes.set(found, (codes.get(found) ?? 0) + 1);
      if (found === 'text') {
        wanted += 1;
        continue;
      }
      if ((await seenByPdfjs(join(set ?? '', name))) !== 'text') continue;
      wanted += 1;
      missed.push(name);
    }
    expect([...codes.keys()].sort()).toEqual(['damaged', 'encrypted', 'no-text', 'text']);
    expect(codes.get('encrypted')).toBe(9);
    expect(codes.get('damaged')).toBeLessThanOrEqual(4);
    expect(wanted).toBeGreaterThan(320);
    expect(1 - missed.length / wanted, missed.join(', ')).toBeGreaterThanOrEqual(0.995);
  }, 180_000);

  test('say what their projects expect of them', async () => {
    for (const [name, sentence] of [
      ['pdfbox/PDFBOX-3110-poems-beads-cropbox.pdf', 'Wer reitet so spät durch Nacht und Wind?'],
      ['pdfjs/tracemonkey_a11y.pdf', 'Dynamic languages such as JavaScript are more difficult to compile'],
      ['tika/testPDFVarious.pdf', 'ゾルゲと尾崎、淡々と最期'],
      ['pdfminer/zen_of_python_corrupted.pdf', 'Beautiful is better than ugly.'],
      ['zotero/wonderland_short.pdf', 'suddenly a White Rabbit with pink eyes ran close by her.'],
    ] as const)
      expect((await read(join(set ?? '', name))).text.replace(/\s+/g, ' '), name).toContain(sentence);
  });
});

/** Printed where no Chinese or Japanese font was installed (their letters are empty boxes), or empty altogether. */
const unreadable = new Set(['engadget', 'gmw', 'hukumusume', 'pixnet', 'yahoo-4', 'youth']);

describe.skipIf(made === null || pages === null)('pages that a browser printed', () => {
  test('say what the page says, with all that stands around it', async () => {
    const scores: TextScore[] = [];
    let titles = 0;
    for (const name of readdirSync(made ?? '')) {
      const key = basename(name, '.pdf');
      const page = join(pages ?? '', key);
      if (unreadable.has(key) || !existsSync(page)) continue;
      const article = await read(join(made ?? '', name));
      const expected = cleanArticle(readFileSync(join(page, 'expected.html'), 'utf8'), { images: new Map() });
      // A picture and its caption are all of it.
      if (expected.text.length < 40) continue;
      scores.push(textScore(expected.text, article.text));
      const source = /<title[^>]*>([^<]*)/i.exec(readFileSync(join(page, 'source.html'), 'utf8'))?.[1] ?? '';
      if (sameText(source, article.title)) titles += 1;
    }
    const { f1, recall } = summarise(scores);
    console.log(
      `printed pages: recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}, titles ${titles} of ${scores.length}`,
    );
    expect(scores.length).toBeGreaterThan(45);
    expect(recall).toBeGreaterThan(0.98);
    expect(f1).toBeGreaterThan(0.8);
  }, 60_000);
});

describe.skipIf(manuals === null)('manuals that are there as text too', () => {
  test.each([
    ['debian-faq/debian_FAQ_debian-faq.en', 'en', 0.94],
    ['debian-faq-de/debian_FAQ_debian-faq.de', 'de', 0.95],
    ['debian-policy/debian-policy_policy', 'en', 0.95],
    ['debian-policy/debian-policy_fhs_fhs-3.0', 'en', 0.9],
  ])('%s reads the same', async (name, language, floor) => {
    const article = await read(join(manuals ?? '', `${name}.pdf`));
    const score = summarise([
      textScore(readFileSync(join(manuals ?? '', `${name}.txt`), 'utf8'), article.text),
    ]);
    console.log(`${name}: F1 ${score.f1.toFixed(3)}`);
    // The printed ones have page numbers in their contents, the texts have other numbers of notes.
    expect(score.f1).toBeGreaterThan(floor);
    expect(article.language).toBe(language);
  });
});
