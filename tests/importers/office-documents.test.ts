import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { cleanArticle } from '../../main/cleaning/clean-article.ts';
import { readArticles } from '../../main/importing/testing/read-articles.ts';
import type { ReadyArticle } from '../../main/library/ready-article.ts';
import { sameText, summarise, textScore } from '../benchmarks/extraction/scores.ts';
import { testData } from '../test-data.ts';

const documents = testData('data/docx');
const made = testData('data/made/docx');
const pages = testData('data/html-readability');

async function read(path: string): Promise<ReadyArticle> {
  const bytes = new Uint8Array(readFileSync(path));
  const [article] = await readArticles({ name: basename(path), path, bytes, modified: null });
  if (!article) throw new Error(`${path} holds no article`);
  return article;
}

/** Files of a folder of the set → `read`, or the code of the refusal. A defect fails the test. */
async function outcomes(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of readdirSync(join(documents ?? '', folder)))
    try {
      await read(join(documents ?? '', folder, name));
      found.set(name, 'read');
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      found.set(name, error.code);
    }
  return found;
}

function refused(found: ReadonlyMap<string, string>, code: string): string[] {
  return [...found].filter(([, outcome]) => outcome === code).map(([name]) => name);
}

describe.skipIf(documents === null)('OpenDocument texts of other projects', () => {
  test('are read, but for the one that is a picture alone', async () => {
    const found = await outcomes('odt-tika');
    expect(refused(found, 'no-text')).toEqual(['testODTEmbeddedImageLink.odt']);
    expect(refused(found, 'read')).toHaveLength(found.size - 1);
  });
});

describe.skipIf(documents === null)('RTF files of other projects', () => {
  test('are read, but for two that hold pictures or a header alone', async () => {
    const found = await outcomes('rtf-tika');
    expect(refused(found, 'no-text')).toEqual(['testRTFBoldPlain.rtf', 'testRTFEmbeddedLink.rtf']);
    expect(refused(found, 'read')).toHaveLength(found.size - 2);
  });

  test('say what they say, in whatever charset', async () => {
    const folder = join(documents ?? '', 'rtf-tika');
    for (const [name, words] of [
      ['testRTFJapanese.rtf', 'ゾルゲと尾崎、淡々と最期'],
      ['testFontAfterBufferedText.rtf', 'Уважаемый клиент!'],
      ['testRTFWordPadCzechCharacters.rtf', 'Svitky od Mrtvého moře jsou starověké'],
      ['testRTFUnicodeGothic.rtf', '𐌲𐌿𐍄𐌹𐍃𐌺'],
      ['testRTFHexEscapeInsideWord.rtf', 'ESPÍRITO SANTO'],
      ['testRTFVarious.rtf', 'This is a footnote.'],
    ] as const)
      expect((await read(join(folder, name))).text).toContain(words);
  });
});

describe.skipIf(documents === null)('Word documents of other projects', () => {
  test('are read, but for those that are locked, damaged or hold no words', async () => {
    for (const [folder, encrypted, damaged, silent] of [
      ['mammoth', 0, 0, 3],
      // One says `<w:i/ >`, which is no XML.
      ['pandoc', 0, 1, 0],
      ['poi', 2, 0, 11],
      ['tika', 1, 1, 2],
    ] as const) {
      const found = await outcomes(folder);
      expect(
        [...new Set(found.values())].every((code) =>
          ['read', 'encrypted', 'damaged', 'no-text'].includes(code),
        ),
      ).toBe(true);
      expect(refused(found, 'encrypted'), folder).toHaveLength(encrypted);
      expect(refused(found, 'damaged').length, folder).toBeLessThanOrEqual(damaged);
      expect(refused(found, 'no-text').length, `${refused(found, 'no-text')}`).toBeLessThanOrEqual(silent);
    }
  });
});

describe.skipIf(made === null || pages === null)('Word documents made from pages whose text is known', () => {
  test('say what the page says, under its title', async () => {
    const scores = [];
    let titles = 0;
    let stated = 0;
    for (const name of readdirSync(made ?? '')) {
      const page = join(pages ?? '', name.replace(/\.docx$/, ''));
      const article = await read(join(made ?? '', name));
      const expected = cleanArticle(readFileSync(join(page, 'expected.html'), 'utf8'), { images: new Map() });
      scores.push(textScore(expected.text, article.text));
      const { title } = JSON.parse(readFileSync(join(page, 'expected-metadata.json'), 'utf8'));
      if (typeof title !== 'string' || title === '') continue;
      stated += 1;
      if (sameText(title, article.title)) titles += 1;
    }
    const { f1 } = summarise(scores);

    expect(f1).toBeGreaterThan(0.997);
    expect(titles / stated).toBeGreaterThan(0.98);
  }, 60_000);
});
