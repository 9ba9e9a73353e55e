import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { testData } from '../../tests/test-data.ts';
import { readArticles } from '../importing/testing/read-articles.ts';
import { fb2 } from './fb2.ts';
import type { SourceFile } from './importer.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (bytes: Uint8Array, name = 'book.fb2'): SourceFile => ({
  name,
  path: name,
  bytes,
  modified: null,
});
const book = (
  body: string,
  description = '<title-info><book-title>The Ferry</book-title></title-info>',
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><description>${description}</description>${body}</FictionBook>`;

it('knows a book by its root element, and one that lies alone in a zip', () => {
  const bytes = bytesOf(book('<body><section><p>Text</p></section></body>'));
  expect(fb2.recognise({ name: 'a.xml', path: 'a', bytes })).toBeGreaterThanOrEqual(0.9);
  expect(fb2.recognise({ name: 'a.fb2', path: 'a', bytes: bytesOf('Prose about <FictionBook>.') })).toBe(0);
  const zip = zipSync({ 'book.fb2': bytes });
  expect(
    fb2.recognise({ name: 'a.zip', path: 'a', bytes: zip, entries: ['book.fb2'] }),
  ).toBeGreaterThanOrEqual(0.9);
  expect(fb2.recognise({ name: 'a.zip', path: 'a', bytes: zip, entries: ['a.fb2', 'b.fb2'] })).toBe(0);
});

it('reads the same out of a zip as out of the file', async () => {
  const bytes = bytesOf(book('<body><section><title><p>One</p></title><p>Mud & rain</p></section></body>'));
  const [plain] = await readArticles(file(bytes));
  const [zipped] = await readArticles(file(zipSync({ 'any name.fb2': bytes }), 'book.fb2.zip'));
  expect(plain?.text).toBe('One\n\nMud & rain');
  expect(zipped).toEqual(plain);
});

it('links notes both ways and lists what is not there', async () => {
  const [article] = await readArticles(
    file(
      bytesOf(
        book(
          '<body><section><p>Said<a l:href="#n" type="note">1</a> and again<a l:href="#n" type="note">1</a>.</p><image l:href="#gone.png"/><image l:href="https://host.example/a.png"/></section></body><body name="notes"><section id="n"><title><p>1</p></title><p>By whom.</p></section></body>',
        ),
      ),
    ),
  );
  expect(article?.html).toContain(
    '<p>Said<a id="user-content-n-reference" href="#user-content-n" class="footnote-ref">1</a> and again<a href="#user-content-n" class="footnote-ref">1</a>.</p>',
  );
  expect(article?.html).toContain(
    '<aside id="user-content-n" class="footnotes-list"><p><a href="#user-content-n-reference" class="footnote-backref">1</a> By whom.</p></aside>',
  );
  expect(article?.missing).toEqual([
    { kind: 'image', address: '#gone.png', reason: 'absent' },
    { kind: 'image', address: 'https://host.example/a.png', reason: 'remote' },
  ]);
});

it('refuses what is cut short, empty or nested without end', async () => {
  const whole = book('<body><section><p>Text</p></section></body>');
  const deep = book(`<body>${'<section>'.repeat(400)}<p>x</p>${'</section>'.repeat(400)}</body>`);
  for (const [text, code] of [
    [whole.slice(0, -40), 'damaged'],
    [book(''), 'damaged'],
    [deep, 'damaged'],
    [book('<body><section><p> </p></section></body>'), 'no-text'],
  ] as const)
    await expect(readArticles(file(bytesOf(text)))).rejects.toMatchObject({ code });
});

const sample = testData('data/txt-md/fb2-tika/test.fb2');

it.skipIf(sample === null)('reads a book that the makers of the format wrote to try it', async () => {
  const [article] = await readArticles(file(new Uint8Array(readFileSync(sample ?? ''))));
  expect(article).toMatchObject({
    title: 'Война и мир',
    byline: 'Лев Николаевич Толстой',
    language: 'ru',
    missing: [],
  });
  expect(article?.images.length).toBe(2);
  expect(article?.html.match(/class="footnote-ref"/g)?.length).toBeGreaterThanOrEqual(5);
});
