import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { createAnchor } from '../../contract/anchor-location.ts';
import { memoryStream } from '../../main/importers/memory-stream.ts';
import { openDocument } from '../../main/importers/pdf/open-document.ts';
import { readArticles } from '../../main/importing/testing/read-articles.ts';
import { createSeededRandom } from '../../main/search/testing/seeded-random.ts';
import { anchorOnPage, bareText, pageSpanInText } from '../../renderer/reading/page-location.ts';
import { testData } from '../test-data.ts';

const set = testData('data/pdf');
const mostDocuments = 60;
const mostPages = 8;

/** The texts of the first pages as the window reads them. */
async function pageTexts(name: string, bytes: Uint8Array): Promise<string[]> {
  const { document, close } = await openDocument(memoryStream({ name, path: name, bytes, modified: null }));
  try {
    const texts: string[] = [];
    for (let number = 1; number <= Math.min(mostPages, document.numPages); number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent({
        includeMarkedContent: false,
      });
      texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    }
    return texts;
  } finally {
    await close();
  }
}

test.skipIf(set === null)(
  'passages of the pages of real documents are placed in their text, and back, and none at another place',
  async () => {
    const seeded = createSeededRandom(7);
    const random = (): number => seeded.below(1_000_000) / 1_000_000;
    const counts = { documents: 0, passages: 0, placed: 0, back: 0, elsewhere: 0 };
    const files = readdirSync(set ?? '', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.pdf') && statSync(join(set ?? '', path)).size < 2_000_000)
      .sort();
    for (let index = 0; index < files.length && counts.documents < mostDocuments; index += 3) {
      const path = join(set ?? '', files[index] ?? '');
      const bytes = new Uint8Array(readFileSync(path));
      const name = basename(path);
      let article: string;
      let pages: string[];
      try {
        const [read] = await readArticles({ name, path, bytes, modified: null });
        article = read?.text ?? '';
        pages = await pageTexts(name, bytes);
      } catch {
        continue;
      }
      if (article.length < 1_500) continue;
      counts.documents += 1;
      const whole = bareText(article);
      for (const source of pages.filter((text) => text.length > 600)) {
        const page = bareText(source);
        for (let trial = 0; trial < 3; trial += 1) {
          const from = Math.floor(random() * (source.length - 200));
          const start = source.indexOf(' ', from) + 1;
          const end = source.indexOf(' ', start + 50 + Math.floor(random() * 90));
          if (start <= 0 || end <= start || end - start > 300) continue;
          counts.passages += 1;
          const span = pageSpanInText(page, { start, end }, whole);
          if (span === null) continue;
          counts.placed += 1;
          const wanted = bareText(source.slice(start, end)).bare;
          if (bareText(article.slice(span.start, span.end)).bare !== wanted) counts.elsewhere += 1;
          const again = anchorOnPage(page, createAnchor(article, span.start, span.end), true);
          if (again === null) continue;
          if (Math.abs(again.start - start) <= 2 && Math.abs(again.end - end) <= 2) counts.back += 1;
          else counts.elsewhere += 1;
        }
      }
    }
    expect(counts.documents).toBeGreaterThanOrEqual(8);
    // The rest are formulas, tables, passages over two columns, and fonts that say no letters.
    expect(counts.placed / counts.passages).toBeGreaterThan(0.75);
    expect(counts.back).toBe(counts.placed);
    expect(counts.elsewhere).toBe(0);
  },
  180_000,
);
