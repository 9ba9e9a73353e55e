import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isErrorCode } from '../../../contract/errors.ts';
import { testData } from '../../../tests/test-data.ts';
import { cleanArticle } from '../../cleaning/clean-article.ts';
import { forbiddenMarkup } from '../../cleaning/testing/forbidden-markup.ts';
import { html } from '../html.ts';

/** The text of the article, or the code with which the page is refused; anything else that is thrown is a defect. */
async function outcome(page: string | Uint8Array): Promise<string> {
  const bytes = typeof page === 'string' ? Buffer.from(page) : page;
  try {
    for await (const article of html.read(
      { name: 'a.html', path: 'a.html', bytes, modified: null },
      { sibling: async () => null },
    )) {
      const cleaned = cleanArticle(article.html, { images: new Map() });
      expect(forbiddenMarkup(cleaned.html)).toEqual([]);
      return cleaned.text;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && isErrorCode(error.code)) return error.code;
    throw error;
  }
  return '';
}

const text = 'Good text of an article, that goes on for a while, as text does. '.repeat(12);
const size = 200_000;

test.each([
  ['one name without an end', `<?xml version="1.0"?><html xmlns="x"><${'a'.repeat(size)}`, 'no-text'],
  ['tags that never close', '<a '.repeat(size), 'no-text'],
  ['comments that never close', '<!--'.repeat(size), 'no-text'],
  [
    'sections of text that never close',
    `<?xml version="1.0"?><html xmlns="x"><p>${text}</p>${'<![CDATA['.repeat(size)}`,
    text.trim(),
  ],
  ['a srcset of spaces', `<p>${text}<img srcset="${' '.repeat(size)}">`, text.trim()],
  ['boxes a hundred thousand deep', `${'<div>'.repeat(100_000)}${text}`, text.trim()],
  ['spans a hundred thousand deep', `${'<span>'.repeat(100_000)}${text}`, text.trim()],
  ['tables five thousand deep', `${'<table><tr><td>'.repeat(5_000)}${text}`, text.trim()],
  ['an author without end', `<meta name=author content="${'by '.repeat(size)}"><p>${text}`, text.trim()],
  ['a title of separators', `<title>${'a - '.repeat(size)}</title><p>${text}`, text.trim()],
  [
    'a thousand headings for other articles',
    `<p>${text}</p><div>${'<h3>Related</h3>'.repeat(1_000)}</div><p>${text}`,
    `${text.trim()}\n\n${text.trim()}`,
  ],
  ['a password field and a line', '<form>Please sign in<input type=password></form>', 'no-text'],
])('ends with %s', async (_, page, expected) => {
  expect(await outcome(page)).toBe(expected);
});

test('refuses formatting that would multiply without end', async () => {
  const fonts = Array.from({ length: 1_000 }, (_, index) => `<font color=${index}>`).join('');
  expect(await outcome(`<p>${fonts}</p>${'<p>x</p>'.repeat(2_000)}`)).toBe('too-large');
});

test('ends with a page cut off at any byte', async () => {
  const page = Buffer.from(
    `<!doctype html><html lang=en><head><title>A title</title><meta charset=utf-8><script type="application/ld+json">{"@type":"Article","headline":"A title"}</script></head><body><article><h1>A title</h1><p>${text}</p><img src="data:image/png;base64,AAAA"><table><tr><td>é</table></article></body></html>`,
  );
  for (let length = 1; length < page.length; length += 7) await outcome(page.subarray(0, length));
  expect(await outcome(page)).toContain('Good text');
});

const payloadFile = testData('data/hostile/xss-payloads.txt');
test.skipIf(payloadFile === null)(
  'leaves nothing that acts of a page full of published payloads',
  async () => {
    const payloads = readFileSync(payloadFile ?? '', 'utf8').split('\n');
    for (let start = 0; start < payloads.length; start += 40) {
      const batch = payloads.slice(start, start + 40);
      await outcome(
        `<html><head><title>${batch[0]}</title></head><body><p>${text}</p>${batch.join('\n<p>')}<p>${text}</p></body></html>`,
      );
    }
    expect(payloads.length).toBeGreaterThan(3_000);
  },
);
