import { afterEach, beforeEach, expect, test } from 'vitest';
import { cleanArticle } from './cleaning/clean-article.ts';
import { createContent } from './content.ts';
import {
  importFiles,
  openScratchLibrary,
  readyArticle,
  type ScratchLibrary,
  storedFile,
} from './library/testing/scratch-library.ts';

let scratch: ScratchLibrary;
beforeEach(async () => {
  scratch = await openScratchLibrary();
});
afterEach(() => scratch.dispose());

const long = '<p>The ferry runs again. Nobody had expected it so soon.</p>'.repeat(40_000);

async function stored(...html: string[]): Promise<string[]> {
  const files = html.map((each, index) =>
    storedFile(
      `${index}.html`,
      readyArticle({ title: `Ferry ${index}`, html: each, text: `Crossing ${index}` }),
    ),
  );
  return (await importFiles(scratch.library, files)).articles;
}

test('while a long article is made ready, others are opened', async () => {
  const { html } = cleanArticle(long, { images: new Map() });
  const [book, ...short] = await stored(html, '<p>One.</p>', '<p>Two.</p>', '<p>Three.</p>');
  const content = createContent(scratch.library);
  const order: string[] = [];
  const open = async (id: string | undefined): Promise<string> => {
    const { body } = await content(`/article/${id}`);
    order.push(id ?? '');
    return body.kind === 'text' ? body.text : '';
  };
  const page = open(book);
  for (const id of short) await open(id);
  const parts = /<div class="part" style="[^"]*">|<\/div>/g;
  // Compared by hand: a failure would print megabytes.
  expect((await page).replaceAll(parts, '').includes(`>${html}</main>`)).toBe(true);
  expect(order).toEqual([...short, book]);
});

test('what was changed in the library is cleaned when it is shown, at any length', async () => {
  const forged = '<script>x()</script><img src="https://e.org/i.png" onerror="x()">';
  const content = createContent(scratch.library);
  for (const id of await stored(`${long}${forged}`, forged))
    for (let time = 0; time < 2; time += 1) {
      const { body } = await content(`/article/${id}`);
      expect(body.kind === 'text' ? body.text : '').not.toMatch(/<script|onerror|e\.org/);
    }
});
