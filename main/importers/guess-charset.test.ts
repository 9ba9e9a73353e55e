import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readArticles } from '../importing/testing/read-articles.ts';
import { guessCharset } from './guess-charset.ts';

const words = 'Мост открыли утром, и первым по нему прошёл почтальон с велосипедом. '.repeat(10);

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'utf-8\u0000', 'x'.repeat(200)])(
  'guesses the charset of a text that declares itself to be in %s',
  (name) => {
    for (const declaration of [
      `<meta charset="${name}">`,
      `<?xml version="1.0" encoding="${name}"?>`,
      `# coding: ${name}\n`,
      `<meta http-equiv="content-type" content="text/html; charset=${name}">`,
    ])
      expect(guessCharset(iconv.encode(declaration + words, 'windows-1251'), ['cp437'])).toMatchObject({
        encoding: expect.stringMatching(/^windows-1251$/i),
      });
  },
);

test('reads a page that declares a charset of no such name', async () => {
  const page = `<!doctype html><meta charset=constructor><title>Мост</title><article><p>${words}</p></article>`;
  const bytes = new Uint8Array(iconv.encode(page, 'windows-1251'));
  const [article] = await readArticles({ name: 'a.html', path: 'a.html', bytes, modified: null });
  expect(article?.text).toContain('первым по нему прошёл почтальон');
});
